import os
import time
from datetime import date, timedelta
from uuid import uuid4

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.figures import say
from civicsteps.core import clock as house
from civicsteps.core.actors.actions import system
from civicsteps.core.actors.models import Actor
from civicsteps.core.work.running import drain
from civicsteps.engines.law import Calendar
from civicsteps.people.accounts.models import User
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.people.clocks import book as law
from civicsteps.people.clocks.actions import add_override
from civicsteps.people.clocks.counted import count
from civicsteps.people.clocks.models import Change, Clock, Override
from civicsteps.people.groups.models import Group, Membership

CLOCKS = int(os.environ.get("BENCH_CLOCKS", "100000"))
MOST_SECONDS, MOST_QUERIES, MOST_MS = 60, 12, 150
FIRST, DAYS, FREE_DAY = date(2026, 1, 5), 300, date(2026, 12, 2)
STEPS = ("ro.l544.answer", "ro.l544.complaint", "ro.og27.answer", "ro.l554.court6m")


def main() -> None:
    """Make the clocks, declare a day, count them all anew, and say what was lost."""
    kind = os.environ["BENCH_KIND"]
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    by = _centre()
    group, office = _places()
    calendar = law.calendar()
    made = [_clock(n, group, office, calendar) for n in range(CLOCKS)]
    Clock.objects.bulk_create(made, batch_size=500)
    began = time.perf_counter()
    add_override(day=FREE_DAY, kind=Override.Kind.OFF, source="HG (bench)", by=by)
    drain()
    say("law", f"{CLOCKS} open clocks recounted, {kind}", time.perf_counter() - began, "s",
        peer=MOST_SECONDS)  # fmt: skip
    say("law", f"of them moved, {kind}", Change.objects.filter(kind="recounted").count(), "clocks")
    say("law", "lost", _wrong(), f"clocks with other days than their law's, {kind}")
    for name, path in (
        ("page", office.authority.get_absolute_url()),
        ("registry", _registry(office)),
    ):
        asked, seconds = _visited(path)
        case = f"{name} of an authority with {CLOCKS // 2} answers, {kind}"
        say("law", case, asked, "queries", peer=MOST_QUERIES)
        say("law", case, seconds * 1000, "ms", peer=MOST_MS)


def _centre() -> Actor:
    system()
    actor = Actor.objects.create(kind=Actor.Kind.USER)
    user = User.objects.create(email="centru@example.org", name="Centru", actor=actor)
    group = Group.objects.create(
        slug="centru", name="Centrul", place="București", aim="…", kind=Group.Kind.CENTRE,
        opened_at=house.now(),
    )  # fmt: skip
    Membership.objects.create(group=group, user=user, role="CA", since=house.now())
    return actor


def _places() -> tuple[Group, Office]:
    group = Group.objects.create(
        slug="grup", name="Grupul", place="București", aim="…", opened_at=house.now()
    )
    authority = Authority.objects.create(slug="primaria", name="Primăria")
    return group, Office.objects.create(authority=authority, kind="head", name="Primarul")


def _clock(n: int, group: Group, office: Office, calendar: Calendar) -> Clock:
    step = law.book().step(STEPS[n % len(STEPS)])
    first = FIRST + timedelta(days=n % DAYS)
    clock = Clock(
        group=group,
        office=office,
        authority_id=office.authority_id,
        source=f"letters.letter:{uuid4()}",
        about="Podul",
        url="/scrisori/",
        step=step.key,
        instrument=step.rule_id,
        version=step.digest,
        terms=step.terms(),
        who=step.who,
        evidence="A",
        confidence=step.confidence,
        sayable=step.public_late,
        trigger_earliest=first,
        trigger_latest=first,
        public=n % 2 == 0,
        answers=n % 2 == 0,
    )
    count(clock, calendar)
    return clock


def _registry(office: Office) -> str:
    return reverse("registry", args=[office.authority.slug])


def _visited(path: str) -> tuple[int, float]:
    client = Client(headers={"host": "localhost"})
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        began = time.perf_counter()
        answer = client.get(path)
        seconds = time.perf_counter() - began
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answers {answer.status_code}")
    return len(queries), seconds


def _wrong() -> int:
    calendar = law.calendar()
    return sum(count(clock, calendar) for clock in Clock.objects.iterator(chunk_size=2000))


if __name__ == "__main__":
    main()
