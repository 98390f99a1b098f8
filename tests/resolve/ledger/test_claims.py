"""Writing down what offices say, putting it right, and whether what they sent came."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.people.acts import comparing
from civicsteps.people.acts.models import Act
from civicsteps.resolve.ledger.actions import (
    record_claim,
    record_receipt,
    withdraw_claim,
    withdraw_receipt,
)
from civicsteps.resolve.ledger.models import Asset, Claim
from civicsteps.resolve.ledger.picture import ledger_of
from civicsteps.resolve.ledger.queries import claims_of
from civicsteps.resolve.letters.actions import write_letter
from civicsteps.resolve.letters.drafting import Words
from tests.cast import Cast
from tests.proofs import paper
from tests.resolve.ledger.conftest import HOME, NOON, SIGNER, TODAY, Offices

ON = date(2026, 9, 1)
type Say = Callable[..., Claim]


@pytest.fixture(autouse=True)
def _today() -> object:
    with clock.set_to(NOON):
        yield


def kinds(asset: Asset) -> list[str]:
    return [found.kind for found in ledger_of(claims_of(asset), on=TODAY).picture.findings]


def test_what_an_office_says_is_told_in_the_story(
    cast: Cast, bridge: Asset, offices: Offices
) -> None:
    claim = record_claim(
        asset=bridge,
        office=offices.s1,
        stance="not_ours",
        on=ON,
        quote="Podul nu este al nostru.",
        document=paper(),
        by=cast.by("ana"),
    )
    assert claim.document is not None
    assert claim.document.audiences == [bridge.audience]
    entry = Entry.objects.get(kind="ledger.claim_not_ours")
    assert {m.role for m in entry.mentions.all()} == {"asset", "claim", "office", "cause"}
    assert Act.objects.get(kind="claim").actor == cast.by("ana")
    assert comparing.differences() == []


@pytest.mark.parametrize("who", ["mihai", "dan", "ilinca", "sorin", "vera", "vlad"])
def test_only_an_organiser_of_the_group_writes_it_down_or_takes_it_back(
    cast: Cast, say: Say, offices: Offices, who: str
) -> None:
    kept = say(offices.s1, "not_ours", ON, points_to=offices.pmb, forwarded_on=ON)
    for attempt in (
        lambda: say(offices.s1, "ours", ON, by=cast.by(who)),
        lambda: withdraw_claim(claim=kept, by=cast.by(who)),
        lambda: record_receipt(claim=kept, on=ON, number="7", by=cast.by(who)),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.refusal.kind == "forbidden"
    assert Claim.objects.get().stands


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"stance": "maybe"}, "stance"),
        ({"on": TODAY + timedelta(days=1)}, "on"),
        ({"publisher": ""}, "document"),
        ({"publisher": "", "url": "https://ziar.example/1", "document": "paper"}, "publisher"),
        ({"points_to": "itself"}, "points_to"),
        ({"forwarded_on": ON}, "points_to"),
        ({"points_to": "other", "forwarded_on": TODAY + timedelta(days=1)}, "forwarded_on"),
        ({"stance": "silent", "quote": "Nu."}, "quote"),
        ({"stance": "silent", "points_to": "other"}, "points_to"),
        ({"precision": "hour"}, "precision"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_field(
    say: Say, offices: Offices, more: dict[str, object], field: str
) -> None:
    named = {"itself": offices.s1, "other": offices.pmb, "paper": paper()}
    given = {"stance": "not_ours", "on": ON} | {k: named.get(str(v), v) for k, v in more.items()}
    with pytest.raises(Refused) as refused:
        say(offices.s1, **given)
    assert refused.value.refusal.field == field
    assert not Claim.objects.exists()


def test_the_database_itself_refuses_words_without_a_source(say: Say, offices: Offices) -> None:
    claim = say(offices.s1, "not_ours", ON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(publisher="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(points_to=offices.s1)


def test_who_put_it_wrong_puts_it_right_by_a_new_row(
    cast: Cast, bridge: Asset, say: Say, offices: Offices
) -> None:
    wrong = say(offices.s1, "ours", ON, publisher="", document=paper())
    right = say(offices.s1, "not_ours", ON, corrects=wrong, publisher="")
    wrong.refresh_from_db()
    assert wrong.stance == "ours"
    assert wrong.withdrawn_on == TODAY
    assert right.corrects == wrong
    assert right.document == wrong.document
    [standing] = ledger_of(claims_of(bridge)).picture.standings
    assert [claim.stance for claim in standing.history] == ["not_ours"]
    with pytest.raises(Refused):
        say(offices.s1, "ours", ON, corrects=wrong)
    assert Act.objects.filter(kind="claim", void=False).count() == 1
    assert comparing.differences() == []


def test_taken_back_it_counts_no_more_and_once(
    cast: Cast, bridge: Asset, nobodys: list[Claim]
) -> None:
    assert kinds(bridge) == ["nobodys", "each_other", "untraced", "untraced"]
    withdraw_claim(claim=nobodys[2], by=cast.by("ana"))
    assert kinds(bridge) == ["nobodys", "untraced"]
    with pytest.raises(Refused) as refused:
        withdraw_claim(claim=nobodys[2], by=cast.by("ana"))
    assert refused.value.refusal.kind == "moment"


def test_a_number_takes_the_transfer_off_the_list_and_its_withdrawal_puts_it_back(
    cast: Cast, bridge: Asset, nobodys: list[Claim]
) -> None:
    receipt = record_receipt(
        claim=nobodys[1], on=date(2026, 9, 4), number="PMB-9", by=cast.by("ana")
    )
    assert kinds(bridge).count("untraced") == 1
    withdraw_receipt(receipt=receipt, by=cast.by("ana"))
    assert kinds(bridge).count("untraced") == 2
    with pytest.raises(Refused):
        withdraw_receipt(receipt=receipt, by=cast.by("ana"))


def test_that_nothing_came_is_written_down_too(
    cast: Cast, bridge: Asset, nobodys: list[Claim]
) -> None:
    record_receipt(claim=nobodys[1], on=date(2026, 9, 4), came=False, by=cast.by("ana"))
    assert "denied" in kinds(bridge)
    assert Entry.objects.filter(kind="ledger.receipt_denied").exists()


@pytest.mark.parametrize(
    ("which", "given", "field"),
    [
        (0, {"on": ON, "number": "7"}, None),
        (1, {"on": ON, "number": " "}, "number"),
        (1, {"on": date(2026, 8, 31), "number": "7"}, "on"),
        (1, {"on": TODAY + timedelta(days=1), "number": "7"}, "on"),
    ],
)
def test_a_receipt_that_does_not_fit_is_refused(
    cast: Cast, nobodys: list[Claim], which: int, given: dict[str, object], field: str | None
) -> None:
    with pytest.raises(Refused) as refused:
        record_receipt(claim=nobodys[which], by=cast.by("ana"), **given)  # type: ignore[arg-type]  # as the action takes them
    assert refused.value.refusal.field == field


def test_the_same_receipt_twice_is_one(cast: Cast, nobodys: list[Claim]) -> None:
    record_receipt(claim=nobodys[1], on=ON, number="7", by=cast.by("ana"))
    with pytest.raises(Refused):
        record_receipt(claim=nobodys[1], on=ON, number="7", by=cast.by("ana"))


def test_who_signed_our_letter_is_blotted_out_of_their_words(
    cast: Cast, cause: Cause, demand: Demand, say: Say, offices: Offices
) -> None:
    words = Words("Petiție", "Podul.", "Preluați-l.", SIGNER, HOME)
    letter = write_letter(
        cause=cause, demand=demand, office=offices.s1, words=words, by=cast.by("ana")
    )
    claim = say(
        offices.s1, "not_ours", ON, letter=letter, quote=f"Stimată doamnă {SIGNER}, nu e al nostru."
    )
    assert claim.quote == "Stimată doamnă […] nu e al nostru."


def test_a_letter_about_another_problem_proves_nothing(
    cast: Cast, cause: Cause, demand: Demand, say: Say, bridge: Asset, offices: Offices
) -> None:
    words = Words("Petiție", "Podul.", "Preluați-l.", SIGNER, HOME)
    letter = write_letter(
        cause=cause, demand=demand, office=offices.s1, words=words, by=cast.by("ana")
    )
    Asset.objects.filter(pk=bridge.pk).update(cause=None)
    bridge.refresh_from_db()
    with pytest.raises(Refused):
        say(offices.s1, "not_ours", ON, letter=letter)
