"""An authority's own numbers, what is open at its registry, and „we answered”."""

import csv
import json
import re
from datetime import date, timedelta
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from civicsteps.causes.actions import add_demand
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actors.actions import visitor
from civicsteps.core.codes import new_code
from civicsteps.core.guard.forms import stamp
from civicsteps.core.mail.models import Message, Thread
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.engines.law import Span
from civicsteps.front.actions import ask_to_contest
from civicsteps.people.authorities.models import Office
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.queries import late_now
from civicsteps.people.clocks.records import end_clock, start_clock
from civicsteps.resolve.letters.models import Letter
from tests.cast import Cast

STEP = "ro.l544.answer"
MOST = 12
BOOKKEEPING = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


@pytest.fixture
def sent(cast: Cast, cause: Cause, office: Office) -> Letter:
    """A letter with a number, sent and registered long enough ago to be late."""
    return letter(cast, cause, office, "=Cerere despre parc", days=60)


def letter(cast: Cast, cause: Cause, office: Office, subject: str, *, days: int) -> Letter:
    by, day = cast.by("ana"), clock.today() - timedelta(days=days)
    demand = cause.demands.first() or add_demand(
        cause=cause, sentence="Un parc.", office=office, by=by
    )
    row = Letter.objects.create(
        cause=cause,
        demand=demand,
        office=office,
        subject=subject,
        body="x",
        requests="y",
        signer="Ana Popescu",
        domicile="Strada Lungă 1",
        state="sent",
        channel="counter",
        sent_on=day,
        registration_number="12",
        registered_on=day,
        written_by=by,
        written_at=clock.now(),
        thread=_thread(),
    )
    start_clock(
        source=row,
        step=STEP,
        trigger=Span(day, day),
        evidence="A",
        group=cause.group,
        office=office,
        thread=cause,
        public=True,
        answers=True,
        about=subject,
        url=row.get_absolute_url(),
        by=by,
    )
    return row


def _thread() -> Thread:
    return Thread.objects.create(code=new_code(), about="letters.letter:x")


def of(row: Letter) -> Clock:
    return Clock.objects.get(source=ref(row))


def typed(**said: str) -> dict[str, str]:
    given = {
        "answered_on": clock.today().isoformat(),
        "how": "post",
        "number": "77",
        "email": "registratura@primarie.example",
        "once": "0197a000-0000-7000-8000-000000000001",
        "shown": stamp(timedelta(seconds=30)),
    }
    return given | said


def test_the_page_says_who_is_late_and_how_that_is_counted(
    cast: Cast, cause: Cause, office: Office, sent: Letter, client: Client
) -> None:
    page = client.get(office.authority.get_absolute_url()).content.decode()
    assert "în întârziere din" in page
    assert "numărul de înregistrare" in page
    assert "Cum numărăm" in page
    assert "1 din 1" in page
    assert "%)" not in page


def test_a_share_by_law_and_year_needs_five_cases(
    cast: Cast, cause: Cause, office: Office, client: Client
) -> None:
    day = clock.today()
    rows = [letter(cast, cause, office, f"Cerere {n}", days=60) for n in range(5)]
    end_clock(source=rows[0], outcome="met", on=day - timedelta(days=55), by=cast.by("ana"))
    page = client.get(office.authority.get_absolute_url()).content.decode()
    assert "1 din 5 (20%)" in page


def test_weak_evidence_calls_nobody_late(
    cast: Cast, cause: Cause, office: Office, sent: Letter, client: Client
) -> None:
    Clock.objects.update(evidence="C")
    page = client.get(office.authority.get_absolute_url()).content.decode()
    assert "în întârziere din" not in page


def test_the_numbers_are_taken_away_as_csv_and_json(
    office: Office, sent: Letter, client: Client
) -> None:
    path = f"/autoritati/{office.authority.slug}/cifre"
    rows = list(csv.reader(StringIO(client.get(f"{path}.csv").content.decode("utf-8-sig"))))
    assert rows[1][2:] == ["1", "0", "1", "0", "0"]
    told = json.loads(client.get(f"{path}.json").content)
    assert told["items"][0] | {"year": 0} == {
        "instrument": "ro.l544",
        "year": 0,
        "asked": 1,
        "in_time": 0,
        "late": 1,
        "refused": 0,
        "waiting": 0,
    }
    assert client.get(f"{path}.xml").status_code == 404


