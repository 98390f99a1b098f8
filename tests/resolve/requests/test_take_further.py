"""The next letter stands ready on the day on which the law opens it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.test import Client

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.addresses import in_language, neutral
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.refusals import Refused
from civicsteps.core.work.running import drain
from civicsteps.people.acts import comparing
from civicsteps.people.acts.models import Need
from civicsteps.people.clocks.models import Clock
from civicsteps.resolve.letters.actions import judge_reply, record_registration, record_reply
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.requests import pages
from civicsteps.resolve.requests.actions import judge_answer, take_further
from civicsteps.resolve.requests.models import Request
from civicsteps.resolve.requests.nexts import Next
from civicsteps.resolve.requests.tasks import ask_about_late_answers
from tests.cast import Cast
from tests.resolve.requests.conftest import LATER, answered


def late_from(request: Request) -> date:
    day = Clock.objects.get(source=f"letters.letter:{request.opening_id}").late_from
    assert day is not None
    return day


def at(day: date) -> AbstractContextManager[None]:
    return clock.set_to(LATER.replace(year=day.year, month=day.month, day=day.day))


def asked_today() -> None:
    ask_about_late_answers.call()
    drain()


def test_the_desk_hears_on_the_day_and_not_a_day_before(cast: Cast, sent: Request) -> None:
    day = late_from(sent)
    with at(day - timedelta(days=1)):
        asked_today()
    assert not Need.objects.filter(kind="requests.late").exists()
    with at(day):
        asked_today()
        asked_today()
        until = follows(cast, sent)["ro.l544.court"].act_by
    waiting = Need.objects.get(kind="requests.late")
    assert waiting.closed_on is None
    assert waiting.due_on == until
    assert comparing.differences() == []


def test_an_answer_takes_it_off_the_desk(cast: Cast, sent: Request, scan: Prepared) -> None:
    day = late_from(sent)
    with at(day):
        asked_today()
        came = answered(cast, sent, scan, on=day)
        judge_reply(reply=came, answered="yes", by=cast.by("ana"))
        drain()
    assert Need.objects.get(kind="requests.late").closed_on == day
    assert comparing.differences() == []


def test_silence_opens_the_complaint_with_its_words_ready(
    cast: Cast, sent: Request, client: Client
) -> None:
    client.force_login(cast.users["ana"])
    with at(late_from(sent) - timedelta(days=1)):
        assert "urmeaza/T544T" not in client.get(sent.get_absolute_url()).content.decode()
    with at(late_from(sent)):
        page = client.get(sent.get_absolute_url()).content.decode()
        assert f"/cereri/{sent.pk}/urmeaza/T544T/" in page
        letter = take_further(request=sent, instrument="T544T", by=cast.by("ana"))
    assert (letter.follows, letter.step) == (sent.opening, "ro.l544.complaint_answer")
    assert "12/2026" in letter.body
    assert letter.signer == sent.opening.signer


def test_a_refusal_opens_the_other_complaint_until_its_day_has_passed(
    cast: Cast, sent: Request, scan: Prepared, client: Client
) -> None:
    client.force_login(cast.users["ana"])
    with at(date(2026, 12, 5)):
        came = answered(cast, sent, scan, on=date(2026, 12, 1))
        judge_reply(reply=came, answered="no", refused=True, by=cast.by("ana"))
        page = client.get(sent.get_absolute_url()).content.decode()
    assert "urmeaza/T544R" in page
    assert "urmeaza/T544T" not in page
    with clock.set_to(LATER + timedelta(days=60)):
        page = client.get(in_language(neutral(sent.get_absolute_url()), "en")).content.decode()
    assert "urmeaza/T544R" not in page
    assert "That day has passed" in page


def test_before_court_a_lawyer_and_no_letter(cast: Cast, sent: Request, client: Client) -> None:
    client.force_login(cast.users["ana"])
    with at(late_from(sent)):
        page = client.get(in_language(neutral(sent.get_absolute_url()), "en")).content.decode()
    assert "talk to a lawyer" in page


def test_the_complaint_runs_its_own_term_and_the_lateness_is_over(
    cast: Cast, sent: Request, handed: Callable[[Letter], Letter]
) -> None:
    day = late_from(sent)
    with at(day):
        asked_today()
        letter = take_further(request=sent, instrument="T544T", by=cast.by("ana"))
        handed(letter)
        record_registration(letter=letter, number="14/2026", on=day, by=cast.by("ana"))
        drain()
    runs = Clock.objects.get(source=f"letters.letter:{letter.pk}")
    assert runs.late_from
    assert runs.late_from > day + timedelta(days=15)
    assert Need.objects.get(kind="requests.late").closed_on == day


def test_one_draft_of_a_kind_waits(cast: Cast, sent: Request) -> None:
    take_further(request=sent, instrument="T544T", by=cast.by("ana"))
    with pytest.raises(Refused):
        take_further(request=sent, instrument="T544T", by=cast.by("ana"))
    assert sent.opening.followed_by.count() == 1


def test_a_draft_is_not_taken_further(cast: Cast, opened: Request) -> None:
    with pytest.raises(Refused):
        take_further(request=opened, instrument="T544T", by=cast.by("ana"))


@pytest.mark.parametrize("who", ["mihai", "sorin", "vlad"])
def test_only_organisers_take_it_further(cast: Cast, sent: Request, who: str) -> None:
    with pytest.raises(Refused):
        take_further(request=sent, instrument="T544T", by=cast.by(who))


def test_others_see_what_was_sent_and_no_draft(
    cast: Cast, cause: Cause, sent: Request, client: Client
) -> None:
    take_further(request=sent, instrument="T544T", by=cast.by("ana"))
    page = client.get(sent.get_absolute_url()).content.decode()
    assert "12/2026" in page
    assert "urmeaza/" not in page
    assert "Ana-Maria" not in page
    assert page.count('id="letter-') == 1


def test_a_request_that_is_a_draft_is_not_there_for_others(
    cast: Cast, opened: Request, client: Client
) -> None:
    assert client.get(opened.get_absolute_url()).status_code == 404
    client.force_login(cast.users["sorin"])
    assert client.get(opened.get_absolute_url()).status_code == 404


def follows(cast: Cast, request: Request) -> dict[str, Next]:
    """What the page says comes next, by the law's step."""
    shown = pages.request_page(Request.objects.get(pk=request.pk), by=cast.by("ana"))["nexts"]
    assert isinstance(shown, list)
    return {one.step: one for one in shown}


