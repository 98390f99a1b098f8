"""Accepting evidence, and striking it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from civicsteps.causes.actions import accept_evidence, offer_evidence, strike_evidence
from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Cause, Evidence
from civicsteps.causes.queries import evidence_visible_to
from civicsteps.causes.voices import keep_voice
from civicsteps.core import clock
from civicsteps.core.files.models import StoredFile
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Need
from tests import proofs
from tests.cast import Cast
from tests.causes.conftest import SEEN


def test_accepted_evidence_checks_the_problem_and_everybody_sees_it(
    cause: Cause, cast: Cast
) -> None:
    evidence = offer_evidence(
        cause=cause, kind="photo", caption="Groapa", seen_on=SEEN, file=proofs.photo(),
        by=cast.by("vera"),
    )  # fmt: skip
    accept_evidence(evidence=evidence, by=cast.by("ana"))
    cause.refresh_from_db()
    assert cause.height == 2
    fact = cause.facts.get()
    assert (fact.kind, fact.on, fact.proof) == ("evidence", SEEN, "Groapa")
    assert StoredFile.objects.get().audiences == [cause.audience]
    assert evidence_visible_to(cast.by("vlad")).exists()
    assert not Need.objects.filter(kind="causes.judge_evidence", closed_on=None).exists()


def test_the_first_teller_does_not_check_their_own_words(cause: Cause, cast: Cast) -> None:
    vera = cast.by("vera")
    keep_voice(
        group=cast.group, cause=cause, words="E o groapă.", channel="online", source=cause, by=vera,
        heard_on=clock.today() - timedelta(days=3),
    )  # fmt: skip
    for teller, height in ((vera, 0), (cast.by("mihai"), 2)):
        evidence = offer_evidence(
            cause=cause, kind="photo", caption="Groapa", seen_on=SEEN, by=teller
        )
        accept_evidence(evidence=evidence, by=cast.by("ana"))
        cause.refresh_from_db()
        assert cause.height == height
    assert compare_facts() == []


def test_what_shows_that_it_is_done_does_not_check_the_problem(cause: Cause, cast: Cast) -> None:
    evidence = offer_evidence(
        cause=cause, kind="photo", caption="Gata", seen_on=SEEN, shows="done", by=cast.by("vera")
    )
    accept_evidence(evidence=evidence, by=cast.by("ana"))
    assert cause.facts.count() == 0


def test_struck_evidence_lets_the_step_fall_and_is_the_groups_alone(
    cause: Cause, cast: Cast, evidence: Evidence
) -> None:
    ana = cast.by("ana")
    accept_evidence(evidence=evidence, by=ana)
    strike_evidence(evidence=evidence, reason="E altă stradă", by=ana)
    cause.refresh_from_db()
    assert cause.height == 0
    fact = cause.facts.get()
    assert (fact.lifted_because, fact.proof) == ("struck", "")
    assert not evidence_visible_to(cast.by("vlad")).exists()
    accept_evidence(evidence=evidence, by=ana)
    cause.refresh_from_db()
    assert cause.height == 2
    assert compare_facts() == []


@pytest.mark.parametrize("name", ["vlad", "vera", "mihai", "sorin", "dan", "ilinca"])
def test_only_organisers_judge(cast: Cast, evidence: Evidence, name: str) -> None:
    by = cast.by(name)
    acts: list[Callable[[], Evidence]] = [
        lambda: accept_evidence(evidence=evidence, by=by),
        lambda: strike_evidence(evidence=evidence, reason="Nu", by=by),
    ]
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.refusal.kind == "forbidden"


def test_judging_twice_is_refused(cast: Cast, evidence: Evidence) -> None:
    stale = Evidence.objects.get(pk=evidence.pk)
    accept_evidence(evidence=evidence, by=cast.by("ana"))
    with pytest.raises(Refused) as refused:
        accept_evidence(evidence=stale, by=cast.by("ana"))
    assert refused.value.refusal.kind == "moment"


def test_striking_needs_a_reason(cast: Cast, evidence: Evidence) -> None:
    with pytest.raises(Refused) as refused:
        strike_evidence(evidence=evidence, reason=" ", by=cast.by("ana"))
    assert refused.value.refusal.field == "reason"
    assert Evidence.objects.get().state == "offered"
