"""What the desk opens with: one task and its length, where one was, the week."""

from datetime import timedelta

import pytest
from django.db.models import Model

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.people.acts.models import Act, Need
from civicsteps.people.acts.queries import (
    continue_where_left,
    need_button,
    need_title,
    now_five_minutes,
)
from civicsteps.people.acts.records import (
    ACT_KINDS,
    NEED_KINDS,
    NeedKind,
    close_need,
    open_need,
    record_act,
    void_acts,
)
from civicsteps.people.groups.models import Group
from tests.cast import Cast


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kinds of this file alone."""
    monkeypatch.setitem(NEED_KINDS, "t.quick", NeedKind("Look: %(about)s", "See", 2))
    monkeypatch.setitem(NEED_KINDS, "t.long", NeedKind("Write: %(about)s", "Write", 40))
    monkeypatch.setitem(ACT_KINDS, "t.deed", "did it")


def _need(group: Group, kind: str, *, due: int | None = None, source: Model | None = None) -> None:
    on = clock.today()
    open_need(
        group=group,
        kind=kind,
        source=source or group,
        about="podul",
        url="/birou/",
        on=on,
        due_on=None if due is None else on + timedelta(days=due),
    )


def test_what_binds_soon_comes_before_what_is_quick(cast: Cast) -> None:
    _need(cast.group, "t.quick")
    _need(cast.group, "t.long", due=3)
    need = now_five_minutes(cast.by("ana"))
    assert need
    assert (need.kind, need.minutes) == ("t.long", 40)


def test_without_a_day_soon_the_quick_thing_comes_first(cast: Cast) -> None:
    _need(cast.group, "t.long", due=30)
    _need(cast.group, "t.quick")
    need = now_five_minutes(cast.by("ana"))
    assert need
    assert (need_title(need), need_button(need)) == ("Look: podul", "See")


def test_a_long_thing_is_better_than_nothing_and_nothing_is_none(cast: Cast) -> None:
    assert now_five_minutes(cast.by("ana")) is None
    _need(cast.group, "t.long")
    assert now_five_minutes(cast.by("ana"))


@pytest.mark.parametrize("name", ["mihai", "sorin", "dan", "ilinca", "vera", "vlad"])
def test_the_tasks_of_a_group_are_on_its_organisers_desk_alone(cast: Cast, name: str) -> None:
    _need(cast.group, "t.quick", due=1)
    assert now_five_minutes(cast.by(name)) is None


def test_a_closed_task_leaves_the_desk_and_may_come_back(cast: Cast) -> None:
    _need(cast.group, "t.quick")
    close_need(kind="t.quick", source=cast.group, on=clock.today())
    assert now_five_minutes(cast.by("ana")) is None
    _need(cast.group, "t.quick")
    assert now_five_minutes(cast.by("ana"))


def test_one_goes_on_where_one_was(cast: Cast, cause: Cause) -> None:
    by = cast.by("ana")
    assert continue_where_left(by) is None
    today = clock.today()
    record_act(group=cast.group, by=by, kind="t.deed", on=today, source=cause)
    record_act(group=cast.group, by=by, kind="t.deed", on=today, source=cause)
    assert Act.objects.count() == 1
    _need(cast.group, "t.long")
    deed = continue_where_left(by)
    assert deed
    assert deed.need
    assert (deed.title, deed.need.kind) == ("did it", "t.long")
    assert continue_where_left(cast.by("mihai")) is None
    void_acts(source=cause, kind="t.deed")
    assert continue_where_left(by) is None


def test_an_act_of_an_unknown_kind_is_an_error(cast: Cast) -> None:
    with pytest.raises(ValueError, match="not declared"):
        record_act(
            group=cast.group, by=cast.by("ana"), kind="t.no", on=clock.today(), source=cast.group
        )


def test_of_a_task_that_is_done_the_desk_forgets_what_it_was_about(cast: Cast) -> None:
    _need(cast.group, "t.quick")
    close_need(kind="t.quick", source=cast.group, on=clock.today())
    assert (Need.objects.get().about, Need.objects.get().closed_on) == ("", clock.today())
    _need(cast.group, "t.quick")
    assert (Need.objects.get().about, Need.objects.get().closed_on) == ("podul", None)
