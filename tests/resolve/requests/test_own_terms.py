"""The group's own days after a silence or a refusal run as terms: complaint, court, prefect."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.core.addresses import neutral
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.work.running import drain
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.people.clocks import sources
from civicsteps.people.clocks.actions import add_override, settle_contest
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.queries import running_for
from civicsteps.people.clocks.records import contest_clock
from civicsteps.people.groups.models import Group
from civicsteps.people.reminders.queries import lines_for
from civicsteps.resolve.letters.actions import (
    judge_reply,
    withdraw_letter,
    write_letter,
)
from civicsteps.resolve.letters.actions_past import withdraw_reply
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.requests.actions import (
    judge_answer,
    record_event,
    take_further,
)
from civicsteps.resolve.requests.models import Request
from civicsteps.resolve.requests.queries import requests_to_settle
from civicsteps.resolve.requests.tasks import settle_late_answer
from tests.cast import Cast
from tests.resolve.requests.conftest import WORDS, answered
from tests.resolve.requests.test_take_further import asked_today, at, follows

COMPLAINT, COURT, PRIOR = "ro.l544.complaint", "ro.l544.court", "ro.l554.prior"


def own(request: Request) -> dict[str, Clock]:
    """The group's own terms of a request, also those that ended."""
    return {one.step: one for one in Clock.objects.filter(source=f"requests.request:{request.pk}")}


def states(request: Request) -> dict[str, str]:
    return {step: one.state for step, one in own(request).items()}


def refuse(cast: Cast, request: Request, scan: Prepared) -> Reply:
    """They refuse on the 1st of December; the group reads it on the 5th."""
    with at(date(2026, 12, 5)):
        came = answered(cast, request, scan, on=date(2026, 12, 1))
        judge_answer(reply=came, outcome="refused", by=cast.by("ana"))
        drain()
    return came


def test_after_a_refusal_the_complaint_and_the_court_run(
    cast: Cast, sent: Request, scan: Prepared
) -> None:
    refuse(cast, sent, scan)
    terms = own(sent)
    # Thirty days from the 1st of December; the court from the end of the five days, 30 November.
    assert terms[COMPLAINT].act_by == date(2026, 12, 31)
    assert terms[COURT].act_by == date(2026, 12, 30)
    assert {one.evidence for one in terms.values()} == {"A"}
    assert {one.url for one in terms.values()} == {f"/cereri/{sent.pk}/"}
    running = running_for([cast.group.pk])
    assert [one.step for one in running.filter(who="group")] == [COURT, COMPLAINT]
    assert sources.differences() == []


def test_after_a_silence_they_run_once_the_group_was_told(cast: Cast, sent: Request) -> None:
    # Ten days end on the 5th by one reading, on Monday the 7th by the other: late from the 8th.
    with at(date(2026, 12, 7)):
        asked_today()
    assert own(sent) == {}
    assert sources.differences() == []
    with at(date(2026, 12, 9)):
        assert sources.differences() == [], "late, and nobody was told yet"
        asked_today()
        asked_today()
    terms = own(sent)
    assert terms[COURT].act_by == date(2027, 1, 4)
    assert terms[COMPLAINT].act_by == date(2027, 1, 5)
    assert sources.differences() == []


def test_the_page_and_the_terms_say_the_same_days(
    cast: Cast, sent: Request, scan: Prepared
) -> None:
    refuse(cast, sent, scan)
    with at(date(2026, 12, 6)):
        shown = follows(cast, sent)
    assert {step: one.act_by for step, one in own(sent).items()} == {
        step: one.act_by for step, one in shown.items() if one.act_by
    }


def test_the_digest_tells_of_them_seven_three_and_one_day_before(
    cast: Cast, sent: Request, scan: Prepared
) -> None:
    refuse(cast, sent, scan)
    told = {}
    for day in (22, 23, 28, 29):  # the 27th is a Sunday: told on Monday
        with at(date(2026, 12, day)):
            lines = lines_for(cast.users["ana"], on=date(2026, 12, day))
        told[day] = {line.kind for line in lines if line.day == date(2026, 12, 30)}
    assert told == {22: set(), 23: {"term_7"}, 28: {"term_3"}, 29: {"term_1"}}


def test_the_desk_of_terms_has_them_and_a_stranger_sees_nothing(
    cast: Cast, sent: Request, scan: Prepared, client: Client
) -> None:
    refuse(cast, sent, scan)
    term = own(sent)[COURT]
    with at(date(2026, 12, 6)):
        assert client.get(term.get_absolute_url()).status_code == 404
        client.force_login(cast.users["sorin"])
        assert client.get(term.get_absolute_url()).status_code == 404
        assert f"/cereri/{sent.pk}/" not in client.get("/termene/").content.decode()
        client.force_login(cast.users["ana"])
        assert f"/cereri/{sent.pk}/" in client.get("/termene/?rand=noi").content.decode()
    assert not any(one.public or one.thread for one in own(sent).values())