def test_after_a_refusal_the_days_run_from_the_refusal_and_not_from_their_term(
    cast: Cast, sent: Request, scan: Prepared
) -> None:
    with at(date(2026, 12, 5)):
        came = answered(cast, sent, scan, on=date(2026, 12, 1))
        judge_answer(reply=came, outcome="refused", by=cast.by("ana"))
        steps = follows(cast, sent)
    # Thirty days from the 1st of December, by the shortest reading; the court from the end of the
    # five days in which they had to refuse, which ended before (HG 123/2002, art. 16).
    assert steps["ro.l544.complaint"].act_by == date(2026, 12, 31)
    assert steps["ro.l544.court"].act_by == date(2026, 12, 30)


def test_the_court_does_not_wait_for_the_complaint(
    cast: Cast, sent: Request, handed: Callable[[Letter], Letter]
) -> None:
    day = late_from(sent)
    with at(day):
        until = follows(cast, sent)["ro.l544.court"].act_by
        letter = take_further(request=sent, instrument="T544T", by=cast.by("ana"))
        handed(letter)
        record_registration(letter=letter, number="14/2026", on=day, by=cast.by("ana"))
        meanwhile = follows(cast, sent)
    with at(day + timedelta(days=25)):
        at_last = follows(cast, sent)
    assert until
    assert meanwhile["ro.l544.court"].act_by == until
    assert at_last["ro.l544.court"].act_by == until
    assert "ro.l544.complaint" not in meanwhile


def test_what_they_left_out_is_refused(cast: Cast, sent: Request, scan: Prepared) -> None:
    with at(date(2026, 12, 5)):
        came = answered(cast, sent, scan, on=date(2026, 12, 1))
        judge_answer(reply=came, outcome="partly", by=cast.by("ana"))
        assert follows(cast, sent)["ro.l544.complaint"].instrument == "T544R"


def test_once_all_was_given_nothing_is_left_to_go_after(
    cast: Cast, sent: Request, scan: Prepared, handed: Callable[[Letter], Letter]
) -> None:
    day = late_from(sent)
    with at(day):
        letter = take_further(request=sent, instrument="T544T", by=cast.by("ana"))
        handed(letter)
        came = record_reply(letter=letter, received_on=day, pages=[scan], by=cast.by("ana"))
        judge_answer(reply=came, outcome="given", by=cast.by("ana"))
        assert follows(cast, sent) == {}


def test_too_late_for_a_complaint_one_may_ask_anew(
    cast: Cast, sent: Request, client: Client
) -> None:
    client.force_login(cast.users["ana"])
    with at(late_from(sent) + timedelta(days=60)):
        page = client.get(neutral(sent.get_absolute_url())).content.decode()
    assert 'fel=T544"' in page


def test_who_asks_to_make_something_clear_has_not_answered_badly(
    cast: Cast, sent: Request, scan: Prepared
) -> None:
    with at(date(2026, 12, 5)):
        came = answered(cast, sent, scan, on=date(2026, 12, 1))
        judge_answer(reply=came, outcome="clarify", by=cast.by("ana"))
        landings = pages.landings_of(sent, by=cast.by("ana"), inside=True)
    assert landings[0].judged == []


def test_a_tap_writes_the_next_letter_and_a_second_one_finds_it(
    cast: Cast, sent: Request, client: Client
) -> None:
    client.force_login(cast.users["ana"])
    with at(late_from(sent)):
        step = follows(cast, sent)["ro.l544.complaint"]
        url = f"/cereri/{sent.pk}/urmeaza/T544T/"
        for _ in range(2):
            answer = client.post(url, {"once": str(step.once)})
        letter = sent.opening.followed_by.get()
        page = client.get(neutral(sent.get_absolute_url())).content.decode()
    assert answer["Location"] == letter.get_absolute_url()
    assert url not in page
    assert follows_draft(page, letter)


def follows_draft(page: str, letter: Letter) -> bool:
    return page.count(neutral(letter.get_absolute_url())) >= 2
