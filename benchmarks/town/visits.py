"""What visitors ask of the town, and how many queries the answers take."""

from collections import deque
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from random import Random

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.town.making import SEED
from benchmarks.town.sizes import CAUSES, ENTRIES, HOW, WHAT
from civicsteps.causes.models import Cause
from civicsteps.core.journal.models import Entry, Showing
from civicsteps.people.accounts.models import User
from civicsteps.people.authorities.models import Authority
from civicsteps.people.groups.models import Group

COUNTED = 6  # pages of a visit whose queries are counted; the most counts
NARROWED = (
    *("semn=refused", "loc=cartierul+7", "loc=nicaieri", "autoritate=primaria-0"),
    *("de_la=4&pana_la=8&sort=inalte", "grup=cartierul&sort=stau", "zona=44.4,26.0,44.45,26.05"),
)
OF_LETTERS = (
    *("stare=cu-raspuns", "stare=fara-raspuns", "stare=retrase", "stare=fara-numar"),
    *("birou=primaria+3&an=2025", "grup=grup-3", "q=trotuar"),
)
OF_PROMISES = (
    *("stare=late", "stare=kept", "stare=broken", "stare=undated", "intarziere=365"),
    *("sort=termen", "birou=primaria+3", "grup=grup-3", "scadente=2026-01-01"),
)


@dataclass(frozen=True)
class Visit:
    """One thing that people open: its addresses, one after another, signed in or not."""

    case: str
    paths: list[str]
    signed_in: bool = False
    page: bool = True


def visits() -> Iterator[Visit]:
    """Give every visit that is measured."""
    rng = Random(SEED)
    slugs = Cause.objects.exclude(published_at=None).order_by("pk").values_list("slug", flat=True)
    some = [f"/probleme/{slug}/" for slug in rng.sample(list(slugs), 60)]
    long_story = Cause.objects.order_by("pk").values_list("slug", flat=True)[0]
    group = Group.objects.exclude(kind="centre").order_by("pk")[0].get_absolute_url()
    authority = Authority.objects.order_by("pk")[0].get_absolute_url()
    words = [f"{what.lower()[:7]} {how}" for what in sorted(set(WHAT)) for how in HOW]
    yield Visit("home", ["/"])
    yield Visit("list, first page", ["/probleme/"])
    yield Visit("list, late page", [f"/probleme/?page={n}" for n in range(71, 101)])
    yield Visit("list, page 2000", ["/probleme/?page=2000"])
    yield Visit("list, one step", [f"/probleme/?treapta={n}" for n in range(1, 11)])
    yield Visit("list, one group", [f"/probleme/?grup=grup-{n}" for n in range(10)])
    yield Visit("list, narrowed", [f"/probleme/?{words}" for words in NARROWED])
    yield Visit("list, found", [f"/probleme/?q={what}" for what in sorted(set(WHAT))])
    yield Visit("cause", some)
    yield Visit("cause of 300 entries", [f"/probleme/{long_story}/?page={n}" for n in range(1, 21)])
    yield Visit("cause, its organiser", [f"/probleme/{long_story}/"], signed_in=True)
    yield Visit("feed of a cause", [f"/probleme/{long_story}/flux.atom"])
    yield Visit("group", [f"{group}?page={n}" for n in range(1, 11)])
    yield Visit("group, its organiser", [group], signed_in=True)
    yield Visit("groups", [f"/grupuri/?page={n}" for n in range(1, 11)])
    yield Visit("groups, narrowed", [f"/grupuri/?treapta={n}&sort=inalte" for n in range(1, 11)])
    yield Visit("authority", [f"{authority}?page={n}" for n in range(1, 11)])
    yield Visit("authorities", ["/autoritati/", "/autoritati/?q=primaria"])
    yield Visit("authorities, owing", ["/autoritati/?deschise=on", "/autoritati/?loc=cartierul+7"])
    yield Visit("letters", [f"/scrisori/?page={n}" for n in range(1, 101, 5)])
    yield Visit("letters, narrowed", [f"/scrisori/?{words}" for words in OF_LETTERS])
    yield Visit("promises", [f"/promisiuni/?page={n}" for n in range(1, 101, 5)])
    yield Visit("promises, narrowed", [f"/promisiuni/?{words}" for words in OF_PROMISES])
    yield Visit("programme", ["/programe/anul/", "/programe/anul/?an=1&ordine=trepte"])
    yield Visit("programme, its proofs", ["/programe/anul/pe-agenda/"])
    yield Visit("programme, announced", ["/programe/anul/anunt/"])
    yield Visit("programme, its map", ["/programe/anul/harta-card/"])
    for kind in ("csv", "geojson", "json"):
        yield Visit(f"export of 10,000 problems, {kind}", [f"/probleme/lista.{kind}"], page=False)
    yield Visit("export of 10,000 promises, csv", ["/promisiuni/lista.csv"], page=False)
    yield Visit("export of a group's problems", ["/probleme/lista.csv?grup=grup-3"], page=False)
    yield Visit("map", [f"/harta/?page={n}" for n in range(1, 11)])
    yield Visit("search", [f"/cauta/?q={text}" for text in rng.sample(words, 60)])
    yield Visit("search, a common word", ["/cauta/?q=strada", "/cauta/?q=cartierul+grupul"])
    yield Visit("search, its organiser", ["/cauta/?q=trotuar"], signed_in=True)
    yield Visit("desk of 200 tasks", [f"/birou/?page={n}" for n in range(1, 11)], signed_in=True)


def measured() -> dict[str, object]:
    """Return the visits with their queries, the organiser's cookie, and what is missing."""
    user = User.objects.get(email="om0.grup-0@example.org")
    guest, organiser = Client(), Client()
    organiser.force_login(user)
    cookie = organiser.cookies[settings.SESSION_COOKIE_NAME]
    return {
        "cookie": f"{settings.SESSION_COOKIE_NAME}={cookie.value}",
        "missing": missing(),
        "visits": [
            {**asdict(visit), "queries": queries(organiser if visit.signed_in else guest, visit)}
            for visit in visits()
        ],
    }


def queries(client: Client, visit: Visit) -> int:
    """Return the most queries that one page of a visit takes."""
    counts = []
    for path in visit.paths[:COUNTED]:
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path)
            deque(answer, maxlen=0)  # what streams asks the database while it is read
        counts.append(len(captured))
    return max(counts)


def missing() -> int:
    """Return how many causes, entries and showings of the town are not in the database."""
    there = [(Cause, CAUSES), (Entry, ENTRIES), (Showing, ENTRIES + ENTRIES // 10)]
    return sum(abs(wanted - table._default_manager.count()) for table, wanted in there)