@pytest.mark.parametrize("typed", ["sabareni", "Săbăreni", "SĂBĂRENI podul"])
def test_the_desk_of_terms_finds_words_with_or_without_their_marks(
    sent: Request, cast: Cast, client: Client, typed: str
) -> None:
    client.force_login(cast.users["ana"])
    with at(date(2026, 12, 6)):
        found = client.get("/termene/", {"q": typed}).content.decode()
        other = client.get("/termene/", {"q": "fantana"}).content.decode()
    term = Clock.objects.get(source=f"letters.letter:{sent.opening_id}")
    assert term.get_absolute_url() in found
    assert term.get_absolute_url() not in other


def complained(
    cast: Cast, request: Request, handed: Callable[[Letter], Letter], *, on: date
) -> Letter:
    with at(on):
        letter = handed(take_further(request=request, instrument="T544R", by=cast.by("ana")))
        drain()
    return letter


def test_the_complaint_is_done_when_it_leaves_and_the_court_stays(
    cast: Cast, sent: Request, scan: Prepared, handed: Callable[[Letter], Letter]
) -> None:
    refuse(cast, sent, scan)
    letter = complained(cast, sent, handed, on=date(2026, 12, 10))
    assert states(sent) == {COMPLAINT: "met", COURT: "running"}
    assert own(sent)[COURT].act_by == date(2026, 12, 30)
    assert sources.differences() == []
    with at(date(2026, 12, 11)):
        withdraw_letter(letter=letter, by=cast.by("ana"))
        drain()
    assert states(sent) == {COMPLAINT: "running", COURT: "running"}
    assert sources.differences() == []


def test_what_has_passed_runs_no_more(cast: Cast, sent: Request, scan: Prepared) -> None:
    refuse(cast, sent, scan)
    with at(date(2026, 12, 31)):
        assert sources.differences() == []
        asked_today()
    assert states(sent) == {COMPLAINT: "running", COURT: "lapsed"}
    assert sources.differences() == []


def test_what_had_passed_before_it_was_written_down_never_runs(
    cast: Cast, sent: Request, scan: Prepared
) -> None:
    with at(date(2027, 2, 20)):
        came = answered(cast, sent, scan, on=date(2026, 12, 1))
        judge_answer(reply=came, outcome="refused", by=cast.by("ana"))
        drain()
    assert own(sent) == {}
    assert sources.differences() == []


def test_once_all_is_given_none_is_left(cast: Cast, sent: Request, scan: Prepared) -> None:
    refuse(cast, sent, scan)
    with at(date(2026, 12, 12)):
        came = answered(cast, sent, scan, on=date(2026, 12, 11))
        judge_answer(reply=came, outcome="given", by=cast.by("ana"))
        drain()
    assert states(sent) == {COMPLAINT: "withdrawn", COURT: "withdrawn"}
    assert sources.differences() == []


def test_an_answer_entered_by_mistake_takes_them_with_it(
    cast: Cast, sent: Request, scan: Prepared
) -> None:
    came = refuse(cast, sent, scan)
    with at(date(2026, 12, 6)):
        withdraw_reply(reply=came, by=cast.by("ana"))
        drain()
    assert states(sent) == {COMPLAINT: "withdrawn", COURT: "withdrawn"}
    assert sources.differences() == []


def test_a_silence_that_was_none_takes_them_with_it(cast: Cast, sent: Request) -> None:
    with at(date(2026, 12, 9)):
        asked_today()
        term = Clock.objects.get(source=f"letters.letter:{sent.opening_id}")
        said = date(2026, 12, 3)
        contest_clock(clock=term, answered_on=said, said="prin poștă", by=cast.by("ana"))
        settle_contest(clock=term, right=True, by=cast.by("ana"))
        drain()
    assert set(states(sent).values()) == {"withdrawn"}


def test_who_was_refused_before_the_house_kept_them_is_found_in_the_morning(
    cast: Cast, sent: Request, scan: Prepared
) -> None:
    with at(date(2026, 12, 6)):
        came = answered(cast, sent, scan, on=date(2026, 12, 1))
        judge_reply(reply=came, answered="no", refused=True, by=cast.by("ana"))
        Request.objects.update(own_kept_on=None)
        assert len(sources.differences()) == 2
        for key in requests_to_settle():
            settle_late_answer.call(str(key))
    assert states(sent) == {COMPLAINT: "running", COURT: "running"}
    assert sources.differences() == []


def test_more_time_that_they_asked_for_takes_them_with_it(cast: Cast, sent: Request) -> None:
    with at(date(2026, 12, 9)):
        asked_today()
        record_event(
            request=sent,
            letter=sent.opening,
            kind="extended",
            on=date(2026, 12, 2),
            by=cast.by("ana"),
        )
        drain()
    assert set(states(sent).values()) == {"withdrawn"}
    assert sources.differences() == []


def test_a_day_declared_free_moves_them_at_once_with_the_office_s_term(
    cast: Cast, sent: Request
) -> None:
    with at(date(2026, 12, 14)):
        asked_today()
        term = Clock.objects.get(source=f"letters.letter:{sent.opening_id}")
        before = own(sent)[COMPLAINT]
        assert term.nominal
        add_override(day=term.nominal, kind="off", source="HG de test", by=cast.by("ilinca"))
        drain()
        after = own(sent)[COMPLAINT]
    assert after.state == "running"
    assert after.trigger_latest > before.trigger_latest
    assert sources.differences() == []


