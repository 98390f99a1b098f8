"""The lists of groups and of authorities."""

from django import forms
from django.conf import settings
from django.db.models import Count, Exists, F, OrderBy, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.causes.models import Cause, Demand
from civicsteps.core.search.queries import words_of
from civicsteps.front.lists.export import Column, Sheet, itself
from civicsteps.front.lists.fields import PlaceField, SearchField, StepField
from civicsteps.front.lists.narrowing import ChoiceOf, ListForm, Narrowed, SortField
from civicsteps.front.queries import found_ids
from civicsteps.people.authorities.counties import BY_NAME, county_name
from civicsteps.people.authorities.models import Authority
from civicsteps.people.groups.models import Group

ASKED = 4
KINDS = [(kind.value, kind.label) for kind in (Group.Kind.GROUP, Group.Kind.COALITION)]
GROUP_ORDERS: dict[str, tuple[str | OrderBy, ...]] = {
    "": ("folded", "pk"),
    "inalte": (F("height").desc(nulls_last=True), "folded", "pk"),
    "noi": ("-opened_at", "pk"),
}


class GroupList(ListForm):
    """Search, kind, how far they came, where."""

    q = SearchField(_("Search in groups"))
    fel = ChoiceOf(KINDS, label=pgettext_lazy("filter", "kind"))
    treapta = StepField(_("with a problem at least at the step"))
    loc = PlaceField()
    sort = SortField(
        [
            ("", _("by name")),
            ("inalte", _("the highest step first")),
            ("noi", _("the newest first")),
        ]
    )


class AuthorityList(ListForm):
    """Search, where, and whether something waits for its answer."""

    q = SearchField(_("Search in authorities"))
    fel = ChoiceOf(Authority.Kind.choices, label=pgettext_lazy("filter", "kind"))
    judet = ChoiceOf(BY_NAME, label=pgettext_lazy("filter", "county"))
    loc = PlaceField()
    deschise = forms.BooleanField(label=_("owes somebody an answer"), required=False)


def groups_listed(chosen: Narrowed) -> QuerySet[Group]:
    """Return the groups that a list is narrowed to, with the height of their highest problem."""
    public = Cause.objects.filter(group=OuterRef("pk"), published_at__isnull=False)
    highest = Subquery(public.order_by("-height").values("height")[:1])
    groups: QuerySet[Group] = Group.objects.exclude(kind=Group.Kind.CENTRE)
    if chosen.get("q"):
        groups = groups.filter(pk__in=found_ids(chosen.get("q"), kind="groups.group"))
    if chosen.get("fel"):
        groups = groups.filter(kind=chosen.get("fel"))
    if chosen.get("treapta"):
        groups = groups.filter(Exists(public.filter(height__gte=chosen.get("treapta"))))
    groups = _placed(groups, chosen.get("loc")).annotate(height=highest)
    return groups.select_related("photo").order_by(*GROUP_ORDERS[chosen.get("sort") or ""])


def authorities_listed(chosen: Narrowed) -> QuerySet[Authority]:
    """Return the authorities that a list is narrowed to, by name."""
    authorities = Authority.objects.order_by("folded", "pk")
    if chosen.get("q"):
        found = found_ids(chosen.get("q"), kind="authorities.authority")
        authorities = authorities.filter(pk__in=found)
    if chosen.get("fel"):
        authorities = authorities.filter(kind=chosen.get("fel"))
    if chosen.get("judet"):
        authorities = authorities.filter(county=chosen.get("judet"))
    if chosen.get("deschise"):
        owed = _unanswered().filter(office__authority=OuterRef("pk"))
        authorities = authorities.filter(Exists(owed))
    return _placed(authorities, chosen.get("loc"))


def owed_answers(authorities: list[Authority]) -> dict[object, int]:
    """Return how many public asks each of these authorities has not answered yet."""
    counted = _unanswered().filter(office__authority__in=[a.pk for a in authorities])
    by_authority = counted.values_list("office__authority").annotate(n=Count("pk"))
    return dict(by_authority.order_by())


def _unanswered() -> QuerySet[Demand]:
    # Asked, and no step higher than that: not answered, not on an agenda, nothing promised.
    return Demand.objects.filter(height=ASKED, withdrawn_on=None, cause__published_at__isnull=False)


def _placed[M: (Group, Authority)](rows: QuerySet[M], place: str | None) -> QuerySet[M]:
    for word in words_of(place or ""):
        rows = rows.filter(Q(folded__contains=word))
    return rows


GROUPS: Sheet[Group, Group] = Sheet(
    "grupuri",
    itself,
    [
        Column("name", _("name"), lambda g: g.name),
        Column("name_en", _("in English"), lambda g: g.name_en),
        Column("kind", pgettext_lazy("filter", "kind"), lambda g: str(g.get_kind_display())),
        Column("place", _("where"), lambda g: g.place),
        Column("aim", _("what they want"), lambda g: g.aim),
        Column("step", _("its highest step"), lambda g: getattr(g, "height", None)),
        Column("illustrative", _("an invented example"), lambda g: g.illustrative),
        Column("url", _("address"), lambda g: settings.SITE_URL + g.get_absolute_url()),
    ],
    point=lambda g: None if g.at_risk or g.lat is None or g.lon is None else (g.lat, g.lon),
)

AUTHORITIES: Sheet[Authority, Authority] = Sheet(
    "autoritati",
    itself,
    [
        Column("name", _("name"), lambda a: a.name),
        Column("name_en", _("in English"), lambda a: a.name_en),
        Column("kind", pgettext_lazy("filter", "kind"), lambda a: str(a.get_kind_display())),
        Column("place", _("where"), lambda a: a.place),
        Column("county", pgettext_lazy("filter", "county"), lambda a: county_name(a.county)),
        Column("siruta", _("SIRUTA code"), lambda a: a.siruta),
        Column("website", _("website"), lambda a: a.website),
        Column("url", _("address"), lambda a: settings.SITE_URL + a.get_absolute_url()),
    ],
)
