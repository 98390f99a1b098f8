"""Reading how tables are kept, what the sweeps removed, and how much went out."""

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db.models import Count, OuterRef, Subquery, Sum

from civicsteps.core.actors.models import Actor
from civicsteps.core.keeping import KEEPINGS, Keeping
from civicsteps.people.groups.models import Export
from civicsteps.people.groups.queries import centres_of
from civicsteps.people.persons.models import Sweep


@dataclass(frozen=True, slots=True)
class Kept:
    """A table as the staff sees it: how it is kept, and what its last sweep removed."""

    keeping: Keeping
    on: date | None
    removed: int | None
    in_all: int

    @property
    def is_swept(self) -> bool:
        """Whether anything leaves it by time alone. A template would call the sweep itself."""
        return self.keeping.sweep is not None


def personal_tables() -> list[Keeping]:
    """Return the tables that hold something about people, by what they are called."""
    return sorted((k for k in _ours() if k.personal), key=lambda k: str(k.name or k.label))


def other_tables() -> list[Keeping]:
    """Return the tables that are about no person."""
    return sorted((k for k in _ours() if not k.personal), key=lambda k: k.label)


def kept_tables() -> list[Kept]:
    """Return every table with its last sweep, those that are swept first."""
    last = _last_sweeps()
    sums = dict(Sweep.objects.values_list("label").annotate(Sum("removed")))
    rows = []
    for keeping in _ours():
        on, removed = last.get(keeping.label, (None, None))
        rows.append(Kept(keeping, on, removed, sums.get(keeping.label) or 0))
    return sorted(rows, key=lambda row: (not row.is_swept, row.keeping.label))


def exports_counted(by: Actor) -> list[dict[str, object]]:
    """Return how often what went out of the groups that one's centre assists: no group named."""
    of_centre = Export.objects.filter(group__assisted_by__in=centres_of(by))
    counted = of_centre.order_by("what").values_list("what").annotate(times=Count("pk"))
    return [{"said": Export.What(what).label, "times": times} for what, times in counted]


def _last_sweeps() -> dict[str, tuple[date, int | None]]:
    newest = Sweep.objects.filter(label=OuterRef("label")).order_by("-at", "-pk").values("pk")[:1]
    rows = Sweep.objects.filter(pk=Subquery(newest))
    return {
        label: (on, removed) for label, on, removed in rows.values_list("label", "on", "removed")
    }


def _ours() -> list[Keeping]:
    joining = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if model._meta.auto_created
    }
    return [keeping for keeping in KEEPINGS.values() if keeping.label not in joining]
