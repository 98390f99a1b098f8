"""Somebody went and looked."""

from datetime import date

import pytest

from civicsteps.causes.models import Fact
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.follow.commitments.actions import mark_broken, record_check, record_statement
from civicsteps.follow.commitments.models import Check, Commitment
from civicsteps.follow.commitments.standing import standing_of
from civicsteps.people.acts.models import Act
from tests.cast import Cast
from tests.follow.commitments.conftest import Today
from tests.proofs import photo

SEEN = date(2026, 12, 20)


def says_done(cast: Cast, commitment: Commitment) -> None:
    record_statement(commitment=commitment, on=SEEN, said="says_done", by=cast.by("ana"))


def look(
    cast: Cast,
    commitment: Commitment,
    found: str,
    *,
    who: str = "mihai",
    seen_on: date = SEEN,
    note: str = "Am fost acolo.",
) -> Check:
    return record_check(
        commitment=commitment, seen_on=seen_on, found=found, note=note, by=cast.by(who)
    )


def test_seen_done_before_the_term_it_is_kept(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    today(SEEN)
    check = record_check(
        commitment=commitment, seen_on=SEEN, found="verified", photo=photo(), by=cast.by("mihai")
    )
    assert check.photo is not None
    assert standing_of(commitment).state == "kept"
    assert Entry.objects.filter(kind="commitments.seen_verified").count() == 1
    assert Act.objects.get(kind="promise_check").actor == cast.by("mihai")


def test_kept_late_stays_kept_however_often_somebody_looks(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    today(date(2027, 3, 1))
    look(cast, commitment, "verified", seen_on=date(2027, 1, 5))
    look(cast, commitment, "verified", seen_on=date(2027, 3, 1))
    standing = standing_of(commitment)
    assert (standing.state, standing.late, standing.kept_on) == ("kept", 5, date(2027, 1, 5))


def test_what_they_say_does_not_change_what_was_seen(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    today(SEEN)
    says_done(cast, commitment)
    look(cast, commitment, "contradicted")
    standing = standing_of(commitment)
    assert standing.state == "waiting"
    assert standing.may_be_broken


def test_seen_done_it_is_broken_no_more(cast: Cast, today: Today, commitment: Commitment) -> None:
    today(SEEN)
    says_done(cast, commitment)
    look(cast, commitment, "contradicted")
    mark_broken(commitment=commitment, reason="Au spus că e gata.", by=cast.by("ana"))
    look(cast, commitment, "verified")
    assert standing_of(commitment).state == "kept"
    assert not Fact.objects.filter(kind="breach", lifted_on=None).exists()


def test_who_wrote_the_promise_down_does_not_say_that_it_was_kept(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    today(SEEN)
    with pytest.raises(Refused) as refused:
        look(cast, commitment, "verified", who="ana")
    assert refused.value.refusal.field == "found"
    look(cast, commitment, "nothing_found", who="ana")
    assert [check.found for check in Check.objects.all()] == ["nothing_found"]


@pytest.mark.parametrize(
    ("field", "seen_on", "note"),
    [
        ("note", SEEN, ""),
        ("seen_on", date(2026, 12, 21), "Am fost."),
        ("seen_on", date(2026, 3, 9), "Am fost."),
    ],
)
def test_what_cannot_be_is_refused(
    cast: Cast, today: Today, commitment: Commitment, field: str, seen_on: date, note: str
) -> None:
    today(SEEN)
    with pytest.raises(Refused) as refused:
        look(cast, commitment, "partly", seen_on=seen_on, note=note)
    assert refused.value.refusal.field == field
    assert not Check.objects.exists()


@pytest.mark.parametrize("who", ["ilinca", "sorin", "vera", "vlad"])
def test_only_those_who_work_with_the_group_record_it(
    cast: Cast, today: Today, commitment: Commitment, who: str
) -> None:
    today(SEEN)
    with pytest.raises(Refused) as refused:
        look(cast, commitment, "partly", who=who)
    assert refused.value.refusal.kind == "forbidden"
