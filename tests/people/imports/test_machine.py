"""The machine of imports: each line once, whatever stops it, and all of it back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.holding import Identity
from civicsteps.core.keeping import KEEPINGS
from civicsteps.core.models import split_ref
from civicsteps.core.refusals import Refused
from civicsteps.core.work.running import drain
from civicsteps.people.groups.actions import edit_contact, end_membership
from civicsteps.people.groups.models import Contact, Membership
from civicsteps.people.imports import running, tasks
from civicsteps.people.imports.actions import (
    begin_import,
    choose_all_rows,
    choose_rows,
    confirm_import,
    drop_import,
    read_again,
    undo_import,
)
from civicsteps.people.imports.held import empty_lines
from civicsteps.people.imports.models import Import, ImportRow
from civicsteps.people.imports.registry import KINDS, Given, ImportKind
from tests.cast import Cast
from tests.pages import browser
from tests.people.imports.sheets import bring, lines, table

HEAD = "Nume;Telefon"


def people(count: int, *, first: int = 0) -> bytes:
    """A list of different people."""
    rows = [f"Om Numărul{n};07220{n:05}" for n in range(first, first + count)]
    return table(HEAD, *rows)


def loaded(cast: Cast, batch: Import) -> Import:
    confirm_import(batch=batch, by=cast.by("ana"))
    drain()
    batch.refresh_from_db()
    return batch


def test_nothing_is_written_down_before_it_is_confirmed(cast: Cast) -> None:
    batch = bring(cast, people(3))
    assert batch.state == "ready"
    assert not Contact.objects.exists()
    loaded(cast, batch)
    assert Contact.objects.count() == 3
    assert (batch.state, batch.counts["new"]) == ("loaded", 3)


def test_what_is_kept_of_the_file_is_sealed_and_goes_once_loaded(cast: Cast) -> None:
    batch = bring(cast, people(3))
    stored = batch.files.get().file
    kept = blobs.read(stored.sha256)
    assert b"07220" not in kept
    assert b"Om" not in kept
    assert stored.audiences == []
    loaded(cast, batch)
    assert not StoredFile.objects.filter(pk=stored.pk).exists()


def test_only_the_ticked_lines_are_written_down(cast: Cast) -> None:
    batch = bring(cast, people(4))
    by = cast.by("ana")
    choose_rows(batch=batch, untick=[2, 3], by=by)
    choose_rows(batch=batch, tick=[3], by=by)
    loaded(cast, batch)
    assert [state for _n, state, _c in lines(batch)] == ["left", "loaded", "loaded", "loaded"]
    assert Contact.objects.count() == 3


def test_with_no_line_ticked_nothing_begins(cast: Cast) -> None:
    batch = bring(cast, people(2))
    choose_all_rows(batch=batch, chosen=False, by=cast.by("ana"))
    with pytest.raises(Refused):
        confirm_import(batch=batch, by=cast.by("ana"))
    choose_all_rows(batch=batch, chosen=True, by=cast.by("ana"))
    assert loaded(cast, batch).counts["new"] == 2


class Stop(Exception):  # noqa: N818 - not a mistake: a worker is gone
    """A worker that dies."""


@pytest.fixture
def kind_that_stops(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The supporters' kind, whose loading stops before the lines in this list, once each."""
    stops: list[int] = []
    whole = KINDS["supporters"]

    def load(batch: Import, row: ImportRow, by: Actor) -> str:
        if row.number in stops:
            stops.remove(row.number)
            raise Stop
        return whole.load(batch, row, by)

    def undo(batch: Import, row: ImportRow, by: Actor) -> str | None:
        if -row.number in stops:
            stops.remove(-row.number)
            raise Stop
        return whole.undo(batch, row, by)

    values = {name: getattr(whole, name) for name in ImportKind.__dataclass_fields__}
    monkeypatch.setitem(KINDS, "supporters", ImportKind(**{**values, "load": load, "undo": undo}))
    return stops