def test_a_registry_sees_what_is_open_and_nobodys_name(
    office: Office, sent: Letter, client: Client
) -> None:
    path = f"/autoritati/{office.authority.slug}/registratura"
    page = client.get(f"{path}/").content.decode()
    assert "Cerere despre parc" in page
    assert "nr. 12" in page
    raw = b"".join(client.get(f"{path}.csv")).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(raw)))
    assert rows[1][0] == "12"
    assert rows[1][3] == "'=Cerere despre parc"
    for text in (page, raw):
        assert "Popescu" not in text
        assert "Strada Lungă" not in text


def test_what_is_not_public_or_was_withdrawn_is_not_open(
    office: Office, sent: Letter, client: Client
) -> None:
    path = f"/autoritati/{office.authority.slug}/registratura/"
    Letter.objects.update(withdrawn_on=clock.today())
    assert "Cerere" not in client.get(path).content.decode()
    Letter.objects.update(withdrawn_on=None)
    Cause.objects.update(published_at=None)
    assert "Cerere" not in client.get(path).content.decode()


def test_an_authority_contests_from_its_mailbox_and_is_late_no_more(
    cast: Cast, office: Office, sent: Letter, client: Client
) -> None:
    page = f"/termene/{of(sent).pk}/am-raspuns/"
    assert client.post(page, typed()).status_code == 302
    assert of(sent).contest == ""
    message = Message.objects.get(kind="front.contest")
    found = re.search(r"/l/[\w-]+/", message.text)
    assert found is not None
    assert "prin poștă, nr. 77" in client.get(found[0]).content.decode()
    held = {"once": typed()["once"][:-1] + "2"}
    answer = client.post(found[0], held | {"shown": stamp(timedelta(seconds=30))})
    assert answer["Location"].endswith("/registratura/")
    contested = of(sent)
    assert (contested.contest, contested.contest_said) == ("open", "prin poștă, nr. 77")
    assert not late_now(office.authority).exists()
    shown = client.get(office.authority.get_absolute_url()).content.decode()
    assert "contestat, se verifică" in shown
    assert "registratura@primarie.example" not in shown
    assert client.post(page, typed()).status_code in {302, 403, 409}
    assert Message.objects.filter(kind="front.contest").count() == 1


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"email": "cineva@gmail.com"}, "a instituției"),
        ({"answered_on": "2019-01-01"}, "Nu înainte"),
        ({"answered_on": ""}, 'value="77"'),
    ],
)
def test_what_cannot_be_said_comes_back_with_its_reason(
    sent: Letter, client: Client, said: dict[str, str], why: str
) -> None:
    answer = client.post(f"/termene/{of(sent).pk}/am-raspuns/", typed(**said))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert why in page
    assert 'value="77"' in page
    assert not Message.objects.exists()


def test_what_is_not_public_is_contested_by_nobody(sent: Letter, client: Client) -> None:
    Clock.objects.update(public=False)
    assert client.get(f"/termene/{of(sent).pk}/am-raspuns/").status_code == 404
    with pytest.raises(Refused):
        ask_to_contest(
            clock=of(sent),
            email="registratura@primarie.example",
            answered_on=date(2026, 1, 1),
            said="x",
            by=visitor(),
        )


def test_one_network_has_twenty_letters_an_hour_written(sent: Letter, client: Client) -> None:
    statuses = [
        client.post(
            f"/termene/{of(sent).pk}/am-raspuns/",
            typed(email=f"a{n}@primarie.example", once=f"0197a000-0000-7000-8000-0000000000{n:02}"),
        ).status_code
        for n in range(21)
    ]
    assert statuses == [302] * 20 + [409]
    assert Message.objects.count() == 20


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_pages_ask_a_dozen_questions_at_most(
    cast: Cast,
    cause: Cause,
    office: Office,
    client: Client,
    language: str,
) -> None:
    for n in range(30):
        letter(cast, cause, office, f"Cerere {n}", days=60)
    client.force_login(cast.users["dan"])
    slug = office.authority.slug
    for path in (f"/autoritati/{slug}/", f"/autoritati/{slug}/registratura/"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(language + path).status_code == 200
        own = [q["sql"] for q in asked if not q["sql"].startswith(BOOKKEEPING)]
        assert len(own) <= MOST, "\n".join(own)


def test_the_list_is_narrowed_by_kind_and_county(
    cast: Cast, office: Office, client: Client
) -> None:
    authority = office.authority
    authority.kind, authority.county = "sector", "B"
    authority.save()
    name = authority.name
    assert name in client.get("/autoritati/?fel=sector&judet=B").content.decode()
    for other in ("fel=town", "judet=IS"):
        assert name not in client.get(f"/autoritati/?{other}").content.decode()
