"""Facts: laid once, lifted, moved; the steps follow; everything can be told anew."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from civicsteps.causes.actions import (
    accept_evidence,
    add_demand,
    offer_evidence,
    open_cause,
    strike_evidence,
    withdraw_demand,
)
from civicsteps.causes.compare import compare_facts, mend_facts
from civicsteps.causes.facts import lift_fact, move_fact, record_fact
from civicsteps.causes.models import Cause, Fact
from civicsteps.causes.stairs import kept_stairs
from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.people.authorities.models import Office
from tests.cast import Cast

DAY = date(2026, 3, 2)


def lay(cause: Cause, cast: Cast, kind: str = "report", **fields: Any) -> Fact:  # noqa: ANN401 - of many kinds
    laid: dict[str, Any] = {"source": cause, "on": DAY, "by": cast.by("ana")}
    return record_fact(cause=cause, kind=kind, **laid | fields)


def test_the_same_fact_of_a_source_is_laid_once(cause: Cause, cast: Cast) -> None:
    assert lay(cause, cast) == lay(cause, cast)
    assert cause.facts.count() == 1


def test_a_fact_raises_the_steps_and_lifting_it_leaves_a_lost_tread(
    cause: Cause, cast: Cast
) -> None:
    lay(cause, cast)
    lay(cause, cast, kind="choice")
    assert cause.height == 3
    assert [tread.state for tread in kept_stairs(cause).treads[:4]] == [
        "held", "skipped", "held", "ahead",
    ]  # fmt: skip
    lift_fact(source=cause, kind="choice", on=DAY, because="annulled")
    cause.refresh_from_db()
    assert cause.height == 1
    assert kept_stairs(cause).treads[2].state == "lost"
    assert cause.facts.get(kind="choice").lifted_because == "annulled"


def test_a_kind_that_nobody_knows_is_an_error(cause: Cause, cast: Cast) -> None:
    with pytest.raises(KeyError):
        lay(cause, cast, kind="rumour")


def test_the_day_of_moving_is_kept_when_nothing_moves(cause: Cause, cast: Cast) -> None:
    lay(cause, cast)
    Cause.objects.filter(pk=cause.pk).update(moved_on=DAY)
    lay(cause, cast, source=cast.group)
    assert Cause.objects.get(pk=cause.pk).moved_on == DAY
    lay(cause, cast, kind="choice")
    assert Cause.objects.get(pk=cause.pk).moved_on == clock.today()


def test_a_moved_fact_leaves_one_cause_and_holds_the_other(cause: Cause, cast: Cast) -> None:
    other = open_cause(group=cast.group, title="Trotuarul", by=cast.by("ana"))
    lay(cause, cast, source=cast.group)
    move_fact(source=cast.group, kind="report", to=other, on=DAY, by=cast.by("ana"))
    cause.refresh_from_db()
    other.refresh_from_db()
    assert (cause.height, other.height) == (0, 1)
    assert cause.facts.get().lifted_because == "moved"


def test_a_fact_of_one_demand_does_not_raise_another(
    cause: Cause, cast: Cast, office: Office
) -> None:
    ana = cast.by("ana")
    first = add_demand(cause=cause, sentence="Faceți un loc de joacă", office=office, by=ana)
    second = add_demand(cause=cause, sentence="Închideți strada", office=office, by=ana)
    lay(cause, cast)
    lay(cause, cast, kind="letter", source=second, demand=second, office=office)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.height, second.height, cause.height) == (1, 4, 4)


def test_a_withdrawn_demand_leads_no_more(cause: Cause, cast: Cast, office: Office) -> None:
    ana = cast.by("ana")
    first = add_demand(cause=cause, sentence="Faceți un loc de joacă", office=office, by=ana)
    add_demand(cause=cause, sentence="Închideți strada", office=office, by=ana)
    lay(cause, cast)
    lay(cause, cast, kind="letter", source=first, demand=first, office=office)
    withdraw_demand(demand=first, by=ana)
    cause.refresh_from_db()
    assert cause.height == 1
    assert kept_stairs(first).flags == ("withdrawn",)
    assert first.height == 4


def judged_cause(cause: Cause, cast: Cast, office: Office) -> None:
    """A cause with evidence accepted, evidence struck, and a demand withdrawn."""
    ana = cast.by("ana")
    for caption in ("Groapa", "Gardul"):
        evidence = offer_evidence(
            cause=cause, kind="photo", caption=caption, seen_on=DAY, by=cast.by("vera")
        )
        accept_evidence(evidence=evidence, by=ana)
    strike_evidence(evidence=evidence, reason="E altă stradă", by=ana)
    demand = add_demand(cause=cause, sentence="Reparați gardul", office=office, by=ana)
    withdraw_demand(demand=demand, by=ana)


def test_recorded_facts_are_what_their_sources_tell(
    cause: Cause, cast: Cast, office: Office
) -> None:
    judged_cause(cause, cast, office)
    assert compare_facts() == []


def test_what_was_tampered_with_is_found_and_mended(
    cause: Cause, cast: Cast, office: Office
) -> None:
    judged_cause(cause, cast, office)
    Fact.objects.filter(kind="evidence").delete()
    lay(cause, cast, kind="letter")
    Cause.objects.filter(pk=cause.pk).update(height=9)
    found = sorted(difference.what for difference in compare_facts())
    assert found == ["extra", "missing", "missing", "steps"]
    mend_facts(by=system())
    assert compare_facts() == []
    cause.refresh_from_db()
    assert cause.height == 2


def test_a_fact_with_another_day_than_its_source_is_replaced(
    cause: Cause, cast: Cast, office: Office
) -> None:
    judged_cause(cause, cast, office)
    Fact.objects.filter(kind="evidence", lifted_on=None).update(on=DAY - timedelta(days=9))
    mend_facts(by=system())
    assert cause.facts.get(kind="evidence", lifted_on=None).on == DAY
    assert compare_facts() == []


def test_the_command_fails_until_facts_are_mended(
    cause: Cause, cast: Cast, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    judged_cause(cause, cast, office)
    call_command("facts", "--check")
    assert "what their sources tell" in capsys.readouterr().out
    Fact.objects.all().delete()
    with pytest.raises(CommandError, match="--mend"):
        call_command("facts", "--check")
    call_command("facts", "--mend")
    call_command("facts", "--check", "--json")
    assert capsys.readouterr().out.splitlines()[-1] == "[]"
