"""What the pages of a letter and of a reply show of what came back, to those inside."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.mail.models import Message
from civicsteps.engines.mails import own_words, says_unread
from civicsteps.resolve.letters import rules, rules_back
from civicsteps.resolve.letters.incoming import number_in
from civicsteps.resolve.letters.models import FileText, Letter, PublicCopy, Reply


@dataclass(frozen=True, slots=True)
class Told:
    """A registration number that they told, for the group to confirm by one tap."""

    number: str
    on: date
    once: uuid.UUID


def letter_words(letter: Letter, replies: Sequence[Reply], *, by: Actor) -> dict[str, object]:
    """Return what a letter's page says of its way there, and the number that they told."""
    return {
        "way": way_of(letter.message) if letter.message else [],
        "told": _told(letter, replies, by),
        "unread": letter.registered_on is None and any(_says_unread(one) for one in replies),
        "may_give_link": rules_back.why_not_give_office_link(by, letter) is None,
    }


def way_of(message: Message) -> list[str]:
    """Return what is known of a message on its way, in sentences; a report can be forged."""
    told = [
        (message.sent_at, _("Their mail server took it on %(day)s, at %(hour)s.")),
        (message.delayed_at, _("Their mail server said on %(day)s, at %(hour)s, that it is late.")),
        (message.delivered_at, _("It was put in their mailbox: reported %(day)s, at %(hour)s.")),
        (message.read_at, _("Somebody opened it: reported %(day)s, at %(hour)s.")),
    ]
    known = [(timezone.localtime(moment), sentence) for moment, sentence in told if moment]
    return [s % {"day": f"{at:%d.%m.%Y}", "hour": f"{at:%H:%M}"} for at, s in known]


def reply_words(reply: Reply, *, inside: bool, by: Actor) -> dict[str, object]:
    """Return a reply's words for those inside, and its public copy for everybody."""
    words = own_words(reply.text) if inside else ""
    texts = FileText.objects.filter(reply=reply, file__in=reply.files.all())
    return {
        "words": words,
        "whole": reply.text if inside and words != reply.text.strip() else "",
        "texts": list(texts.select_related("file")) if inside else [],
        "public_copy": _public_copy(reply),
        "may_publish": rules_back.why_not_publish_reply(by, reply) is None,
    }


def _says_unread(reply: Reply) -> bool:
    return reply.kind == Reply.Kind.AUTO and reply.from_office and says_unread(reply.text)


def _public_copy(reply: Reply) -> PublicCopy | None:
    return reply.public_copies.filter(withdrawn_at=None).prefetch_related("pages").first()


def _told(letter: Letter, replies: Sequence[Reply], by: Actor) -> Told | None:
    if rules.why_not_record_registration(by, letter) is not None:
        return None
    named = [one for one in replies if one.number and one.kind == Reply.Kind.ACKNOWLEDGEMENT]
    if not named:
        return None
    on = number_in(named[-1].text).on or named[-1].received_on
    return Told(named[-1].number, on, uuid.uuid4())
