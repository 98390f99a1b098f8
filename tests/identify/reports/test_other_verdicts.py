"""Moving a report, setting it aside, passing it on, taking it back."""

from collections.abc import Callable

import pytest

from civicsteps.causes.actions import edit_cause, open_cause
from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Cause
from civicsteps.core.codes import show
from civicsteps.core.files.models import StoredFile
from civicsteps.core.refusals import Refused
from civicsteps.identify.reports.actions import (
    accept_report,
    file_report,
    hand_over_report,
    move_report,
    set_aside_report,
    withdraw_report,
)
from civicsteps.identify.reports.filing import Where
from civicsteps.identify.reports.models import Report
from civicsteps.people.acts import comparing
from civicsteps.people.acts.models import Need
from tests import proofs
from tests.cast import Cast
from tests.identify.reports.conftest import WORDS


@pytest.fixture
def accepted(cast: Cast, report: Report, cause: Cause) -> Report:
    return accept_report(report=report, cause=cause, by=cast.by("ana"))


def test_a_moved_report_lifts_one_cause_lower_and_another_higher(
    cast: Cast, accepted: Report, cause: Cause
) -> None:
    other = open_cause(group=cast.group, title="Trotuarul", by=cast.by("ana"))
    move_report(report=accepted, cause=other, by=cast.by("ana"))
    cause.refresh_from_db()
    other.refresh_from_db()
    assert (cause.height, other.height) == (0, 1)
    assert (cause.words, other.words) == ("", WORDS)
    assert accepted.photos.get().file.audiences == [other.audience]
    assert compare_facts() == []
    move_report(report=accepted, cause=cause, by=cast.by("ana"))
    assert compare_facts() == []


def test_a_waiting_report_is_not_moved(cast: Cast, report: Report, cause: Cause) -> None:
    with pytest.raises(Refused) as refused:
        move_report(report=report, cause=cause, by=cast.by("ana"))
    assert refused.value.refusal.kind == "moment"


def test_what_is_set_aside_tells_the_person_why(cast: Cast, report: Report, cause: Cause) -> None:
    set_aside_report(report=report, reason="Sună la Apa Nova.", by=cast.by("ana"))
    report.voice.refresh_from_db()
    assert report.voice.told == "Sună la Apa Nova."
    assert not Need.objects.filter(kind="reports.read", closed_on=None).exists()
    accept_report(report=report, cause=cause, by=cast.by("ana"))
    assert report.state == "accepted"


def test_setting_aside_needs_words_and_a_waiting_report(cast: Cast, report: Report) -> None:
    with pytest.raises(Refused) as refused:
        set_aside_report(report=report, reason="", by=cast.by("ana"))
    assert refused.value.refusal.field == "reason"
    set_aside_report(report=report, reason="Nu e la noi.", by=cast.by("ana"))
    with pytest.raises(Refused) as refused:
        set_aside_report(report=report, reason="Nu e la noi.", by=cast.by("ana"))
    assert refused.value.refusal.kind == "moment"


@pytest.mark.parametrize("name", ["vlad", "vera", "mihai", "sorin", "dan", "ilinca"])
def test_only_organisers_move_set_aside_or_delete(
    cast: Cast, report: Report, cause: Cause, name: str
) -> None:
    by = cast.by(name)
    acts: list[Callable[[], Report]] = [
        lambda: move_report(report=report, cause=cause, by=by),
        lambda: set_aside_report(report=report, reason="Nu", by=by),
        lambda: withdraw_report(report=report, by=by),
        lambda: withdraw_report(report=report, by=by, code="abc-def-ghj"),
    ]
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.refusal.kind == "forbidden"
    assert Report.objects.get().state == "waiting"


def test_the_centre_passes_on_what_came_to_it(cast: Cast) -> None:
    report = file_report(
        group=cast.centre, words=WORDS, photos=[proofs.photo()], by=cast.by("vlad")
    )
    hand_over_report(report=report, group=cast.group, by=cast.by("ilinca"))
    report.voice.refresh_from_db()
    assert report.group == report.voice.group == cast.group
    assert report.photos.get().file.audiences == [cast.group.audience]
    assert Need.objects.get(kind="reports.read", closed_on=None).group == cast.group
    assert comparing.differences() == []


@pytest.mark.parametrize("name", ["vlad", "ana", "sorin"])
def test_nobody_else_passes_on(cast: Cast, name: str) -> None:
    report = file_report(group=cast.centre, words=WORDS, by=cast.by("vlad"))
    with pytest.raises(Refused) as refused:
        hand_over_report(report=report, group=cast.group, by=cast.by(name))
    assert refused.value.refusal.kind == "forbidden"


def test_a_groups_own_report_is_not_the_centres_to_pass_on(cast: Cast, report: Report) -> None:
    with pytest.raises(Refused):
        hand_over_report(report=report, group=cast.other_group, by=cast.by("ilinca"))


def test_with_the_code_words_are_taken_back_for_good(
    cast: Cast, accepted: Report, cause: Cause
) -> None:
    withdraw_report(report=accepted, by=cast.by("vlad"), code=show(accepted.voice.code))
    cause.refresh_from_db()
    accepted.refresh_from_db()
    assert (accepted.voice.words, cause.words, cause.height) == ("", "", 0)
    assert (accepted.place, accepted.lat, accepted.photos.count()) == ("", None, 0)
    assert cause.facts.get().lifted_because == "withdrawn"
    assert compare_facts() == []
    assert comparing.differences() == []


def test_a_photo_on_top_of_the_cause_goes_too(cast: Cast, report: Report) -> None:
    accept_report(report=report, title="Parcul", by=cast.by("ana"))
    cause = Cause.objects.get()
    assert cause.photo == StoredFile.objects.get()
    withdraw_report(report=report, by=cast.by("ana"))
    assert Cause.objects.get().photo is None
    assert not StoredFile.objects.exists()


def test_the_place_goes_from_the_causes_that_took_it_over(cast: Cast) -> None:
    where = Where(place="la poarta școlii", lat=44.431987, lon=26.051234, accuracy=8.0)
    for mended in (False, True):
        report = file_report(group=cast.group, words=WORDS, where=where, by=cast.by("vlad"))
        accept_report(report=report, title="Podul", by=cast.by("ana"))
        opened = Cause.objects.latest("pk")
        if mended:
            edit_cause(
                cause=opened, title="Podul", place="Podul", lat=44.5, lon=26.1, by=cast.by("ana")
            )
        other = open_cause(group=cast.group, title="Trotuarul", by=cast.by("ana"))
        move_report(report=report, cause=other, by=cast.by("ana"))
        withdraw_report(report=report, by=cast.by("ana"))
        opened.refresh_from_db()
        left = ("Podul", 44.5, 26.1) if mended else (cast.group.place, None, None)
        assert (opened.place, opened.lat, opened.lon) == left


def test_a_moved_report_takes_its_photo_along(cast: Cast, report: Report) -> None:
    accept_report(report=report, title="Parcul", by=cast.by("ana"))
    first = Cause.objects.get()
    other = open_cause(group=cast.group, title="Trotuarul", by=cast.by("ana"))
    move_report(report=report, cause=other, by=cast.by("ana"))
    first.refresh_from_db()
    assert first.photo is None
    assert report.photos.get().file.audiences == [other.audience]


def test_taken_back_twice_is_refused(report: Report) -> None:
    teller = report.voice.actor
    withdraw_report(report=report, by=teller)
    with pytest.raises(Refused) as refused:
        withdraw_report(report=report, by=teller)
    assert refused.value.refusal.kind == "moment"
