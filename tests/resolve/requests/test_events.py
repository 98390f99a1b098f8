"""What an office says of its term, and what an answer is worth in the terms of the law."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from civicsteps.causes.models import Cause, Fact
from civicsteps.core import clock
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.refusals import Refused
from civicsteps.people.authorities.models import Office
from civicsteps.people.clocks.models import Clock
from civicsteps.resolve.letters.actions import record_registration
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.requests.actions import judge_answer, record_event
from civicsteps.resolve.requests.models import Event, Request, Verdict
from tests.cast import Cast
from tests.resolve.requests.conftest import LATER, NOON, answered, opening


def clock_of(request: Request) -> Clock:
    return Clock.objects.get(source=f"letters.letter:{request.opening_id}")


def told(cast: Cast, request: Request, kind: str, on: date, note: str = "") -> Event:
    with clock.set_to(LATER):
        return record_event(
            request=request, letter=request.opening, kind=kind, on=on, by=cast.by("ana"), note=note
        )


def test_more_time_asked_in_time_counts(cast: Cast, sent: Request) -> None:
    before = clock_of(sent).nominal
    told(cast, sent, "extended", date(2026, 12, 2))
    after = clock_of(sent)
    assert before
    assert after.nominal
    assert after.nominal - before >= timedelta(days=18)


def test_more_time_asked_too_late_counts_for_nothing(cast: Cast, sent: Request) -> None:
    before = clock_of(sent).nominal
    with pytest.raises(Refused):
        told(cast, sent, "extended", date(2027, 1, 15))
    assert clock_of(sent).nominal == before
    assert not Event.objects.exists()


def test_while_they_wait_for_us_their_days_do_not_run(cast: Cast, sent: Request) -> None:
    before = clock_of(sent).nominal
    told(cast, sent, "paused", date(2026, 11, 30))
    assert clock_of(sent).state == "paused"
    told(cast, sent, "resumed", date(2026, 12, 4))
    after = clock_of(sent)
    assert after.state == "running"
    assert before
    assert after.nominal
    assert after.nominal >= before + timedelta(days=3)


def test_a_number_that_comes_later_leaves_the_term_standing_still(
    cast: Cast, opened: Request, handed: Callable[[Letter], Letter]
) -> None:
    with clock.set_to(NOON):
        handed(opened.opening)
        opened.opening.refresh_from_db()
    told(cast, opened, "paused", date(2026, 11, 30))
    with clock.set_to(LATER):
        record_registration(
            letter=opened.opening, number="5/2026", on=date(2026, 11, 26), by=cast.by("ana")
        )
    after = clock_of(opened)
    assert (after.state, after.paused_on, after.evidence) == ("paused", date(2026, 11, 30), "A")


def test_who_answers_while_their_term_stands_still_is_not_late(
    cast: Cast, sent: Request, scan: Prepared
) -> None:
    told(cast, sent, "paused", date(2026, 11, 30))
    with clock.set_to(LATER):
        came = answered(cast, sent, scan, on=date(2027, 1, 10))
        judge_answer(reply=came, outcome="given", by=cast.by("ana"))
    after = clock_of(sent)
    assert after.state == "met"
    assert after.late_from
    assert after.ended_on
    assert after.ended_on < after.late_from


def test_a_term_that_had_passed_does_not_stand_still(
    cast: Cast, sent: Request, scan: Prepared
) -> None:
    with pytest.raises(Refused):
        told(cast, sent, "paused", date(2027, 1, 5))
    with clock.set_to(LATER):
        came = answered(cast, sent, scan, on=date(2027, 1, 5))
        judge_answer(reply=came, outcome="clarify", by=cast.by("ana"))
    assert clock_of(sent).state == "running"


def test_it_runs_again_no_day_before_it_stood_still(cast: Cast, sent: Request) -> None:
    told(cast, sent, "paused", date(2026, 11, 30))
    with pytest.raises(Refused):
        told(cast, sent, "resumed", date(2026, 11, 28))


def test_no_more_time_after_the_answer(cast: Cast, sent: Request, scan: Prepared) -> None:
    with clock.set_to(LATER):
        came = answered(cast, sent, scan, on=date(2026, 12, 1))
        judge_answer(reply=came, outcome="given", by=cast.by("ana"))
    with pytest.raises(Refused):
        told(cast, sent, "extended", date(2026, 12, 2))


def test_what_happened_to_another_requests_letter_is_not_written_here(
    cast: Cast, cause: Cause, office: Office, sent: Request
) -> None:
    other = opening(cast, cause, office)
    with pytest.raises(Refused), clock.set_to(LATER):
        record_event(
            request=other,
            letter=sent.opening,
            kind="paused",
            on=date(2026, 11, 30),
            by=cast.by("ana"),
        )
    assert not Event.objects.exists()


def test_what_does_not_stand_still_cannot_run_again(cast: Cast, sent: Request) -> None:
    with pytest.raises(Refused):
        told(cast, sent, "resumed", date(2026, 12, 4))


def test_we_rang_is_kept_with_its_day_and_blotted(
    cast: Cast, opened: Request, handed: Callable[[Letter], Letter]
) -> None:
    with clock.set_to(NOON):
        handed(opened.opening)
        opened.opening.refresh_from_db()
    event = told(cast, opened, "asked", date(2026, 11, 27), note="Nu știu de Ana-Maria Popescu.")
    assert event.on == date(2026, 11, 27)
    assert "Popescu" not in event.note


def test_with_a_number_there_is_nothing_to_ask(cast: Cast, sent: Request) -> None:
    with pytest.raises(Refused):
        told(cast, sent, "asked", date(2026, 11, 27))


@pytest.mark.parametrize("who", ["mihai", "sorin", "vlad"])
def test_only_organisers_write_it_down(cast: Cast, sent: Request, who: str) -> None:
    with pytest.raises(Refused):
        record_event(
            request=sent,
            letter=sent.opening,
            kind="paused",
            on=sent.opening.sent_on,  # type: ignore[arg-type]
            by=cast.by(who),
        )


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        ("given", "met"),
        ("partly", "met"),
        ("refused", "refused"),
        ("not_held", "refused"),
        ("elsewhere", "met"),
        ("clarify", "paused"),
        ("no_answer", "running"),
    ],
)
def test_each_outcome_does_to_the_term_what_the_law_says(
    cast: Cast, sent: Request, scan: Prepared, outcome: str, state: str
) -> None:
    with clock.set_to(LATER):
        came = answered(cast, sent, scan, on=date(2026, 12, 1))
        judge_answer(reply=came, outcome=outcome, by=cast.by("ana"))
    assert clock_of(sent).state == state


def test_a_refusal_keeps_the_exception_that_it_rests_on(
    cast: Cast, sent: Request, scan: Prepared, client: Client
) -> None:
    with clock.set_to(LATER):
        came = answered(cast, sent, scan, on=date(2026, 12, 1))
        judge_answer(
            reply=came, outcome="refused", exception="art. 12 alin. (1) lit. d)", by=cast.by("ana")
        )
    assert Verdict.objects.get().exception == "art. 12 alin. (1) lit. d)"
    assert "art. 12 alin. (1) lit. d)" in client.get(sent.get_absolute_url()).content.decode()


def test_an_unknown_outcome_is_refused(cast: Cast, sent: Request, scan: Prepared) -> None:
    with clock.set_to(LATER):
        came = answered(cast, sent, scan, on=date(2026, 12, 1))
        with pytest.raises(Refused):
            judge_answer(reply=came, outcome="splendid", by=cast.by("ana"))


@pytest.mark.parametrize("who", ["mihai", "sorin"])
def test_only_organisers_judge(cast: Cast, sent: Request, scan: Prepared, who: str) -> None:
    with clock.set_to(LATER):
        came = answered(cast, sent, scan, on=date(2026, 12, 1))
        with pytest.raises(Refused):
            judge_answer(reply=came, outcome="given", by=cast.by(who))


def test_no_number_came_says_two_dates_and_the_words_to_say(
    cast: Cast, opened: Request, handed: Callable[[Letter], Letter], client: Client
) -> None:
    client.force_login(cast.users["ana"])
    with clock.set_to(NOON):
        handed(opened.opening)
        page = client.get(f"/cereri/{opened.pk}/fara-numar/").content.decode()
        assert "Primăria Sectorului 6" in page
        assert "podul Săbăreni" in page
        assert "/spun/asked/" in page
        assert "/numar/vecin/" in page
        form = {
            "number": "77/2026",
            "on": "2026-11-25",
            "once": "0" * 8 + "-0000-4000-8000-" + "0" * 12,
        }
        answer = client.post(f"/cereri/{opened.pk}/fara-numar/", form)
    assert answer.status_code == 302
    assert str(opened.pk) in answer["Location"]
    assert clock_of(opened).evidence == "A"


def test_a_number_known_leaves_nothing_to_ring_for(
    cast: Cast, sent: Request, client: Client
) -> None:
    client.force_login(cast.users["ana"])
    with pytest.raises(Refused):
        record_registration(
            letter=sent.opening, number="2", on=date(2026, 11, 25), by=cast.by("ana")
        )
    assert "fara-numar" not in client.get(sent.get_absolute_url()).content.decode()


def test_a_refusal_with_a_reason_answers_the_demand_and_raises_its_flag(
    cast: Cast, petition: Request, scan: Prepared
) -> None:
    with clock.set_to(LATER):
        came = answered(cast, petition, scan, on=date(2026, 12, 1))
        judge_answer(reply=came, outcome="refused", by=cast.by("ana"))
    demand = petition.opening.demand
    assert demand is not None
    held = Fact.objects.filter(demand=demand, lifted_on=None).values_list("kind", flat=True)
    assert {"reply", "refusal"} <= set(held)
    demand.refresh_from_db()
    assert demand.height == 5
