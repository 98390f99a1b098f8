import pytest

from civicsteps.causes.actions import open_cause, publish_cause
from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Cause
from civicsteps.core.refusals import Refused
from civicsteps.identify.reports.actions import (
    accept_report,
    file_report,
    withdraw_report,
)
from civicsteps.identify.reports.filing import Where
from civicsteps.identify.reports.models import Report
from civicsteps.identify.reports.queries import causes_near, reports_visible_to
from civicsteps.people.acts import comparing
from civicsteps.people.acts.models import Need
from civicsteps.people.groups.models import Group
from tests.cast import Cast
from tests.identify.reports.conftest import WORDS


def test_words_open_a_cause_and_its_first_step(cast: Cast, report: Report) -> None:
    accept_report(report=report, title="Nu avem unde ne juca", by=cast.by("ana"))
    cause = Cause.objects.get()
    assert report.cause == cause
    assert (cause.title, cause.height, cause.words) == ("Nu avem unde ne juca", 1, WORDS)
    assert (cause.place, cause.lat, cause.words_by) == ("la poarta școlii", 44.43, "o mamă")
    assert cause.facts.get().on == report.voice.heard_on
    assert not Need.objects.filter(kind="reports.read", closed_on=None).exists()
    assert compare_facts() == []
    assert comparing.differences() == []


def test_where_somebody_stood_is_told_to_a_hundred_metres(cast: Cast, cause: Cause) -> None:
    for accuracy, told in ((8.0, (44.432, 26.051)), (None, (44.431987, 26.051234))):
        where = Where(lat=44.431987, lon=26.051234, accuracy=accuracy)
        report = file_report(group=cast.group, words=WORDS, where=where, by=cast.by("vlad"))
        accept_report(report=report, title="Podul", by=cast.by("ana"))
        assert report.cause is not None
        assert (report.cause.lat, report.cause.lon) == told


def test_the_photo_is_seen_by_whoever_sees_the_cause(
    cast: Cast, report: Report, cause: Cause
) -> None:
    accept_report(report=report, cause=cause, by=cast.by("ana"))
    assert report.photos.get().file.audiences == [cause.audience]
    assert reports_visible_to(cast.by("vlad")).get() == report


def test_a_second_voice_leaves_the_words_on_top(cast: Cast, report: Report, cause: Cause) -> None:
    Cause.objects.filter(pk=cause.pk).update(words="Vrem un loc de joacă.")
    accept_report(report=report, cause=Cause.objects.get(pk=cause.pk), by=cast.by("ana"))
    cause.refresh_from_db()
    assert cause.words == "Vrem un loc de joacă."
    assert cause.voices.get() == report.voice


def test_another_groups_cause_is_refused_and_nothing_is_left(cast: Cast, report: Report) -> None:
    other = publish_cause(
        cause=open_cause(group=cast.other_group, title="Alta", by=cast.by("sorin")),
        by=cast.by("sorin"),
    )
    with pytest.raises(Refused) as refused:
        accept_report(report=report, cause=other, by=cast.by("ana"))
    assert refused.value.refusal.field == "cause"
    assert Report.objects.get().state == "waiting"


def test_a_new_cause_needs_its_title(cast: Cast, report: Report) -> None:
    with pytest.raises(Refused) as refused:
        accept_report(report=report, by=cast.by("ana"))
    assert refused.value.refusal.field == "title"
    assert not Cause.objects.exists()


@pytest.mark.parametrize("name", ["vlad", "vera", "mihai", "sorin", "dan", "ilinca"])
def test_only_organisers_accept(cast: Cast, report: Report, cause: Cause, name: str) -> None:
    with pytest.raises(Refused) as refused:
        accept_report(report=report, cause=cause, by=cast.by(name))
    assert refused.value.refusal.kind == "forbidden"


def test_accepting_twice_is_refused(cast: Cast, report: Report, cause: Cause) -> None:
    stale = Report.objects.get()
    accept_report(report=report, cause=cause, by=cast.by("ana"))
    with pytest.raises(Refused) as refused:
        accept_report(report=stale, cause=cause, by=cast.by("ana"))
    assert refused.value.refusal.kind == "moment"
    assert cause.facts.count() == 1


def test_words_taken_back_are_not_accepted(cast: Cast, report: Report, cause: Cause) -> None:
    withdraw_report(report=report, by=report.voice.actor)
    with pytest.raises(Refused):
        accept_report(report=report, cause=cause, by=cast.by("ana"))


def test_near_causes_of_the_group_are_hinted_nearest_first(cast: Cast, report: Report) -> None:
    def at(title: str, lat: float, lon: float, group: Group = cast.group) -> None:
        by = cast.by("ana" if group == cast.group else "sorin")
        open_cause(group=group, title=title, lat=lat, lon=lon, by=by)

    at("La o sută de metri", 44.4309, 26.05)
    at("Chiar aici", 44.43, 26.0501)
    at("În colțul cutiei", 44.4322, 26.0530)
    at("A altui grup", 44.43, 26.05, cast.other_group)
    near = causes_near(report)
    assert [n.cause.title for n in near] == ["Chiar aici", "La o sută de metri"]
    assert near[1].metres == pytest.approx(100, abs=2)
