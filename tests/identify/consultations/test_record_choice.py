from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from civicsteps.causes.actions import accept_evidence, offer_evidence
from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.files.models import StoredFile
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.identify.consultations.actions import annul_choice, record_choice
from civicsteps.identify.consultations.models import Choice
from civicsteps.identify.consultations.reactions import time_to_choose
from civicsteps.people.acts import comparing
from civicsteps.people.acts.models import Need
from tests import proofs
from tests.cast import Cast

DAY = date(2026, 3, 2)


def choose(cause: Cause, cast: Cast, **fields: Any) -> Choice:  # noqa: ANN401 - of many kinds
    said: dict[str, Any] = {
        "by": cast.by("ana"), "held_on": DAY, "how": "raised_hands", "in_favour": 12,
        "against": 1, "present": 14,
    }  # fmt: skip
    return record_choice(cause=cause, **said | fields)


def test_a_decision_holds_the_third_step_by_its_numbers(cause: Cause, cast: Cast) -> None:
    choose(cause, cast, sheet=proofs.photo())
    fact = cause.facts.get()
    assert (cause.height, fact.on, fact.proof) == (3, DAY, "12 din 14, mâini ridicate")
    assert StoredFile.objects.get().audiences == [cause.group_audience]
    assert compare_facts() == []
    assert comparing.differences() == []


def test_a_later_decision_against_lets_the_step_fall(cause: Cause, cast: Cast) -> None:
    first = choose(cause, cast)
    later = choose(cause, cast, held_on=DAY + timedelta(days=9), in_favour=2, against=10)
    first.refresh_from_db()
    assert (cause.height, first.superseded_by, later.stands) == (0, later, True)
    assert cause.facts.get().lifted_because == "annulled"
    assert compare_facts() == []


def test_a_later_decision_for_it_takes_the_earlier_ones_place(cause: Cause, cast: Cast) -> None:
    choose(cause, cast)
    choose(cause, cast, held_on=DAY + timedelta(days=9))
    assert cause.height == 3
    assert cause.facts.filter(lifted_on=None).count() == 1
    assert compare_facts() == []


def test_a_tie_is_no_decision_for_it(cause: Cause, cast: Cast) -> None:
    assert not choose(cause, cast, in_favour=7, against=7).chosen
    assert cause.height == 0


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"in_favour": 13, "abstained": 1}, "present"),
        ({"in_favour": 0, "against": 0, "present": 0}, "present"),
        ({"held_on": clock.today() + timedelta(days=2)}, "held_on"),
    ],
)
def test_numbers_and_days_that_do_not_fit_are_refused(
    cause: Cause, cast: Cast, fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        choose(cause, cast, **fields)
    assert refused.value.refusal.field == field
    assert not Choice.objects.exists()


def test_an_earlier_day_does_not_replace_a_later_decision(cause: Cause, cast: Cast) -> None:
    choose(cause, cast)
    with pytest.raises(Refused) as refused:
        choose(cause, cast, held_on=DAY - timedelta(days=1))
    assert refused.value.refusal.field == "held_on"


@pytest.mark.parametrize("name", ["vlad", "vera", "mihai", "sorin", "dan", "ilinca"])
def test_only_organisers_record_and_annul(cause: Cause, cast: Cast, name: str) -> None:
    choice = choose(cause, cast)
    acts: list[Callable[[], Choice]] = [
        lambda: choose(cause, cast, by=cast.by(name)),
        lambda: annul_choice(choice=choice, reason="Nu", by=cast.by(name)),
    ]
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.refusal.kind == "forbidden"
    assert Choice.objects.get().stands


def test_an_annulled_decision_lets_the_step_fall_and_asks_again(cause: Cause, cast: Cast) -> None:
    choice = choose(cause, cast)
    annul_choice(choice=choice, reason="Am numărat greșit", by=cast.by("ana"))
    cause.refresh_from_db()
    assert cause.height == 0
    assert Need.objects.get(kind="consultations.choose").closed_on is None
    assert compare_facts() == []
    assert comparing.differences() == []
    with pytest.raises(Refused) as refused:
        annul_choice(choice=choice, reason="Iar", by=cast.by("ana"))
    assert refused.value.refusal.kind == "moment"
    choose(cause, cast)
    assert cause.height == 3


def accepted_entry(cause: Cause, cast: Cast) -> Entry:
    evidence = offer_evidence(
        cause=cause, kind="photo", caption="Groapa", seen_on=DAY, by=cast.by("vera")
    )
    accept_evidence(evidence=evidence, by=cast.by("ana"))
    return Entry.objects.filter(kind="causes.evidence_accepted").latest("at")


def test_accepted_evidence_asks_the_group_to_decide(cause: Cause, cast: Cast) -> None:
    entry = accepted_entry(cause, cast)
    for _ in range(2):
        time_to_choose(entry.pk)
    need = Need.objects.get(kind="consultations.choose")
    assert need.closed_on is None
    assert need.url.endswith("/hotarare/")
    choose(cause, cast)
    need.refresh_from_db()
    assert need.closed_on == clock.today()
    assert comparing.differences() == []


def test_who_has_decided_is_not_asked(cause: Cause, cast: Cast) -> None:
    choose(cause, cast)
    time_to_choose(accepted_entry(cause, cast).pk)
    assert not Need.objects.filter(kind="consultations.choose", closed_on=None).exists()
