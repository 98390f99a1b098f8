from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from civicsteps.core.audiences import PUBLIC
from civicsteps.core.journal.models import Entry, Mention, Showing
from civicsteps.core.keeping import Gathered, declare

PORTION = 500
"""How many ids one question names: both databases take as many."""


def entries_about(gathered: Gathered) -> "Iterator[QuerySet[Entry]]":
    """Return the entries about a group's own rows, in portions."""
    for kind, ids in gathered.items():
        for some in _portions(ids):
            about = Mention.objects.filter(object_kind=kind, object_id__in=some)
            yield Entry.objects.filter(pk__in=about.values("entry"))


def mentions_of_own(gathered: Gathered) -> "Iterator[QuerySet[Mention]]":
    """Return which of a group's own rows its entries are about: no other group's."""
    own = Q(pk=None)
    for kind in gathered:
        own |= Q(object_kind=kind)
    for some in _portions(gathered["journal.entry"]):
        ids = [
            pk
            for pk, kind, key in Mention.objects.filter(own, entry__in=some).values_list(
                "pk", "object_kind", "object_id"
            )
            if key in gathered[kind]
        ]
        for few in _portions(ids):
            yield Mention.objects.filter(pk__in=few)


def showings_to_own(gathered: Gathered) -> "Iterator[QuerySet[Showing]]":
    """Return to whom of the group, or whether to everybody, its entries are shown."""
    keys = {str(key) for ids in gathered.values() for key in ids}
    for some in _portions(gathered["journal.entry"]):
        ids = [
            pk
            for pk, audience in Showing.objects.filter(entry__in=some).values_list("pk", "audience")
            if audience == PUBLIC or audience.partition(":")[2] in keys
        ]
        for few in _portions(ids):
            yield Showing.objects.filter(pk__in=few)


def _portions[T](ids: "set[T] | list[T]") -> "Iterator[list[T]]":
    known = list(ids)
    for start in range(0, len(known), PORTION):
        yield known[start : start + PORTION]


declare(
    "journal.Entry",
    why=_(
        "That something happened, by a pseudonym, without personal text; never changed, for good."
    ),
    of_group=entries_about,
)
declare(
    "journal.Mention",
    why=_("Which rows an entry is about; for good, like the entry."),
    of_group=mentions_of_own,
)
declare(
    "journal.Showing",
    why=_("Who may see an entry, from when until when; for good."),
    of_group=showings_to_own,
)
declare(
    "journal.Delivery",
    why=_("Which reactions heard an entry, so that each hears it once."),
    apart="what this installation's own machinery did",
)
