"""The lists of letters and of promises."""

import html
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from civicsteps.causes.actions import add_demand, hide_cause
from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.mail.models import Thread
from civicsteps.engines.promises import State
from civicsteps.follow.commitments.models import (
    Breach,
    Check,
    Commitment,
    CommitmentVersion,
    Statement,
)
from civicsteps.follow.commitments.queries import in_state, overdue_since, with_histories
from civicsteps.follow.commitments.standing import standing_of
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.letters.models import Letter, Reply
from tests.cast import Cast
from tests.pages import browser

TODAY = date(2026, 11, 23)
LOOKED: tuple[list[str], ...] = (
    [],
    ["verified"],
    ["partly"],
    ["nothing_found"],
    ["verified", "contradicted"],
    ["contradicted", "verified"],
)
STATES: tuple[State, ...] = ("kept", "partly", "broken", "late", "undated", "waiting")


@pytest.fixture
def demand(cast: Cast, cause: Cause, office: Office) -> Demand:
    return add_demand(cause=cause, sentence="Un loc.", office=office, by=cast.by("ana"))


def promised(cast: Cast, demand: Demand, quote: str, due: date | None) -> Commitment:
    """A promise with its first term."""
    by = cast.by("ana")
    row = Commitment.objects.create(
        cause=demand.cause, demand=demand, office=demand.office, made_on=TODAY - timedelta(400),
        channel="meeting", quote=quote, recorded_by=by, recorded_at=timezone.now(),
    )  # fmt: skip
    term(cast, row, 1, due)
    return row


def term(cast: Cast, row: Commitment, n: int, due: date | None, by: str = "") -> None:
    CommitmentVersion.objects.create(
        commitment=row, n=n, agreed_on=TODAY - timedelta(300), change_by=by, due_to=due,
        due_precision="day" if due else "none", recorded_by=cast.by("ana"),
        recorded_at=timezone.now(),
    )  # fmt: skip


def looked(cast: Cast, row: Commitment, found: str, days_ago: int) -> None:
    Check.objects.create(
        commitment=row, seen_on=TODAY - timedelta(days_ago), found=found, note="Am fost.",
        recorded_by=cast.by("ana"), recorded_at=timezone.now(),
    )  # fmt: skip


@pytest.fixture
def every(cast: Cast, demand: Demand) -> list[Commitment]:
    """Promises of every fate, and of those where two histories pull apart."""
    past, ahead = TODAY - timedelta(40), TODAY + timedelta(40)
    by = cast.by("ana")
    rows = []
    for due in (past, TODAY, ahead, None):
        for checks in LOOKED:
            row = promised(cast, demand, f"{due} {checks}", due)
            for n, found in enumerate(checks):
                looked(cast, row, found, 20 - n)
            rows.append(row)
    for who, first, last in (
        ("authority", past, ahead), ("both", past, ahead), ("authority", ahead, past),
        ("group", past, None), ("authority", None, past),
    ):  # fmt: skip
        row = promised(cast, demand, f"{who} {first} {last}", first)
        term(cast, row, 2, last, by=who)
        rows.append(row)
    for lifted in (None, TODAY):
        row = promised(cast, demand, f"broken, lifted {lifted}", past)
        Breach.objects.create(
            commitment=row, marked_on=past, reason="Nu.", marked_by=by, lifted_on=lifted
        )
        rows.append(row)
    Statement.objects.create(
        commitment=rows[0], on=past, said="says_done", recorded_by=by, recorded_at=timezone.now()
    )
    return rows


def test_the_list_says_of_each_promise_what_its_own_page_says(every: list[Commitment]) -> None:
    told = with_histories(Commitment.objects.all())
    for state in STATES:
        asked = {c.quote for c in in_state(Commitment.objects.all(), state, on=TODAY)}
        assert asked == {c.quote for c in told if standing_of(c, on=TODAY).state == state}
        assert asked
    late = {c.quote for c in overdue_since(Commitment.objects.all(), TODAY - timedelta(30))}
    open_ones = (c for c in told if standing_of(c, on=TODAY).kept_on is None)
    assert late == {c.quote for c in open_ones if standing_of(c, on=TODAY).late >= 30}


def quotes(**asked: str) -> list[str]:
    page = Client().get("/promisiuni/", asked).content.decode()
    said = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page, re.DOTALL)
    return [html.unescape(re.sub(r"<.*?>", "", quote)).strip() for quote in said]


