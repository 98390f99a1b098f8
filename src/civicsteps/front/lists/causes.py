"""The list of problems: what it can be narrowed to, and what of it can be taken away."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.causes.fact_kinds import FACT_KINDS
from civicsteps.causes.models import Cause, Demand, Fact
from civicsteps.causes.stairs import kept_stairs
from civicsteps.causes.steps import FLAG_WORDS, STEP_WORDS
from civicsteps.core.search.queries import words_of
from civicsteps.engines.ladders import STEPS
from civicsteps.front.lists.export import Column, Sheet, itself
from civicsteps.front.lists.fields import (
    PlaceField,
    SearchField,
    StepField,
    authorities_named,
    groups_named,
)
from civicsteps.front.lists.narrowing import (
    AreaField,
    Box,
    ChoiceOf,
    ListForm,
    NamedField,
    Narrowed,
    SortField,
)
from civicsteps.front.queries import found_ids, public_causes
from civicsteps.people.groups.models import Group

ORDERS = {
    "": ("-moved_on", "-pk"),
    "inalte": ("-height", "-moved_on", "-pk"),
    "stau": ("moved_on", "pk"),
}


class CauseList(ListForm):
    """Search, steps, flags, whose, of whom, where."""

    aliases: ClassVar[dict[str, tuple[str, ...]]] = {"treapta": ("de_la", "pana_la")}

    q = SearchField(_("Search in problems"))
    de_la = StepField(_("from the step"))
    pana_la = StepField(_("up to the step"))
    semn = ChoiceOf(list(FLAG_WORDS.items()), label=_("with the flag"))
    grup = NamedField(label=pgettext_lazy("filter", "group"), find=groups_named)
    autoritate = NamedField(label=pgettext_lazy("filter", "authority"), find=authorities_named)
    loc = PlaceField()
    zona = AreaField(required=False, max_length=100)
    sort = SortField(
        [
            ("", _("what moved last first")),
            ("inalte", _("the highest step first")),
            ("stau", _("what has stood longest first")),
        ]
    )


def causes_listed(chosen: Narrowed) -> QuerySet[Cause]:
    """Return the public causes that a list is narrowed to, in the order asked for."""
    causes = public_causes().order_by(*ORDERS[chosen.get("sort") or ""])
    for name, narrow in _NARROW.items():
        if chosen.get(name):
            causes = causes.filter(narrow(chosen.get(name)))
    return causes


def placed(causes: QuerySet[Cause]) -> QuerySet[Cause]:
    """Return those that have a place on the map."""
    return causes.exclude(lat=None)


def _at(place: str) -> Q:
    """Return the filter of a place's words; of a group at risk only its town is known."""
    words = words_of(place)
    careful = dict(Group.objects.filter(at_risk=True).values_list("pk", "folded"))
    there = [pk for pk, folded in careful.items() if all(word in folded for word in words)]
    named = ~Q(group__in=list(careful))
    for word in words:
        named &= Q(folded_place__contains=word)
    return named | Q(group__in=there) if there else named


def _within(box: Box) -> Q:
    # The exact place of a group at risk could be found by ever smaller rectangles.
    south, west, north, east = box
    return Q(lat__range=(south, north), lon__range=(west, east), group__at_risk=False)


def _flagged(flag: str) -> Q:
    kinds = [name for name, kind in FACT_KINDS.items() if kind.flag == flag]
    return Q(pk__in=Fact.objects.filter(kind__in=kinds, lifted_on=None).values("cause"))


_NARROW: dict[str, Callable[[Any], Q]] = {
    "q": lambda text: Q(pk__in=found_ids(text, kind="causes.cause")),
    "de_la": lambda step: Q(height__gte=step),
    "pana_la": lambda step: Q(height__lte=step),
    "semn": _flagged,
    "grup": lambda groups: Q(group__in=groups.keys),
    "autoritate": lambda found: Q(
        pk__in=Demand.objects.filter(office__authority__in=found.keys).values("cause")
    ),
    "loc": _at,
    "zona": _within,
}


def _word(cause: Cause) -> str:
    return str(STEP_WORDS[cause.height - 1]) if 1 <= cause.height <= STEPS else ""


CAUSES: Sheet[Cause, Cause] = Sheet(
    "probleme",
    itself,
    [
        Column("title", _("the problem"), lambda c: c.title),
        Column("title_en", _("in English"), lambda c: c.title_en),
        Column("place", _("where"), lambda c: c.place_said),
        Column("group", pgettext_lazy("filter", "group"), lambda c: c.group.name),
        Column("step", pgettext_lazy("column", "step"), lambda c: c.height),
        Column("step_word", _("step, in a word"), _word),
        Column("flags", _("flags"), lambda c: ", ".join(kept_stairs(c).flags)),
        Column("opened_on", _("opened on"), lambda c: c.opened_on),
        Column("moved_on", _("moved on"), lambda c: c.moved_on),
        Column("illustrative", _("an invented example"), lambda c: c.illustrative),
        Column("url", _("address"), lambda c: settings.SITE_URL + c.get_absolute_url()),
    ],
    point=lambda c: c.point_said,
)
