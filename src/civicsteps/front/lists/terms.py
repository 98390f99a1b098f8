"""The terms that run for one's groups: whose turn, by which law, how soon, found by words."""

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.text import plain
from civicsteps.front.assisted import groups_assisted
from civicsteps.front.lists.fields import SearchField
from civicsteps.front.lists.narrowing import ANY, ChoiceOf, ListForm, Named, NamedField, Narrowed
from civicsteps.people.acts.models import Need
from civicsteps.people.clocks import book as law
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.queries import running_for
from civicsteps.people.clocks.words import text_of
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.permissions import holds
from civicsteps.people.groups.roles import places_of
from civicsteps.people.reminders.queries import binds_soon, late, term_groups
from civicsteps.resolve.letters.models import Letter

WORDS = 8
ON_DESK = 5
LATE_TOLD = "requests.late"
"""The task by which a desk says that an answer is late."""
TURNS = [("noi", _("ours")), ("ei", _("theirs"))]
SOON = [
    ("7", pgettext_lazy("terms", "binds within 7 days")),
    ("intarziat", pgettext_lazy("terms", "late")),
]


def group_named(slug: str) -> Named:
    """Return the group of an address; one that is not there is called by what was typed."""
    found = Group.objects.filter(slug=slug).first()
    return Named((found.pk,), found.name) if found else Named((), slug)


def laws() -> Iterable[tuple[str, str]]:
    """Return the laws whose terms may run, by their titles."""
    rules = law.book().rules.values()
    return [ANY, *((rule.id, text_of(rule.title)) for rule in rules)]  # type: ignore[list-item]  # lazy words


class TermList(ListForm):
    """Search by words; whose turn, how soon, by which law; of which group."""

    q = SearchField(_("Search by what it is about, office or group"))
    rand = ChoiceOf(TURNS, label=_("whose turn it is"))
    cand = ChoiceOf(SOON, label=pgettext_lazy("terms", "when"))
    lege = forms.ChoiceField(choices=laws, required=False, label=_("by which law"))
    grup = NamedField(label=_("group"), find=group_named, widget=forms.HiddenInput)


def terms_listed(by: Actor, chosen: Narrowed) -> QuerySet[Clock]:
    """Return the terms that run for an actor's groups, and those their centre assists, narrowed.

    The group's own days stand before the offices'.
    """
    found = running_for(groups_seen(by))
    for word in plain(chosen.get("q") or "").split()[:WORDS]:
        found = found.filter(
            Q(folded__contains=word)
            | Q(group__folded__contains=word)
            | Q(office__authority__folded__contains=word)
        )
    if chosen.get("rand"):
        ours = Q(who=Clock.Who.GROUP)
        found = found.filter(ours if chosen.get("rand") == "noi" else ~ours)
    if chosen.get("cand"):
        found = found.filter(binds_soon() if chosen.get("cand") == "7" else late())
    if chosen.get("lege"):
        found = found.filter(instrument=chosen.get("lege"))
    if chosen.get("grup"):
        found = found.filter(group__in=chosen.get("grup").keys)
    return found


def groups_seen(by: Actor) -> list[UUID]:
    """Return the groups whose terms an actor reads: their own, and those that they assist."""
    own = term_groups(by)
    if not any(place.is_centre and holds(place.role, "R", "letter") for place in places_of(by)):
        return own
    return [*own, *groups_assisted(by).values_list("pk", flat=True)]


def terms_on_desk(groups: list[UUID]) -> list[Clock]:
    """Return the first terms of some groups that no task on the desk speaks of."""
    told = Need.objects.filter(
        kind=LATE_TOLD, closed_on=None, group=OuterRef("group"), about=OuterRef("about")
    )
    said = Exists(told) & Q(who=Clock.Who.AUTHORITY, late_from__lte=clock.today())
    return list(running_for(groups).exclude(said)[:ON_DESK])


def without_term(letters: QuerySet[Letter]) -> QuerySet[Letter]:
    """Leave out the letters that run a term: they stand among the terms."""
    timed = [
        step.key
        for rule in law.book().rules.values()
        for step in rule.steps.values()
        if step.duration is not None
    ]
    return letters.exclude(step__in=timed, brought_at=None)
