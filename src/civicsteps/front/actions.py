"""What an authority does on its own page: it says that it answered, by a link to its mailbox."""

from datetime import date

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock as house
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.links.actions import issue
from civicsteps.core.links.models import Link
from civicsteps.core.mail.compose import compose
from civicsteps.core.mail.models import Message
from civicsteps.core.mail.send import send
from civicsteps.core.models import lock, split_ref
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.front.rules import CONTEST, why_not_contest
from civicsteps.people.authorities.models import Authority
from civicsteps.people.authorities.queries import speaks_for
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.records import contest_clock


@action
def ask_to_contest(*, clock: Clock, email: str, answered_on: date, said: str, by: Actor) -> Message:
    """Write to an authority's mailbox for its word that it answered on a day; nothing changes yet.

    `said` is how: „prin poștă, nr. 12”. Refused (input) for an address that is not the
    authority's own, and for a day before the term began or yet to come.
    """
    refuse(why_not_contest(by, clock))
    if clock.authority is None or not speaks_for(clock.authority, email):
        raise Refused(
            Refusal(
                _("We do not know this address as the institution's. Use one of its own domain."),
                "input",
                "email",
            )
        )
    if not clock.trigger_earliest <= answered_on <= house.today():
        raise Refused(
            Refusal(_("Not before it was asked, and not after today."), "input", "answered_on")
        )
    data = {"answered_on": answered_on.isoformat(), "said": said}
    link = issue(CONTEST, clock, by=by, data=data)
    return _write(clock.authority, clock, email, link.url)


@action
def contest_answer(*, link: Link, by: Actor) -> Clock:
    """Contest a late mark as the link in an authority's mailbox says: at once, nobody is asked.

    Refused for a link of another purpose.
    """
    if link.purpose != CONTEST:
        raise Refused(Refusal(_("This link is for something else."), "forbidden"))
    clock = lock(Clock.objects.get(pk=split_ref(link.about)[1]))
    refuse(why_not_contest(by, clock))
    return contest_clock(
        clock=clock,
        answered_on=date.fromisoformat(link.data["answered_on"]),
        said=link.data["said"],
        by=by,
    )


def _write(authority: Authority, clock: Clock, email: str, url: str) -> Message:
    language = (get_language() or "ro")[:2]
    context = {
        "authority": authority.name,
        "about": clock.about,
        "page_url": settings.SITE_URL + authority.get_absolute_url(),
        "button_url": url,
        "button_label": _("Yes, we answered"),
    }
    letter = compose("front/mail/contest", context, language)
    return send(
        to=email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        kind="front.contest",
        language=language,
    )
