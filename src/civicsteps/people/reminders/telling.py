"""Writing a person's letter of reminders: claimed, told and queued in one transaction."""

from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from civicsteps.core import clock
from civicsteps.core.addresses import in_language
from civicsteps.core.days import BINDING, said
from civicsteps.core.mail.compose import Composed, compose
from civicsteps.core.mail.models import Message
from civicsteps.core.mail.send import send
from civicsteps.people.accounts.models import User
from civicsteps.people.reminders.actions import leave_url
from civicsteps.people.reminders.models import Digest, Told
from civicsteps.people.reminders.queries import Line, lines_for

MOST = 12
"""Lines in one letter; it says how many more there are on the desk."""


def remind(user: User) -> Message | None:
    """Write to a person what waits for them today, or return None where there is nothing to say.

    The caller has locked the person. The claim of the day and of each line stands in the same
    transaction as the queued letter: a worker that dies leaves both or neither.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a letter is claimed and queued in one transaction")
    today = clock.today()
    with translation.override(user.language):
        lines = lines_for(user, on=today)
        if not lines:
            return None
        leave = leave_url(user)
        letter = letter_of(lines, user.language, leave=leave)
    Digest.objects.create(user=user, day=today, lines=len(lines))
    Told.objects.bulk_create(
        Told(user=user, source=line.source, kind=line.kind, day=line.day, told_on=today)
        for line in lines
    )
    return send(
        to=user.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        kind="reminders.digest",
        language=user.language,
        unsubscribe_url=leave,
    )


def letter_of(lines: list[Line], language: str, *, leave: str) -> Composed:
    """Return the words of a letter; what is only of groups at risk names nothing at all.

    The language is in force.
    """
    shown = lines[:MOST]
    context: dict[str, object] = {
        "subject": _subject(lines),
        "heading": said(clock.today(), BINDING).capitalize(),
        "parts": _parts(shown, language),
        "more": len(lines) - len(shown),
        "button_url": settings.SITE_URL + reverse("desk"),
        "button_label": _("See what waits for me"),
        "reason": _("You get this because a group counts on you. At most one letter a day."),
        "choose_url": settings.SITE_URL + reverse("reminders"),
        "unsubscribe_url": leave,
    }
    return compose("reminders/mail/digest", context, language)


def _subject(lines: list[Line]) -> str:
    if all(line.quiet for line in lines):
        return _("Something waits for you")
    first = next(line for line in lines if not line.quiet)
    others = len(lines) - 1
    told = {"title": first.title, "day": said(first.day, "j F"), "n": others}
    if first.binds:
        named = _("Until %(day)s: %(title)s") % told
    elif first.kind == "late":
        named = _("They are late: %(title)s") % told
    else:
        named = first.title
    return f"{named} (+{others})" if others else named


def _parts(lines: list[Line], language: str) -> list[tuple[str, list[dict[str, str]]]]:
    named = (
        (_("Days that bind you"), [one for one in lines if one.is_term]),
        (_("Who owes you an answer"), [one for one in lines if one.kind == "late"]),
        (_("To do"), [one for one in lines if one.kind in {"due", "overdue"}]),
    )
    return [(title, [_shown(one, language) for one in some]) for title, some in named if some]


def _shown(line: Line, language: str) -> dict[str, str]:
    url = reverse("desk") if line.quiet else in_language(line.url, language)
    return {
        "title": line.title,
        "text": line.text,
        "group": line.group,
        "url": settings.SITE_URL + url,
    }