def test_promises_by_state_office_group_and_term(cast: Cast, demand: Demand) -> None:
    with clock.set_to(datetime(2026, 11, 23, 12, tzinfo=UTC)):
        promised(cast, demand, "Demult", TODAY - timedelta(100))
        promised(cast, demand, "Curând", TODAY + timedelta(10))
        promised(cast, demand, "Oricând", None)
        assert len(quotes()) == 3
        assert "Demult" in quotes(stare="late")[0]
        assert "Demult" in quotes(intarziere="90")[0]
        assert quotes(intarziere="365") == []
        assert [len(quotes(birou=b)) for b in ("consiliul local", "primaria s6", "nimeni")] == [
            3, 0, 0,
        ]  # fmt: skip
        assert len(quotes(birou=str(demand.office_id))) == 3
        assert len(quotes(grup="loc-de-joaca", q="joaca")) in {0, 3}
        ordered = quotes(sort="termen")
        assert ["Demult" in ordered[0], "Curând" in ordered[1], "Oricând" in ordered[2]] == [
            True
        ] * 3
        assert len(quotes(scadente="2026-11-30")) == 1
        # They were said four hundred days ago.
        assert [len(quotes(an=year)) for year in ("2025", "2026", "nu")] == [3, 0, 3]
        assert "100 de zile întârziere" in Client().get("/promisiuni/").content.decode()
        demand.cause.refresh_from_db()
        hide_cause(cause=demand.cause, by=cast.by("ana"))
        assert quotes() == []
        assert "Demult" not in file_of("/promisiuni/lista.csv")


def file_of(address: str) -> str:
    answer: Any = Client().get(address)
    return b"".join(answer.streaming_content).decode()


def wrote(cast: Cast, demand: Demand, subject: str, sent_on: date | None, **more: Any) -> Letter:  # noqa: ANN401 - columns
    sent = {"state": "sent", "channel": "post", "sent_on": sent_on} if sent_on else {}
    thread = None
    if sent_on:
        thread = Thread.objects.create(
            kind="letters.letter", about="x:1", title=subject, opened_at=timezone.now(),
            code=f"abcdefgh{subject[-1]}",
        )  # fmt: skip
    return Letter.objects.create(
        cause=demand.cause, demand=demand, office=demand.office, subject=subject, body="B",
        requests="C", signer="Maria Secreta", written_by=cast.by("ana"),
        written_at=timezone.now(), thread=thread, **sent, **more,
    )  # fmt: skip


def subjects(
    address: str = "/scrisori/", who: str = "", cast: Cast | None = None, **asked: str
) -> list[str]:
    client = browser(cast, who) if cast else Client()
    page = client.get(address, asked).content.decode()
    return re.findall(r"<strong>(.*?)</strong>", page)


def test_letters_by_state_office_and_year(cast: Cast, demand: Demand) -> None:
    old = wrote(cast, demand, "Petiție a", date(2025, 5, 1))
    wrote(cast, demand, "Petiție b", date(2026, 5, 1), withdrawn_on=date(2026, 6, 1))
    wrote(cast, demand, "Petiție c", date(2026, 7, 1))
    draft = wrote(cast, demand, "Ciornă", None)
    Reply.objects.create(
        letter=old, channel="paper", received_on=date(2025, 6, 1), recorded_at=timezone.now(),
        recorded_by=cast.by("ana"),
    )  # fmt: skip
    assert subjects() == ["Petiție c", "Petiție b", "Petiție a"]
    assert subjects(sort="vechi")[0] == "Petiție a"
    assert subjects(stare="cu-raspuns") == subjects(an="2025") == ["Petiție a"]
    assert subjects(stare="fara-raspuns") == ["Petiție c"]
    assert subjects(stare="retrase") == ["Petiție b"]
    assert subjects(birou="sectorului 6") == subjects(grup="loc-de-joaca") == subjects()
    assert subjects(grup="alt-grup") == []
    inside = f"/grupuri/{cast.group.slug}/scrisori/"
    assert subjects(inside, "ana", cast, stare="ciorne") == [draft.subject]
    assert draft.subject not in subjects(inside)
    assert subjects(inside, an="2025") == ["Petiție a"]
    text = file_of("/scrisori/lista.csv")
    assert "Petiție c" in text
    assert draft.subject not in text
    assert "Secreta" not in text


def test_long_lists_ask_no_more(cast: Cast, every: list[Commitment]) -> None:
    everything = "?stare=late&sort=termen&birou=consiliul&grup=loc&q=joaca&intarziere=1"
    ana = browser(cast, "ana")
    for address in ("/promisiuni/", f"/promisiuni/{everything}", "/scrisori/?birou=c&grup=loc"):
        with CaptureQueriesContext(connection) as captured:
            assert ana.get(address).status_code == 200
        assert len(captured) <= 12, "\n".join(query["sql"] for query in captured)
