"""The pages of a vote: the household's, and the organiser's."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.codes import show
from civicsteps.identify.consultations.actions_polls import close_poll
from civicsteps.identify.consultations.models import Ballot, Poll
from tests.cast import Cast
from tests.identify.consultations.streets import ask, slip, vote
from tests.journeys.pages.papers import pdf_words
from tests.pages import browser, hidden, later, send

NUMBERS_OF = re.compile(r"<dt>([^<]+)</dt><dd>(\d+)</dd>")


def ballot_of(poll: Poll, number: int) -> str:
    return reverse("vote", args=[show(slip(poll, number).code)])


def said(page: Any) -> str:  # noqa: ANN401 - an answer
    return " ".join(page.content.decode().split())


def closed(poll: Poll, cast: Cast) -> Poll:
    with clock.set_to(clock.now() + timedelta(days=8)):
        return close_poll(poll=poll, by=cast.by("ana"))


def test_a_household_votes_on_a_phone_with_one_page_and_one_button(cast: Cast) -> None:
    poll, phone = ask(cast), browser(cast)
    address = ballot_of(poll, 1)
    page = phone.get(address)
    assert page.status_code == 200
    assert said(page).count("<form class=") == 1
    assert "Trimite votul nostru" in said(page)
    assert not Ballot.objects.exists()
    assert slip(poll, 1).used_on is None
    thanks = send(phone, address, picks=["1", "4"])
    assert thanks.url == f"{reverse('vote_thanks')}?vot={poll.pk}"
    assert "Votul tău e numărat" in said(phone.get(thanks.url))
    assert Ballot.objects.get().picks == [1, 4]


def test_the_same_send_twice_is_one_vote_and_says_thanks_twice(cast: Cast) -> None:
    poll, phone = ask(cast), browser(cast)
    fields = hidden(phone.get(ballot_of(poll, 1))) | {"picks": ["2"]}
    first, second = (later(phone, ballot_of(poll, 1), fields) for _ in range(2))
    assert first.url == second.url
    assert Ballot.objects.count() == 1


def test_a_household_that_voted_is_told_so_plainly(cast: Cast) -> None:
    poll, phone = ask(cast), browser(cast)
    fields = hidden(phone.get(ballot_of(poll, 1))) | {"picks": ["2"]}
    vote(cast, poll, 1, 3)
    assert "Foaia aceasta a votat deja" in said(phone.get(ballot_of(poll, 1)))
    late = later(phone, ballot_of(poll, 1), fields)
    assert late.status_code == 409
    assert "Foaia aceasta a votat deja" in said(late)
    assert Ballot.objects.get().picks == [3]


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"picks": ["1", "2", "3"]}, "Se aleg cel mult 2, iar aici sunt bifate 3."),
        ({}, "Bifează ce alegi sau că nu alegi niciuna."),
        ({"picks": ["1"], "none": "on"}, "Nu amândouă."),
    ],
)
def test_a_ballot_filled_in_wrong_comes_back_with_its_ticks(
    cast: Cast, typed: dict[str, Any], error: str
) -> None:
    poll = ask(cast)
    answer = send(browser(cast), ballot_of(poll, 1), **typed)
    assert answer.status_code == 422
    assert error in said(answer)
    ticked = re.findall(r'name="picks" value="(\d)"[^>]* checked', answer.content.decode())
    assert ticked == typed.get("picks", [])
    assert not Ballot.objects.exists()


def test_none_of_them_is_a_blank_vote(cast: Cast) -> None:
    poll = ask(cast)
    send(browser(cast), ballot_of(poll, 1), none="on")
    assert Ballot.objects.get().picks == []


def test_a_typed_code_with_a_slip_of_the_pen_opens_the_ballot(cast: Cast) -> None:
    poll, phone = ask(cast), browser(cast)
    code = slip(poll, 1).code
    wrong = code[:4] + ("a" if code[4] != "a" else "b") + code[5:]
    found = phone.get(reverse("vote_find"), {"code": wrong}, follow=True)
    assert found.redirect_chain[-1][0] == ballot_of(poll, 1)
    assert "Trimite votul nostru" in said(found)


def test_codes_that_open_nothing_are_counted_and_stopped(cast: Cast) -> None:
    poll, phone = ask(cast), browser(cast)
    for _ in range(60):
        assert phone.get(reverse("vote", args=["abc-def-ghj"])).status_code == 404
    assert phone.get(ballot_of(poll, 1)).status_code == 429


def test_nobody_sees_the_votes_before_the_end(cast: Cast) -> None:
    poll = ask(cast)
    vote(cast, poll, 1, 1)
    for name in ("", "ana"):
        page = said(browser(cast, name).get(poll.get_absolute_url()))
        assert "au votat 1 din 6 gospodării" in page
        assert "Locul" not in page
        csv = reverse("poll_csv", args=[poll.pk])
        assert browser(cast, name).get(csv).status_code == 404


def test_the_result_has_all_its_numbers_and_goes_along(cast: Cast) -> None:
    poll = ask(cast, needs=["=1+1", "apă", "trotuar"])
    vote(cast, poll, 1, 1, 2)
    vote(cast, poll, 2, 1)
    vote(cast, poll, 3)
    closed(poll, cast)
    page = browser(cast).get(poll.get_absolute_url())
    assert dict(NUMBERS_OF.findall(page.content.decode())) == {
        "Gospodării întrebate": "6", "Au votat": "3", "Voturi valabile": "2", "Voturi albe": "1",
        "Foi nule": "0", "De pe telefonul lor": "3", "Pe hârtie, trecute de grup": "0",
    }  # fmt: skip
    assert "Locul 1 · 2 voturi · 100%" in said(page)
    assert "Locul 2 · un vot · 50%" in said(page)
    csv = browser(cast).get(reverse("poll_csv", args=[poll.pk])).content.decode()
    assert csv.splitlines()[1].startswith("1,'=1+1,2,100,first,6,3,2,1,0,3,0")


def test_an_organiser_asks_and_prints(cast: Cast, cause: Cause) -> None:
    ana = browser(cast, "ana")
    typed = {
        "question": "De ce are nevoie strada?", "place": "Strada Lacului (exemplu)",
        "needs": "trotuar\n\napă\n", "causes": [str(cause.pk)], "most": "2", "households": "12",
        "closes_on": f"{clock.today() + timedelta(days=7)}",
    }  # fmt: skip
    answer = send(ana, reverse("poll_new", args=[cast.group.slug]), **typed)
    poll = Poll.objects.get()
    assert answer.url == poll.get_absolute_url()
    assert [str(need) for need in poll.needs.order_by("number")] == [
        "trotuar", "apă", "Nu avem loc de joacă",
    ]  # fmt: skip
    assert "Tipărește foile" in said(ana.get(reverse("poll_slips", args=[poll.pk])))
    made = ana.get(reverse("poll_slips_pdf", args=[poll.pk]))
    words = pdf_words(made.content)
    for one in poll.slips.all():
        assert show(one.code) in words
    assert words.count("Nu avem loc de joacă") == 12
    assert "Alegeți cel mult 2" in words
    alone = pdf_words(ana.get(reverse("poll_slips_pdf", args=[poll.pk]), {"foaia": "3"}).content)
    assert show(slip(poll, 3).code) in alone
    assert show(slip(poll, 4).code) not in alone
    nothing = ana.get(reverse("poll_slips_pdf", args=[poll.pk]), {"foaia": "99"})
    assert nothing.status_code == 404


def test_a_vote_asked_wrong_comes_back_as_it_was_typed(cast: Cast) -> None:
    typed = {"question": "De ce?", "needs": "una singură", "most": "5", "households": "12"}
    day = f"{clock.today() + timedelta(days=7)}"
    answer = send(
        browser(cast, "ana"), reverse("poll_new", args=[cast.group.slug]), closes_on=day, **typed
    )
    assert answer.status_code == 422
    assert "Între 2 și 20 de nevoi" in said(answer)
    assert "una singură" in said(answer)


def test_an_organiser_types_a_paper_counted_apart(cast: Cast) -> None:
    poll, ana = ask(cast), browser(cast, "ana")
    address = reverse("poll_paper", args=[poll.pk])
    page = send(ana, address, code=show(slip(poll, 1).code), picks=["1", "2"])
    assert page.url == f"{address}?scris=da"
    assert "Foaia e numărată" in said(ana.get(page.url))
    both = send(ana, address, code=show(slip(poll, 2).code), picks=["1"], spoilt="on")
    assert both.status_code == 422
    assert "Spune un singur lucru" in said(both)
    send(ana, address, code=show(slip(poll, 2).code), spoilt="on")
    unknown = send(ana, address, code="abc-def-ghj", picks=["1"])
    assert "Nicio foaie a acestui vot" in said(unknown)
    again = send(ana, address, code=show(slip(poll, 1).code), picks=["1"])
    assert "Foaia aceasta a votat deja" in said(again)
    assert set(Ballot.objects.values_list("how", "spoilt")) == {("paper", False), ("paper", True)}


def test_a_slip_of_another_vote_is_not_typed_here(cast: Cast) -> None:
    poll, other = ask(cast), ask(cast)
    address = reverse("poll_paper", args=[poll.pk])
    answer = send(browser(cast, "ana"), address, code=show(slip(other, 1).code), picks=["1"])
    assert answer.status_code == 422
    assert not Ballot.objects.exists()


def test_a_lost_slip_and_forgotten_households(cast: Cast) -> None:
    poll, ana = ask(cast), browser(cast, "ana")
    lost = ballot_of(poll, 4)
    back = send(ana, reverse("poll_slip_replace", args=[poll.pk]), number="4")
    assert back.url.endswith("?foaia=4")
    assert "Foaia aceasta a fost înlocuită" in said(browser(cast).get(lost))
    none = send(ana, reverse("poll_slip_replace", args=[poll.pk]), number="40")
    assert "Nu există o foaie cu numărul acesta" in said(none)
    send(ana, reverse("poll_slips_more", args=[poll.pk]), more="3")
    poll.refresh_from_db()
    assert poll.households == 9


def test_what_was_voted_goes_on_to_a_problem_and_a_decision(cast: Cast, cause: Cause) -> None:
    poll, ana = ask(cast, needs=["trotuar"], causes=[cause]), browser(cast, "ana")
    for number in (1, 2, 3):
        vote(cast, poll, number, 2)
    vote(cast, poll, 4, 1)
    closed(poll, cast)
    page = said(ana.get(poll.get_absolute_url()))
    voted = poll.needs.get(number=2)
    decide = f"{reverse('choice_new', args=[cause.slug])}?vot={voted.pk}"
    assert decide in page
    assert decide not in said(browser(cast).get(poll.get_absolute_url()))
    form = said(ana.get(decide))
    for name, value in (("present", 4), ("in_favour", 3), ("abstained", 1)):
        assert re.search(rf'name="{name}" value="{value}"', form)
    made = send(ana, reverse("need_cause", args=[poll.needs.get(number=1).pk]))
    assert Cause.objects.get(title="trotuar").get_absolute_url() == made.url
    assert "trotuar" in said(browser(cast).get(poll.get_absolute_url()))
    assert made.url not in said(browser(cast).get(poll.get_absolute_url()))


def test_a_vote_is_stopped_or_closed_on_its_page(cast: Cast) -> None:
    poll, other, ana = ask(cast), ask(cast), browser(cast, "ana")
    send(ana, reverse("poll_stop", args=[poll.pk]), reason="S-au udat foile.")
    page = said(browser(cast).get(poll.get_absolute_url()))
    assert "Nu alege nimic" in page
    assert "S-au udat foile." in page
    with clock.set_to(clock.now() + timedelta(days=8)):
        assert "se trec până" in said(browser(cast).get(other.get_absolute_url()))
        send(ana, reverse("poll_close", args=[other.pk]))
    assert "Încheiat pe" in said(browser(cast).get(other.get_absolute_url()))


def test_of_a_group_at_risk_the_slip_votes_and_nothing_else_is_seen(cast: Cast) -> None:
    poll = ask(cast)
    cast.group.at_risk = True
    cast.group.save()
    phone = browser(cast)
    assert phone.get(poll.get_absolute_url()).status_code == 404
    assert phone.get(reverse("group_polls", args=[cast.group.slug])).status_code == 403
    page = phone.get(ballot_of(poll, 1))
    assert "Strada Lacului" not in re.findall(r"<title>.*?</title>", said(page))[0]
    assert poll.get_absolute_url() not in said(page)
    thanks = send(phone, ballot_of(poll, 1), picks=["1"])
    assert poll.get_absolute_url() not in said(phone.get(thanks.url))
    assert "Ce votăm" not in said(phone.get(cast.group.get_absolute_url()))