def test_after_a_refused_petition_the_prefect_is_offered_and_stops_no_other_day(
    cast: Cast,
    petition: Request,
    scan: Prepared,
    handed: Callable[[Letter], Letter],
    client: Client,
) -> None:
    refuse(cast, petition, scan)
    with at(date(2026, 12, 10)):
        prefect = follows(cast, petition)["ro.og27.prefect"]
        assert (prefect.instrument, prefect.by_form, prefect.act_by) == ("TOG27", True, None)
        client.force_login(cast.users["ana"])
        page = client.get(petition.get_absolute_url()).content.decode()
        assert f"?fel=TOG27&amp;dupa={petition.opening_id}&amp;pas=ro.og27.prefect" in page
        handed(to_the_prefect(cast, petition))
        drain()
        left = follows(cast, petition)
        again = take_further(request=petition, instrument="FOLLOW", by=cast.by("ana"))
    assert "ro.og27.prefect" not in left
    # Thirty days from the 1st of December.
    assert own(petition)[PRIOR].act_by == left[PRIOR].act_by == date(2026, 12, 31)
    assert states(petition)[PRIOR] == "running"
    assert (again.office, again.follows) == (petition.office, petition.opening)
    assert sources.differences() == []


def test_a_petition_that_nobody_answers_opens_the_court_and_the_prefect(
    cast: Cast, petition: Request
) -> None:
    with at(date(2026, 12, 29)):
        asked_today()
        assert "ro.og27.prefect" in follows(cast, petition)
    # Thirty days end on the 25th of December by the shortest reading, and six months later is
    # the 25th of June.
    assert own(petition)["ro.l554.court6m"].act_by == date(2027, 6, 25)


@pytest.mark.parametrize(
    ("kind", "profile", "watched"),
    [
        ("commune", "", True), ("county", "", True), ("other", "local", True),
        ("ministry", "", False), ("service", "", False), ("other", "central", False),
    ],
)  # fmt: skip
def test_the_prefect_is_offered_only_against_local_authorities(
    cast: Cast, petition: Request, kind: str, profile: str, *, watched: bool
) -> None:
    Authority.objects.filter(pk=petition.office.authority_id).update(kind=kind, profile=profile)
    with at(date(2026, 12, 29)):
        asked_today()
        assert ("ro.og27.prefect" in follows(cast, petition)) is watched


def test_the_letter_to_the_prefect_says_to_whom_we_wrote_and_what_came(
    cast: Cast, petition: Request, scan: Prepared, client: Client
) -> None:
    refuse(cast, petition, scan)
    Authority.objects.filter(pk=petition.office.authority_id).update(county="IS", place="Iași")
    prefect = Authority.objects.create(
        slug="pref-is", name="Prefectura Iași", kind="prefecture", county="IS", place="Iași"
    )
    office = Office.objects.create(authority=prefect, kind="head", name="Prefectul")
    Group.objects.filter(pk=petition.cause.group_id).update(place="Iași")
    client.force_login(cast.users["ana"])
    address = neutral(reverse("letter_new", args=[petition.cause.slug]))
    with at(date(2026, 12, 10)):
        asked = {"fel": "TOG27", "dupa": str(petition.opening_id), "pas": "ro.og27.prefect"}
        form = client.get(address, asked).context["form"]
    assert form["office"].value() == office
    body = form["body"].value()
    assert "Am scris către" in body
    assert "Au refuzat, printr-un răspuns primit la 1 decembrie 2026." in body
    assert "Să verificați dacă autoritatea a respectat legea" in form["requests"].value()
    assert form["signer"].value() == petition.opening.signer


def test_the_prior_complaint_begins_with_their_answer_and_who_signed(
    cast: Cast, petition: Request, scan: Prepared, client: Client
) -> None:
    refuse(cast, petition, scan)
    client.force_login(cast.users["ana"])
    with at(date(2026, 12, 10)):
        page = client.get(petition.get_absolute_url()).content.decode()
        tap = f"?fel=TL554&amp;dupa={petition.opening_id}&amp;pas={PRIOR}"
        assert tap in page
        led = client.post(f"/cereri/{petition.pk}/urmeaza/TL554/", {})
        form = client.get(led["Location"]).context["form"]
    assert form["office"].value() == petition.office
    assert form["signer"].value() == petition.opening.signer
    assert form["part_act"].value() == "răspunsul dumneavoastră primit la 1 decembrie 2026"
    assert "1 decembrie 2026" in form["part_known"].value()


def to_the_prefect(cast: Cast, petition: Request) -> Letter:
    authority = Authority.objects.create(slug="prefectura", name="Instituția Prefectului")
    office = Office.objects.create(authority=authority, kind="head", name="Prefectul")
    return write_letter(
        cause=petition.cause,
        demand=petition.opening.demand,
        office=office,
        words=replace(WORDS, instrument="TOG27"),
        by=cast.by("ana"),
        follows=petition.opening,
    )
