from typing import Any

import pytest

from civicsteps.causes.queries import voice_by_code
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.identify.reports.actions import file_report
from civicsteps.identify.reports.filing import Where
from civicsteps.identify.reports.models import Report
from civicsteps.identify.reports.queries import group_for, reports_inside, reports_visible_to
from civicsteps.people.acts.models import Act, Need
from civicsteps.people.groups.models import Group
from tests import proofs
from tests.cast import Cast
from tests.identify.reports.conftest import SCHOOL, WORDS


def test_a_visitors_words_are_kept_with_a_code_and_wait_for_the_group(
    cast: Cast, report: Report
) -> None:
    voice = voice_by_code(report.voice.code)
    assert voice is not None
    assert (voice.words, voice.said_by, voice.channel) == (WORDS, "o mamă", "online")
    assert report.here_now
    assert report.photos.get().file.audiences == [cast.group.audience]
    need = Need.objects.get(kind="reports.read", closed_on=None)
    assert (need.about, need.url) == ("la poarta școlii", report.get_absolute_url())
    assert Act.objects.get(kind="report").actor == voice.actor
    assert Entry.objects.get(kind="reports.report_filed").actor == voice.actor


def test_only_the_groups_people_its_mentor_and_the_teller_read_it(
    cast: Cast, report: Report
) -> None:
    reading = {
        name: reports_inside(cast.by(name)).exists()
        for name in ("ana", "mihai", "dan", "ilinca", "sorin", "vera", "vlad")
    }
    assert reading == {
        "ana": True, "mihai": True, "dan": True, "ilinca": False, "sorin": False, "vera": False,
        "vlad": False,
    }  # fmt: skip
    assert reports_inside(report.voice.actor).exists()
    assert not reports_visible_to(cast.by("vera")).exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"words": " \n"}, "words"), ({"photos": [object()] * 4}, "photos")],
)
def test_what_does_not_fit_is_refused_by_its_field(
    cast: Cast, fields: dict[str, Any], field: str
) -> None:
    typed: dict[str, Any] = {"group": cast.group, "words": WORDS, "by": cast.by("vlad")}
    with pytest.raises(Refused) as refused:
        file_report(**typed | fields)
    assert refused.value.refusal.field == field
    assert not Report.objects.exists()


def test_a_point_without_the_phones_word_is_not_here_and_now(cast: Cast) -> None:
    where = Where(lat=44.4, lon=26.0)
    report = file_report(group=cast.group, words=WORDS, where=where, by=cast.by("vera"))
    assert not report.here_now


def at(group: Group, lat: float, lon: float, **fields: Any) -> Group:  # noqa: ANN401 - of many kinds
    Group.objects.filter(pk=group.pk).update(lat=lat, lon=lon, **fields)
    return group


def test_it_goes_to_the_nearest_group_or_the_named_place_or_the_centre(cast: Cast) -> None:
    near, far = (
        at(cast.group, 44.43, 26.05, place="Drumul Taberei"),
        at(cast.other_group, 44.50, 26.10, place="Băneasa"),
    )
    assert group_for(place="", lat=44.44, lon=26.06) == near
    assert group_for(place="", lat=44.49, lon=26.10) == far
    assert group_for(place="lângă bisericuța din BANEASA", lat=None, lon=None) == far
    assert group_for(place="", lat=47.2, lon=27.6) == cast.centre
    assert group_for(place="undeva", lat=None, lon=None) == cast.centre


def test_a_group_at_risk_is_never_chosen_for_somebody(cast: Cast) -> None:
    at(cast.group, 44.43, 26.05, at_risk=True)
    assert group_for(place="", lat=44.43, lon=26.05) == cast.centre


def test_a_group_at_risk_keeps_no_exact_place(cast: Cast) -> None:
    at(cast.group, 44.43, 26.05, at_risk=True)
    cast.group.refresh_from_db()
    report = file_report(group=cast.group, words=WORDS, where=SCHOOL, by=cast.by("vlad"))
    assert (report.place, report.lat, report.accuracy, report.here_now) == (
        SCHOOL.place, None, None, False,
    )  # fmt: skip


def test_three_photos_keep_their_order(cast: Cast) -> None:
    report = file_report(
        group=cast.group, words=WORDS, photos=[proofs.photo()] * 3, by=cast.by("vlad")
    )
    assert [photo.position for photo in report.photos.all()] == [1, 2, 3]
