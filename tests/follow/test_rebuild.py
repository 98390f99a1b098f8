"""Facts, acts and needs of a whole story equal what is told anew from their sources."""

from datetime import timedelta

from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Demand
from civicsteps.core import clock
from civicsteps.core.work.running import drain
from civicsteps.follow.commitments.tasks import remind_of_promises
from civicsteps.follow.outcomes.actions import mark_undone, suspend_decision
from civicsteps.follow.outcomes.models import Finding
from civicsteps.follow.outcomes.tasks import ask_to_look_again
from civicsteps.people.acts.comparing import Difference, differences
from civicsteps.people.acts.models import Act, Need
from tests.cast import Cast
from tests.follow.commitments.conftest import DUE, promise
from tests.follow.commitments.test_record_check import look
from tests.follow.commitments.test_record_statement import say
from tests.follow.outcomes.conftest import LASTS, noon
from tests.follow.outcomes.conftest import done as done  # a fixture
from tests.follow.outcomes.test_confirm_lasting import lasts
from tests.follow.outcomes.test_record_decision import decide
from tests.proofs import paper
from tests.resolve.notices.test_record_agenda_item import put

OURS = {
    "agenda", "decision", "promise", "promise_check", "finding",
    "commitments.check", "commitments.ask_date", "outcomes.lasting",
}  # fmt: skip


def of_ours() -> list[Difference]:
    return [difference for difference in differences() if difference.spec.kind in OURS]


def test_a_whole_story_is_told_anew(cast: Cast, demand: Demand, done: Finding) -> None:
    with clock.set_to(noon(LASTS)):
        put(cast, demand.cause, demand.office, document=paper())
        decision = decide(cast, demand, document=paper())
        suspend_decision(decision=decision, on=LASTS, by=cast.by("ana"))
        ask_to_look_again.call()
        drain()
        told = promise(cast, demand)
        promise(cast, demand, words="vom vedea")
    assert not of_ours()
    lasts(cast, demand)
    with clock.set_to(noon(DUE)):
        say(cast, told, "says_done")
        remind_of_promises.call()
        drain()
        assert Need.objects.filter(kind="commitments.check", closed_on=None).exists()
        assert not of_ours()
        look(cast, told, "partly", seen_on=DUE)
        demand.cause.refresh_from_db()
        mark_undone(
            cause=demand.cause, demand=demand, seen_on=DUE, note="L-au luat.", by=cast.by("ana")
        )
    with clock.set_to(noon(DUE + timedelta(days=1))):
        remind_of_promises.call()
        drain()
    assert not of_ours()
    assert not compare_facts()
    acts, needs = (table.objects.values_list("kind", flat=True) for table in (Act, Need))
    assert {*acts, *needs} >= OURS
