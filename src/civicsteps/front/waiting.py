"""What waits, since when, and for whom: as the desks show it."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from civicsteps.core import clock
from civicsteps.front.templatetags.stairs import local
from civicsteps.people.acts.models import Need
from civicsteps.people.acts.queries import need_button, need_title
from civicsteps.resolve.letters.models import Letter

WHOM: dict[str, str | Promise] = {
    "us": gettext_lazy("waits for us"),
    "office": gettext_lazy("waits for the office"),
    "mentor": gettext_lazy("waits for the mentor"),
    "neighbour": gettext_lazy("waits for a neighbour with a link"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """A need as a desk shows it; `whom` says for whom it waits, `since` for how long."""

    title: str
    button: str
    url: str
    minutes: int
    group: str
    due_on: date | None
    since: str
    whom: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A letter that an office has not answered."""

    title: str
    url: str
    office: str
    since: str


def task_of(need: Need) -> Task:
    """Return a need as a desk shows it."""
    return Task(
        need_title(need),
        need_button(need),
        local(need.url),
        need.minutes,
        str(need.group),
        need.due_on,
        since(need.opened_on),
        str(WHOM[getattr(need, "waits_for", "us")]),
    )


def unanswered(letter: Letter) -> Unanswered:
    """Return a letter that waits as a desk shows it."""
    office = letter.office.authority.name
    url = letter.get_absolute_url()
    return Unanswered(letter.subject, url, office, since(letter.sent_on or clock.today()))


def since(day: date) -> str:
    """Say for how long something has waited: „de azi”, „de 12 zile”."""
    days = (clock.today() - day).days
    if days <= 0:
        return _("since today")
    return ngettext("for %(n)s day", "for %(n)s days", days) % {"n": days}
