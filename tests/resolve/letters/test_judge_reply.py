import pytest
from django.db import DatabaseError, transaction

from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Cause, Fact
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Need
from civicsteps.resolve.letters.actions import judge_reply
from civicsteps.resolve.letters.models import Judgement, Reply
from tests.cast import Cast


def _judge(cast: Cast, reply: Reply, answered: str, *, refused: bool = False) -> None:
    judge_reply(reply=reply, answered=answered, refused=refused, by=cast.by("ana"))


def _holding() -> list[str]:
    facts = Fact.objects.filter(kind__in=["reply", "refusal"], lifted_on=None)
    return sorted(facts.values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("answered", "refused", "holding", "height"),
    [
        ("yes", False, ["reply"], 5),
        ("partly", False, ["reply"], 5),
        ("no", False, [], 4),
        ("forwarded", False, [], 4),
        ("no", True, ["refusal"], 4),
        ("yes", True, ["refusal", "reply"], 5),
    ],
)
def test_only_an_answer_on_the_substance_holds_the_fifth_step(
    cast: Cast,
    cause: Cause,
    reply: Reply,
    answered: str,
    refused: bool,
    holding: list[str],
    height: int,
) -> None:
    _judge(cast, reply, answered, refused=refused)
    assert _holding() == holding
    cause.refresh_from_db()
    assert cause.height == height
    assert Need.objects.get(kind="letters.judge").closed_on
    said = "refused" if refused else answered
    assert Entry.objects.get(kind=f"letters.reply_{said}").showings.get().audience == (
        cause.audience
    )


def test_judged_again_the_last_word_holds_and_the_first_stays_written(
    cast: Cast, cause: Cause, reply: Reply
) -> None:
    for answered in ("yes", "no", "partly"):
        _judge(cast, reply, answered)
    assert [j.answered for j in reply.judgements.all()] == ["yes", "no", "partly"]
    facts = Fact.objects.filter(kind="reply").order_by("recorded_at", "pk")
    assert [(f.lifted_because, f.lifted_on is None) for f in facts] == [
        ("judged", False), ("", True),
    ]  # fmt: skip
    cause.refresh_from_db()
    assert cause.height == 5
    assert compare_facts() == []


def test_a_judgement_is_never_changed(cast: Cast, reply: Reply) -> None:
    _judge(cast, reply, "yes")
    with pytest.raises(DatabaseError), transaction.atomic():
        Judgement.objects.update(answered="no")


def test_a_confirmation_that_proves_to_be_an_answer_is_judged(cast: Cast, reply: Reply) -> None:
    Reply.objects.update(kind="receipt")
    Need.objects.all().delete()
    reply.refresh_from_db()
    _judge(cast, reply, "partly")
    reply.refresh_from_db()
    assert reply.kind == "reply"
    assert _holding() == ["reply"]


def test_a_fifth_button_does_not_exist(cast: Cast, reply: Reply) -> None:
    with pytest.raises(Refused) as refused:
        _judge(cast, reply, "maybe")
    assert refused.value.refusal.field == "answered"


@pytest.mark.parametrize("who", ["mihai", "ilinca", "dan", "sorin", "vlad"])
def test_only_organisers_judge(cast: Cast, reply: Reply, who: str) -> None:
    with pytest.raises(Refused):
        judge_reply(reply=reply, answered="yes", by=cast.by(who))
    assert not Judgement.objects.exists()
