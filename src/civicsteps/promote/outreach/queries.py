"""Reading what is told on: public acts, short addresses, a group's week, whom one may call."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from civicsteps.causes.models import Cause
from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.journal.models import Entry, Mention, Showing
from civicsteps.core.journal.queries import entries_about
from civicsteps.core.text import plain
from civicsteps.people.groups.models import Consent, Group
from civicsteps.promote.outreach import words
from civicsteps.promote.outreach.models import ShortAddress

MOST_IN_A_WEEK = 60


@dataclass(frozen=True, slots=True)
class News:
    """What happened with a problem in some days, the first first."""

    cause: Cause
    entries: list[Entry]


def causes_to_tell() -> QuerySet[Cause]:
    """Return the problems that can be told on: those that everybody may read."""
    return Cause.objects.filter(published_at__isnull=False).select_related("group")


def groups_to_tell() -> QuerySet[Group]:
    """Return the groups and coalitions; a centre has no page of this kind."""
    return Group.objects.exclude(kind=Group.Kind.CENTRE)


def acts_to_tell(cause: Cause) -> QuerySet[Entry]:
    """Return what happened with a problem and everybody may read, newest first."""
    return entries_about(cause, audiences=[PUBLIC, cause.audience])


def living_addresses(about: Cause | Group) -> QuerySet[ShortAddress]:
    """Return the words that lead to a problem or a group, the one in use first."""
    living = about.short_addresses.filter(retired_on=None)
    return living.select_related("cause__group", "group").order_by("-chosen_at", "-pk")


def address_in_use(about: Cause | Group) -> ShortAddress | None:
    """Return the word that papers and texts show for a problem or a group, if one was chosen."""
    return living_addresses(about).first()


def address_led_to(word: str, *, by: Actor) -> ShortAddress | None:
    """Return the address of a word as somebody wrote it, if they may see where it leads."""
    folded = words.fold(word)
    if not words.is_word(folded):
        return None
    found = ShortAddress.objects.filter(word=folded, retired_on=None)
    address = found.select_related("cause__group", "group").first()
    if address is None or address.cause is None:
        return address
    return address if causes_visible_to(by).filter(pk=address.cause.pk).exists() else None


def addresses_run_by(by: Actor) -> QuerySet[ShortAddress]:
    """Return the short addresses of what an actor may see."""
    seen = Q(group__isnull=False) | Q(cause__in=causes_visible_to(by))
    return ShortAddress.objects.filter(seen).select_related("cause__group", "group")


def proposed_word(about: Cause | Group) -> str:
    """Return a free word that fits a problem or a group; one that says nothing for those at risk.

    In one query, whatever is taken already.
    """
    if (about.group if isinstance(about, Cause) else about).at_risk:
        titles = [f"pas {about.pk.hex[-5:]}"]
    elif isinstance(about, Cause):
        titles = [about.title, about.place]
    else:
        titles = [about.name, about.place]
    stems = {word[:3] for title in titles for word in words.fold(title).split("-") if word}
    near = Q(pk=None)
    for stem in stems:
        near |= Q(word__startswith=stem)
    taken = set(ShortAddress.objects.filter(near).values_list("word", flat=True))
    return words.proposed(titles, taken=taken)


def week_of(group: Group, *, since: datetime) -> list[News]:
    """Return what everybody may read of a group's problems since a moment, by problem."""
    causes = {c.pk: c for c in causes_to_tell().filter(group=group)}
    audiences = [PUBLIC, *(cause.audience for cause in causes.values())]
    found: dict[UUID, list[Entry]] = {}
    for mention in _mentions_since(since, list(causes), audiences)[:MOST_IN_A_WEEK]:
        entries = found.setdefault(mention.object_id, [])
        if mention.entry not in entries:
            entries.append(mention.entry)
    return [News(causes[key], entries) for key, entries in found.items()]


def told_since(since: datetime) -> list[tuple[UUID, UUID]]:
    """Return the ids of public problems and of the entries about them since a moment."""
    mentions = Mention.objects.filter(object_kind="causes.cause", entry__at__gte=since)
    public = Cause.objects.filter(pk=OuterRef("object_id"), published_at__isnull=False)
    rows = mentions.filter(Exists(public)).order_by("entry__at", "pk")
    return list(rows.values_list("object_id", "entry_id")[:500])


def people_to_call(group: Group) -> list[tuple[str, str]]:
    """Return the name and telephone of those who agreed to be called, by name."""
    agreed = Consent.objects.filter(
        contact__group=group,
        contact__erased_at=None,
        purpose=Consent.Purpose.CALLS,
        withdrawn_on=None,
    )
    reachable = agreed.exclude(contact__phone_key=None).select_related("contact")
    people = {(c.contact.name, c.contact.phone) for c in reachable.iterator()}
    return sorted(people, key=lambda one: (plain(one[0]), one[1]))


def _mentions_since(since: datetime, causes: list[UUID], audiences: list[str]) -> QuerySet[Mention]:
    now = clock.now()
    shown = Showing.objects.filter(
        Q(ends=None) | Q(ends__gt=now),
        entry=OuterRef("entry"),
        audience__in=audiences,
        begins__lte=now,
    )
    about = Mention.objects.filter(
        Exists(shown), object_kind="causes.cause", object_id__in=causes, entry__at__gte=since
    )
    return about.select_related("entry").order_by("entry__at", "entry_id", "pk")
