"""Who decides something somewhere: the offices to write to, the most specific first, with why."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from civicsteps.core.text import plain
from civicsteps.people.authorities.counties import NAMES
from civicsteps.people.authorities.models import Authority, Competence, Office
from civicsteps.people.authorities.topics import USUALLY, Topic

MOST = 12
MOST_NEAR = 300
LOCAL = ("sector", "commune", "town", "municipality")
_SHORTEST = 3
_RANKS = {"sector": 2, "commune": 2, "town": 2, "municipality": 3, "county": 4, "prefecture": 4}
_WHOLE_COUNTRY = 6
_SAID = {"judetul", "comuna", "orasul", "municipiul", "strada", "primaria"}
_FIRST = {"head": 1, "registry": 0, "department": 2, "council": 3}
_COUNCIL_FIRST = {Topic.ACTS, Topic.BUDGET}


@dataclass(frozen=True, slots=True)
class Competent:
    """An office that decides, why we say so, where that was read, and how specific it is.

    The lower the rank, the more specific: 0 a rule for just this place, 6 one for the country.
    `usual` is a rule of thumb by kind of authority: nobody wrote it down of this one.
    """

    office: Office
    why: str
    source: str = ""
    rank: int = 0
    usual: bool = False


def competent(topic: str, place: str, *, siruta: int | None = None) -> list[Competent]:
    """Return the offices that decide a topic in a place, the most specific first.

    `place` is as people write it („Grozăvești, Sector 6, București”, „Mogoșoaia, Ilfov”); `siruta`
    the code of its locality, where it is known. Several may be right: the reader chooses by `why`.
    """
    words = frozenset(_words(place))
    counties = _counties(words)
    written = [
        found
        for row in _rows(topic)
        if (found := _of_row(row, words, counties, siruta)) is not None
    ]
    said = {found.office.authority_id for found in written}
    usual = [
        found
        for authority in _near(words, counties, siruta)
        if authority.pk not in said
        and topic in USUALLY.get(authority.kind, ())
        and (found := _usually(authority, topic)) is not None
    ]
    order = sorted([*written, *usual], key=lambda f: (f.rank, f.usual, f.office.authority.folded))
    return _once(order)[:MOST]


def offices_to_write(authority: Authority) -> list[Office]:
    """Return an authority's offices as a letter would choose: the registry, the head, others."""
    return sorted(authority.offices.all(), key=lambda o: (_FIRST.get(o.kind, 4), o.folded))


def _rows(topic: str) -> QuerySet[Competence]:
    offices = Prefetch("authority__offices", Office.objects.select_related("authority"))
    rows = Competence.objects.filter(topic=topic, ended_on=None)
    return rows.select_related("authority", "office__authority").prefetch_related(offices)


def _of_row(
    row: Competence, words: frozenset[str], counties: set[str], siruta: int | None
) -> Competent | None:
    authority = row.authority
    office = row.office or _office(authority, row.topic)
    if office is None:
        return None
    here = _is_here(authority, words, counties, siruta)
    if row.place:
        if not (set(_words(row.place)) <= words and here is not False):
            return None
        why = _("They decide it for %(place)s.") % {"place": row.place}
        return Competent(office, _told(why, row.note), row.source, rank=0)
    if here is False:
        return None
    rank = _RANKS.get(authority.kind, _WHOLE_COUNTRY if here is None else 4) - bool(row.office)
    where = authority.place or _("the whole country")
    why = _("They decide it in %(place)s.") % {"place": where}
    return Competent(office, _told(why, row.note), row.source, rank=rank)


def _usually(authority: Authority, topic: str) -> Competent | None:
    office = _office(authority, topic)
    if office is None:
        return None
    kind: str | Promise = authority.get_kind_display()
    why = _("Usually such an authority decides it (%(kind)s); it was not written down of this one.")
    return Competent(office, why % {"kind": kind}, rank=_RANKS[authority.kind], usual=True)


def _office(authority: Authority, topic: str) -> Office | None:
    offices = offices_to_write(authority)
    if topic in _COUNCIL_FIRST:
        councils = [o for o in offices if o.kind == Office.Kind.COUNCIL]
        offices = councils + offices
    return next(iter(offices), None)


def _is_here(
    authority: Authority, words: frozenset[str], counties: set[str], siruta: int | None
) -> bool | None:
    """Tell whether an authority's area has a place in it; None for one of the whole country."""
    if siruta is not None and authority.siruta == siruta:
        return True
    if authority.kind in LOCAL:
        if counties and authority.county and authority.county not in counties:
            return False
        return _own_words(authority) <= words
    if authority.county:
        return authority.county in counties
    national = authority.kind in {"ministry", "agency", "company", "operator"}
    area = set(_words(authority.place.split(",")[0]))
    return None if national or not area else area <= words


def _own_words(authority: Authority) -> set[str]:
    """Return the words that a place must have to be in a local unit: „sector 6”, „mogosoaia”."""
    if authority.kind == "sector":
        number = [word for word in _words(authority.name) if word.isdigit()]
        return {"sector", *number} if number else {"sector", authority.name}
    bare = set(_words(authority.place.split(",")[0])) - {"municipiul", "orasul", "comuna"}
    return bare or set(_words(authority.name))


def _near(words: frozenset[str], counties: set[str], siruta: int | None) -> list[Authority]:
    of_counties = {word for letters in counties for word in _words(NAMES[letters])}
    asked = Q(county__in=counties, kind__in=["county", "prefecture"])
    for word in (word for word in words - _SAID if len(word) >= _SHORTEST):
        # Each place of a county has its name too; only a city may be meant by it alone.
        kinds = ("municipality", "sector") if word in of_counties else LOCAL
        asked |= Q(kind__in=kinds, folded__contains=word)
    if siruta is not None:
        asked |= Q(siruta=siruta)
    offices = Prefetch("offices", Office.objects.select_related("authority"))
    found = Authority.objects.filter(asked).prefetch_related(offices)
    return [
        authority
        for authority in found.order_by("folded", "pk")[:MOST_NEAR]
        if _is_here(authority, words, counties, siruta)
    ]


def _counties(words: frozenset[str]) -> set[str]:
    return {letters for letters, name in NAMES.items() if set(_words(name)) <= words}


def _once(found: Iterable[Competent]) -> list[Competent]:
    by_office: dict[object, Competent] = {}
    for one in found:
        by_office.setdefault(one.office.pk, one)
    return list(by_office.values())


def _told(why: str, note: str) -> str:
    return f"{why} {note}" if note else why


def _words(text: str) -> list[str]:
    words = "".join(c if c.isalnum() else " " for c in plain(text)).split()
    return ["sector" if word in {"sectorul", "sectorului", "sector"} else word for word in words]