def test_stopped_half_way_and_begun_again_each_line_is_there_once(
    cast: Cast, kind_that_stops: list[int]
) -> None:
    batch = bring(cast, people(130))
    confirm_import(batch=batch, by=cast.by("ana"))
    kind_that_stops += [20, 120]
    for _ in range(2):
        with pytest.raises(Stop):
            tasks.load_import.call(str(batch.pk))
    assert Contact.objects.count() == 100
    tasks.load_import.call(str(batch.pk))
    tasks.load_import.call(str(batch.pk))
    drain()
    batch.refresh_from_db()
    assert (batch.state, batch.counts["new"]) == ("loaded", 130)
    assert Contact.objects.count() == 130


def test_a_line_that_does_not_fit_stays_out_and_holds_up_no_other(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = bring(cast, people(4))
    row = batch.rows.get(number=3)
    row.data = {**row.data, "agreed_on": "31.02.2025"}
    row.save(update_fields=["data"])
    loaded(cast, batch)
    assert [state for _n, state, _c in lines(batch)] == ["loaded", "refused", "loaded", "loaded"]
    assert "nu s-a putut trece" in batch.rows.get(number=3).note
    assert batch.state == "loaded"
    broken = {batch.rows.get(number=4).made: ValueError, batch.rows.get(number=5).made: KeyError}
    whole = KINDS["supporters"]

    def undo(batch: Import, row: ImportRow, by: Actor) -> str | None:
        if row.made in broken:
            raise broken[row.made]
        return whole.undo(batch, row, by)

    monkeypatch.setitem(KINDS, "supporters", replace(whole, undo=undo))
    undo_import(batch=batch, by=cast.by("ana"))
    drain()
    batch.refresh_from_db()
    assert (batch.state, batch.counts["undone"], batch.counts["kept"]) == ("undone", 1, 2)


def test_who_was_forgotten_does_not_come_back_when_the_file_is_read_again(cast: Cast) -> None:
    listed = ("Ana Pop;ana@example.org", "Ion Stan;ion@example.org")
    batch = bring(cast, table("Nume;E-mail", *listed))
    assert empty_lines(Identity(email="ana@example.org"), cast.by("ana")) == 1
    assert not batch.files.exists()
    with pytest.raises(Refused, match="a cerut să fie uitat"):
        read_again(batch=batch, choices={}, by=cast.by("ana"))
    loaded(cast, batch)
    assert [contact.name for contact in Contact.objects.all()] == ["Ion Stan"]


def test_what_nobody_gets_to_read_can_be_given_up(cast: Cast) -> None:
    batch = bring(cast, people(1))
    Import.objects.filter(pk=batch.pk).update(state="reading")
    page = browser(cast, "ana").get(batch.get_absolute_url()).content.decode()
    assert f'href="{batch.get_absolute_url()}renunta/"' in page


def test_reading_twice_gives_each_line_once(cast: Cast) -> None:
    batch = bring(cast, people(3))
    tasks.read_import.call(str(batch.pk))
    Import.objects.filter(pk=batch.pk).update(state="reading")  # a worker died in the middle
    tasks.read_import.call(str(batch.pk))
    batch.refresh_from_db()
    assert (batch.state, batch.rows.count()) == ("ready", 3)


def test_all_of_it_is_taken_back_even_when_stopped_half_way(
    cast: Cast, kind_that_stops: list[int]
) -> None:
    batch = loaded(cast, bring(cast, people(60)))
    undo_import(batch=batch, by=cast.by("ana"))
    kind_that_stops.append(-30)
    with pytest.raises(Stop):
        tasks.undo_import.call(str(batch.pk))
    tasks.undo_import.call(str(batch.pk))
    drain()
    batch.refresh_from_db()
    assert (batch.state, batch.counts["undone"], batch.counts["kept"]) == ("undone", 60, 0)
    assert not Contact.objects.filter(erased_at=None).exists()
    with pytest.raises(Refused):
        undo_import(batch=batch, by=cast.by("ana"))


def test_what_stood_before_is_neither_doubled_nor_taken_back(cast: Cast) -> None:
    first = loaded(cast, bring(cast, people(2)))
    second = loaded(cast, bring(cast, people(4)))
    assert (second.counts["loaded"], second.counts["new"]) == (4, 2)
    undo_import(batch=second, by=cast.by("ana"))
    drain()
    kept = {split_ref(row.made)[1] for row in first.rows.all()}
    assert set(Contact.objects.filter(erased_at=None).values_list("pk", flat=True)) == kept


def test_what_was_edited_since_stays_and_is_said(cast: Cast) -> None:
    batch = loaded(cast, bring(cast, people(2)))
    contact = Contact.objects.get(pk=split_ref(batch.rows.get(number=2).made)[1])
    edit_contact(contact=contact, name="Alt Nume", phone=contact.phone, by=cast.by("ana"))
    undo_import(batch=batch, by=cast.by("ana"))
    drain()
    batch.refresh_from_db()
    assert (batch.counts["undone"], batch.counts["kept"]) == (1, 1)
    assert lines(batch) == [(2, "loaded", "touched"), (3, "undone", "")]
    contact.refresh_from_db()
    assert contact.name == "Alt Nume"


def test_who_is_no_longer_an_organiser_loads_nothing(cast: Cast) -> None:
    batch = bring(cast, people(2))
    confirm_import(batch=batch, by=cast.by("ana"))
    for user, role in (("vera", "OR"),):
        Membership.objects.create(
            group=cast.group, user=cast.users[user], role=role, since=clock.now()
        )
    ana = Membership.objects.get(user=cast.users["ana"])
    end_membership(membership=ana, by=cast.by("vera"))
    drain()
    assert not Contact.objects.exists()
    assert {state for _n, state, _c in lines(batch)} == {"refused"}


@pytest.mark.parametrize("who", ["mihai", "dan", "ilinca", "sorin", "vera", "vlad"])
def test_only_an_organiser_brings_looks_confirms_or_drops(cast: Cast, who: str) -> None:
    batch = bring(cast, people(1))
    by = cast.by(who)
    acts: list[Callable[[], object]] = [
        lambda: bring(cast, people(1), who=who),
        lambda: choose_rows(batch=batch, tick=[2], by=by),
        lambda: choose_all_rows(batch=batch, chosen=True, by=by),
        lambda: confirm_import(batch=batch, by=by),
        lambda: drop_import(batch=batch, by=by),
    ]
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.refusal.kind == "forbidden"
    assert Import.objects.count() == 1


def test_given_up_nothing_of_it_is_left(cast: Cast) -> None:
    batch = bring(cast, people(3))
    drop_import(batch=batch, by=cast.by("ana"))
    assert not ImportRow.objects.exists()
    assert not StoredFile.objects.exists()
    with pytest.raises(Refused):
        confirm_import(batch=batch, by=cast.by("ana"))


def test_a_month_later_lines_and_files_are_gone_and_the_counts_stay(cast: Cast) -> None:
    done, waiting = loaded(cast, bring(cast, people(3))), bring(cast, people(2, first=50))
    on = clock.today() + timedelta(days=32)
    for label in ("imports.ImportRow", "imports.ImportFile", "imports.Import"):
        sweep = KEEPINGS[label].sweep
        assert sweep is not None
        sweep(on)
    done.refresh_from_db()
    waiting.refresh_from_db()
    assert (done.counts["new"], waiting.state) == (3, "dropped")
    assert not ImportRow.objects.exists()
    assert not StoredFile.objects.exists()
    with pytest.raises(Refused):
        undo_import(batch=done, by=cast.by("ana"))


def test_twenty_thousand_lines_are_the_most(cast: Cast) -> None:
    batch = bring(cast, table(HEAD, *(f"Om {n};" for n in range(running.MOST_ROWS + 1))))
    assert (batch.state, batch.rows.count()) == ("failed", 0)
    assert "20.000" in batch.error or "20,000" in batch.error


@pytest.mark.parametrize(
    ("name", "content"),
    [("poza.png", b"\x89PNG\r\n\x1a\n"), ("gol.csv", b""), ("mare.csv", b"a" * (21 * 1024 * 1024))],
)
def test_a_file_that_cannot_be_a_list_is_refused_at_the_door(
    cast: Cast, name: str, content: bytes
) -> None:
    with pytest.raises(Refused) as refused:
        begin_import(
            group=cast.group, kind="supporters", files=[Given(name, content)], by=cast.by("ana")
        )
    assert refused.value.refusal.field == "files"
    assert not Import.objects.exists()


def test_a_reader_that_breaks_says_so_in_the_persons_language(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "unseal", lambda sealed: sealed)  # nonsense for any reader
    with time_machine.travel("2026-11-20"):
        batch = bring(cast, people(2), name="lista.xlsx")
    assert batch.state == "failed"
    assert batch.error
