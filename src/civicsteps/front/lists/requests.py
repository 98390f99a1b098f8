"""The list of a group's requests: late ones first, narrowed by state, office and instrument."""

from uuid import UUID

from django.conf import settings
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.core.actors.models import Actor
from civicsteps.front.lists.export import Column, Sheet, itself
from civicsteps.front.lists.fields import SearchField, offices_named
from civicsteps.front.lists.narrowing import ChoiceOf, ListForm, NamedField, Narrowed
from civicsteps.front.queries import found_ids
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.instruments import INSTRUMENTS, instrument_of
from civicsteps.resolve.letters.models import Reply
from civicsteps.resolve.requests.models import Request
from civicsteps.resolve.requests.queries import late_letters, requests_of_group
from civicsteps.resolve.requests.rules import belongs_inside

STATES = [
    ("intarziate", pgettext_lazy("requests", "late")),
    ("fara-numar", pgettext_lazy("requests", "without a number")),
    ("fara-raspuns", pgettext_lazy("requests", "without an answer")),
    ("cu-raspuns", pgettext_lazy("requests", "with an answer")),
    ("ciorne", pgettext_lazy("requests", "not sent yet")),
]


class GroupRequestList(ListForm):
    """Search by the problem, state, office, kind of letter."""

    q = SearchField(_("Search by the problem"))
    stare = ChoiceOf(STATES, label=pgettext_lazy("filter", "state"))
    birou = NamedField(label=pgettext_lazy("filter", "office"), find=offices_named)
    fel = ChoiceOf(
        [(kind.id, kind.title) for kind in INSTRUMENTS.values()],
        label=pgettext_lazy("filter", "kind of letter"),
    )


def group_requests_listed(group: Group, by: Actor, chosen: Narrowed) -> QuerySet[Request]:
    """Return a group's requests that an actor may see, narrowed: late ones first, then the newest.

    Late is what is surely late today, by any letter that opened a request; to whom is not of the
    group only what strong evidence shows.
    """
    late = late_letters(group, sayable=not belongs_inside(by, group.pk))
    found = _narrowed(requests_of_group(group, by), chosen, late)
    if not late:
        return found
    first = Case(When(opening__in=late, then=Value(0)), default=Value(1))
    return found.order_by(first, "-opened_at", "-pk")


def _narrowed(found: QuerySet[Request], chosen: Narrowed, late: set[UUID]) -> QuerySet[Request]:
    if chosen.get("q"):
        found = found.filter(cause__in=found_ids(chosen.get("q"), kind="causes.cause"))
    if chosen.get("stare"):
        found = found.filter(_in_state(chosen.get("stare"), late))
    if chosen.get("birou"):
        found = found.filter(office__in=chosen.get("birou").keys)
    if chosen.get("fel"):
        found = found.filter(instrument=chosen.get("fel"))
    return found


def _in_state(state: str, late: set[UUID]) -> Q:
    came = Reply.objects.filter(letter=OuterRef("opening"), withdrawn_on=None)
    answered = Exists(came.filter(kind=Reply.Kind.REPLY))
    standing = Q(opening__sent_on__isnull=False, opening__withdrawn_on=None)
    return {
        "intarziate": Q(opening__in=late),
        "fara-numar": standing & Q(opening__registered_on=None),
        "fara-raspuns": standing & ~Q(answered),
        "cu-raspuns": standing & Q(answered),
        "ciorne": Q(opening__sent_on=None),
    }[state]


REQUESTS: Sheet[Request, Request] = Sheet(
    "cereri",
    itself,
    [
        Column(
            "subject",
            pgettext_lazy("column", "subject"),
            lambda x: public_text(x.opening, x.opening.subject),
        ),
        Column("kind", pgettext_lazy("filter", "kind of letter"), lambda x: _kind(x)),
        Column("office", pgettext_lazy("filter", "office"), lambda x: x.office.label),
        Column("sent_on", _("sent on"), lambda x: x.opening.sent_on),
        Column("number", _("registration number"), lambda x: x.opening.registration_number),
        Column("registered_on", _("registered on"), lambda x: x.opening.registered_on),
        Column("problem", _("the problem"), lambda x: x.cause.title),
        Column("illustrative", _("an invented example"), lambda x: x.illustrative),
        Column("url", _("address"), lambda x: settings.SITE_URL + x.get_absolute_url()),
    ],
)


def _kind(request: Request) -> str:
    return str(instrument_of(request.instrument).title)
