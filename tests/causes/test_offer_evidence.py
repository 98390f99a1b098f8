from datetime import timedelta
from typing import Any

import pytest

from civicsteps.causes.actions import ask_for_evidence, hide_cause, offer_evidence
from civicsteps.causes.models import Cause, Evidence
from civicsteps.causes.queries import evidence_visible_to
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Act, Need
from tests import proofs
from tests.cast import Cast
from tests.causes.conftest import SEEN


def bring(cause: Cause, by: Actor, **fields: Any) -> Evidence:  # noqa: ANN401 - of many kinds
    brought: dict[str, Any] = {"kind": "photo", "caption": "Groapa", "seen_on": SEEN}
    return offer_evidence(cause=cause, by=by, **brought | fields)


def test_a_visitor_brings_a_photo_that_only_the_group_sees(cause: Cause, cast: Cast) -> None:
    evidence = bring(cause, cast.by("vlad"), file=proofs.photo())
    assert StoredFile.objects.get().audiences == [cause.group_audience]
    assert Need.objects.get(kind="causes.judge_evidence").url == evidence.get_absolute_url()
    assert Act.objects.get(kind="evidence").actor == evidence.offered_by
    seen = {n: evidence_visible_to(cast.by(n)).exists() for n in ("ana", "mihai", "dan", "vera")}
    assert seen == {"ana": True, "mihai": True, "dan": True, "vera": False}
    assert cause.facts.count() == 0


def test_who_brought_it_sees_it_waiting(cause: Cause, cast: Cast) -> None:
    bring(cause, cast.by("vera"))
    assert evidence_visible_to(cast.by("vera")).exists()


def test_to_a_hidden_cause_only_its_people_and_who_was_asked_bring(
    cause: Cause, cast: Cast
) -> None:
    hide_cause(cause=cause, by=cast.by("ana"))
    for name in ("vlad", "vera", "sorin"):
        with pytest.raises(Refused) as refused:
            bring(cause, cast.by(name))
        assert refused.value.refusal.kind == "forbidden"
    asked = ask_for_evidence(cause=cause, by=cast.by("ana")).link.holder
    bring(cause, asked)
    bring(cause, cast.by("mihai"))
    assert cause.evidence.count() == 2


def test_a_link_for_one_cause_opens_no_other(cause: Cause, cast: Cast) -> None:
    hide_cause(cause=cause, by=cast.by("ana"))
    other = Cause.objects.create(
        group=cast.group, slug="altul", title="Altul", place="X", opened_by=cast.by("ana"),
        opened_on=clock.today(),
    )  # fmt: skip
    asked = ask_for_evidence(cause=other, by=cast.by("ana")).link.holder
    with pytest.raises(Refused):
        bring(cause, asked)


@pytest.mark.parametrize("name", ["vlad", "mihai", "sorin", "dan", "ilinca"])
def test_only_organisers_ask_by_link(cause: Cause, cast: Cast, name: str) -> None:
    with pytest.raises(Refused) as refused:
        ask_for_evidence(cause=cause, by=cast.by(name))
    assert refused.value.refusal.kind == "forbidden"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"caption": "  "}, "caption"),
        ({"seen_on": clock.today() + timedelta(days=2)}, "seen_on"),
        ({"verified": True}, "publisher"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_field(
    cause: Cause, cast: Cast, fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        bring(cause, cast.by("vera"), **fields)
    assert refused.value.refusal.field == field
    assert not Evidence.objects.exists()
