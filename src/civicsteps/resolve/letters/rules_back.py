"""Who may give the office its page, speak through it, and show a reply to everybody."""

from collections.abc import Sequence

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.links.models import Link
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.roles import not_allowed
from civicsteps.resolve.letters.models import Letter, Reply

ANSWER, BY_CODE = "letters.answer", "letters.answer_by_code"
MOST_BROUGHT = 400 * 1024 * 1024


def why_not_give_office_link(by: Actor, letter: Letter) -> Refusal | None:
    """An organiser gives the office its page, once the letter left."""
    return not_allowed(by, "A", "letter", letter.cause.group) or _not_there(letter)


def why_not_open_by_code(_by: Actor, letter: Letter | None) -> Refusal | None:
    """Whoever has the code of a letter that left opens its page."""
    if letter is None:
        return Refusal(_("No letter has this code. Look at it once more."), "input", "code")
    if letter.withdrawn_on:
        return Refusal(_("This letter was withdrawn."), "input", "code")
    if letter.sent_on is None:
        said = _("The group has not written down yet that this letter is with you. Try tomorrow.")
        return Refusal(said, "input", "code")
    return None


def why_not_hear_office(by: Actor, letter: Letter, link: Link | None) -> Refusal | None:
    """Whoever holds the link for this letter speaks through it, or whoever typed its code."""
    if link is None or link.purpose not in {ANSWER, BY_CODE} or link.about != ref(letter):
        return Refusal(_("Only the office answers here."), "forbidden")
    return _not_there(letter)


def why_not_bring(letter: Letter, files: Sequence[Prepared]) -> Refusal | None:
    """Through its page a letter gets 400 MB in all: whoever has the address may be anybody."""
    if not files:
        return None
    by_page = [Reply.Channel.LINK, Reply.Channel.CODE]
    there = Reply.files.through.objects.filter(
        reply__letter=letter, reply__channel__in=by_page
    ).aggregate(size=Sum("storedfile__size"))["size"]
    if (there or 0) + sum(len(file.content) for file in files) <= MOST_BROUGHT:
        return None
    return Refusal(_("Too much was brought here for one letter. Send the rest by e-mail."), "input")


def why_not_publish_reply(by: Actor, reply: Reply) -> Refusal | None:
    """An organiser shows a reply to everybody, as long as it stands."""
    if refusal := not_allowed(by, "A", "reply", reply.letter.cause.group):
        return refusal
    return Refusal(_("This answer was taken back.")) if reply.withdrawn_on else None


def why_not_unpublish_reply(by: Actor, reply: Reply) -> Refusal | None:
    """An organiser takes the public copy back."""
    if refusal := not_allowed(by, "A", "reply", reply.letter.cause.group):
        return refusal
    shown = reply.public_copies.filter(withdrawn_at=None).exists()
    return None if shown else Refusal(_("Nothing of this answer is public."))


def _not_there(letter: Letter) -> Refusal | None:
    if letter.withdrawn_on:
        return Refusal(_("This letter was withdrawn."))
    return None if letter.sent_on else Refusal(_("The letter has not left yet."))
