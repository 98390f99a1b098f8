"""Looking for what must be public: what counts, what is kept, what a neighbour brings."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Cause, Fact
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.guard.forms import QUICKEST, stamp
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Act, Need
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.resolve.duties import pages
from civicsteps.resolve.duties.actions import (
    accept_look,
    add_look,
    ask_for_missing,
    ask_to_look,
    bring_look,
    lay_review,
    open_review,
    take_back_look,
    take_off_review,
)
from civicsteps.resolve.duties.models import Look, Review
from civicsteps.resolve.duties.packs import duties
from civicsteps.resolve.duties.queries import reviews_visible_to
from tests.cast import Cast
from tests.proofs import paper
from tests.resolve.duties.conftest import TODAY

SITE = "https://primarie.example/buget"


def found(
    review: Review, by: Actor, duty: str = "budget", on: date = TODAY, state: str = "found"
) -> Look:
    url = "" if state == "missing" else SITE
    add_look(review=review, duty=duty, state=state, seen_on=on, url=url, by=by)
    return Look.objects.order_by("-looked_at", "-pk")[0]


def score(review: Review, by: Actor) -> str:
    with translation.override("ro"):
        return pages.score_of(reviews_visible_to(by).get(pk=review.pk))


def test_a_later_look_raises_the_score_and_the_first_stays(review: Review, cast: Cast) -> None:
    ana = cast.by("ana")
    for number, one in enumerate(duties()[:11]):
        state = "found" if number < 6 else "missing"
        found(review, ana, one.id, date(2026, 3, 1), state)
    assert score(review, ana) == "6 din 14 găsite, 3 neverificate"
    for one in duties()[6:9]:
        found(review, ana, one.id, date(2026, 11, 2))
    assert score(review, ana) == "9 din 14 găsite, 3 neverificate"
    page = Client().get(review.get_absolute_url()).content.decode()
    assert "Înainte, pe 1 martie 2026: negăsit" in page
    assert "2 noiembrie 2026" in page
    assert "%" not in page.split("<main")[1].split("</main>")[0]


def test_an_older_look_written_later_does_not_count(review: Review, cast: Cast) -> None:
    found(review, cast.by("ana"), on=date(2026, 11, 2))
    found(review, cast.by("ana"), on=date(2026, 3, 1), state="missing")
    assert Look.objects.get(current=True).state == "found"


def test_what_is_taken_back_lets_the_earlier_count_again(review: Review, cast: Cast) -> None:
    found(review, cast.by("ana"), on=date(2026, 3, 1), state="missing")
    last = found(review, cast.by("mihai"))
    take_back_look(look=last, by=cast.by("ana"))
    assert Look.objects.get(current=True).state == "missing"
    assert Act.objects.get(source__endswith=str(last.pk)).void
    with pytest.raises(Refused):
        take_back_look(look=last, by=cast.by("ana"))


def test_the_picture_of_what_was_taken_back_is_the_groups_alone(review: Review, cast: Cast) -> None:
    add_look(
        review=review, duty="budget", state="found", seen_on=TODAY, document=paper(),
        by=cast.by("ana"),
    )  # fmt: skip
    look = Look.objects.get()
    assert look.document is not None
    assert Client().get(look.document.get_absolute_url()).status_code == 200
    take_back_look(look=look, by=cast.by("ana"))
    assert Client().get(look.document.get_absolute_url()).status_code == 404


def test_found_needs_what_shows_it_and_a_day_that_came(review: Review, cast: Cast) -> None:
    for bad in (
        {"url": ""},
        {"seen_on": date(2026, 11, 24)},
        {"duty": "nimic"},
        {"state": "maybe"},
    ):
        said = {"duty": "budget", "state": "found", "seen_on": TODAY, "url": SITE, **bad}
        with pytest.raises(Refused):
            add_look(review=review, by=cast.by("ana"), **said)  # type: ignore[arg-type]  # bad on purpose
    assert not Look.objects.exists()


def test_volunteers_look_and_strangers_do_not(review: Review, volunteer: Cast) -> None:
    found(review, volunteer.by("vera"))
    for name in ("sorin", "ilinca", "vlad"):
        with pytest.raises(Refused):
            found(review, volunteer.by(name))
    with pytest.raises(Refused):
        take_back_look(look=Look.objects.get(), by=volunteer.by("vera"))


def test_a_year_is_checked_once_and_has_come(cast: Cast, review: Review) -> None:
    for year in (2026, 1990, 2031):
        with pytest.raises(Refused):
            open_review(group=cast.group, authority=review.authority, year=year, by=cast.by("ana"))
    with pytest.raises(Refused):
        open_review(group=cast.group, authority=review.authority, year=2025, by=cast.by("mihai"))


def test_a_check_stays_on_the_desk_until_all_was_looked_for(review: Review, cast: Cast) -> None:
    need = Need.objects.get(kind="duties.check")
    assert need.closed_on is None
    for one in duties():
        found(review, cast.by("ana"), one.id, state="missing")
    need.refresh_from_db()
    assert need.closed_on == TODAY
    take_back_look(look=Look.objects.filter(duty="budget")[0], by=cast.by("ana"))
    need.refresh_from_db()
    assert need.closed_on is None


def test_a_neighbour_looks_by_a_link_and_an_organiser_lets_it_count(
    review: Review, cast: Cast, ana: Client
) -> None:
    issued = ask_to_look(review=review, duty="budget", by=cast.by("ana"))
    address = "/" + issued.url.split("/", 3)[3]
    neighbour = Client()
    with clock.set_to(clock.now() - QUICKEST * 5):
        shown = stamp()
    page = neighbour.get(address).content.decode()
    assert "Sursele financiare, bugetul și bilanțul contabil" in page
    typed = {
        "state": "found", "url": SITE, "seen_on": "2026-11-23", "once": str(uuid4()),
        "shown": shown,
    }  # fmt: skip
    answer = neighbour.post(address, typed)
    assert answer["Location"] == reverse("duty_thanks")
    look = Look.objects.get()
    assert look.brought
    assert score(review, cast.by("ana")) == "0 din 14 găsite, 14 neverificate"
    assert SITE not in Client().get(review.get_absolute_url()).content.decode()
    assert Need.objects.get(kind="duties.waiting").closed_on is None
    assert ana.get(look.get_absolute_url()).status_code == 200
    assert neighbour.get(address).status_code == 410
    accept_look(look=look, by=cast.by("ana"))
    assert score(review, cast.by("ana")) == "1 din 14 găsite, 13 neverificate"
    assert Need.objects.get(kind="duties.waiting").closed_on == TODAY
    with pytest.raises(Refused):
        accept_look(look=look, by=cast.by("ana"))


def test_without_its_link_nobody_brings(review: Review, cast: Cast) -> None:
    with pytest.raises(Refused):
        bring_look(
            review=review, duty="budget", state="found", seen_on=TODAY, url=SITE,
            by=cast.by("vlad"),
        )  # fmt: skip


def test_a_check_holds_the_second_step_of_a_problem(
    review: Review, cast: Cast, cause: Cause
) -> None:
    with pytest.raises(Refused):
        lay_review(review=review, cause=cause, by=cast.by("ana"))
    found(review, cast.by("ana"))
    lay_review(review=review, cause=cause, by=cast.by("ana"))
    fact = Fact.objects.get(kind="study")
    assert (fact.cause, fact.proof, fact.lifted_on) == (cause, "1/14", None)
    take_off_review(review=review, by=cast.by("ana"))
    fact.refresh_from_db()
    assert fact.lifted_on == TODAY


def test_a_check_that_was_taken_off_is_laid_again_once(
    review: Review, cast: Cast, cause: Cause
) -> None:
    found(review, cast.by("ana"))
    lay_review(review=review, cause=cause, by=cast.by("ana"))
    take_off_review(review=review, by=cast.by("ana"))
    lay_review(review=review, cause=cause, by=cast.by("ana"))
    review.refresh_from_db()
    assert review.is_laid
    assert Fact.objects.filter(kind="study", lifted_on=None).count() == 1
    assert compare_facts() == []
    with pytest.raises(Refused):
        lay_review(review=review, cause=cause, by=cast.by("ana"))
    take_off_review(review=review, by=cast.by("ana"))
    assert not Fact.objects.filter(kind="study", lifted_on=None).exists()


def test_the_request_names_what_is_missing(
    review: Review, cast: Cast, cause: Cause, office: Office
) -> None:
    found(review, cast.by("ana"), "budget", state="missing")
    letter = ask_for_missing(
        review=review, cause=cause, office=office, duties=["budget"], signer="Persoană de probă",
        domicile="Strada Probei 1", by=cast.by("ana"),
    )  # fmt: skip
    assert letter.instrument == "T544"
    assert letter.state == "draft"
    assert "bugetul și bilanțul contabil, pentru 2026 (Legea 544/2001" in letter.requests
    other = Authority.objects.create(slug="alta", name="Altă primărie")
    wrong = Office.objects.create(authority=other, kind="head", name="Primarul")
    wrongs: list[dict[str, object]] = [{"office": wrong}, {"duties": []}]
    for bad in wrongs:
        said = {"office": office, "duties": ["budget"], **bad}
        with pytest.raises(Refused):
            ask_for_missing(
                review=review, cause=cause, signer="X", domicile="Y", by=cast.by("ana"),
                **said,  # type: ignore[arg-type]  # bad on purpose
            )  # fmt: skip


def test_one_tap_leads_to_the_request(
    review: Review, cast: Cast, cause: Cause, ana: Client
) -> None:
    found(review, cast.by("ana"), "budget", state="missing")
    found(review, cast.by("ana"), "orders", state="missing")
    page = ana.get(review.get_absolute_url()).content.decode()
    address = f"{reverse('duty_letter', args=[review.pk])}?fel=orders"
    assert address in page
    form = ana.get(address).content.decode()
    assert form.count("checked") == 1
    typed = {
        "duties": "orders", "cause": str(cause.pk), "signer": "Persoană de probă",
        "office": str(review.authority.offices.get().pk), "domicile": "Strada Probei 1",
        "once": str(uuid4()),
    }  # fmt: skip
    assert "/scrisori/" in ana.post(address, typed)["Location"]


def test_the_same_submit_twice_looks_once_and_a_bad_one_keeps_all(
    review: Review, ana: Client
) -> None:
    address = reverse("duty_look", args=[review.pk, "budget"])
    typed = {"state": "found", "seen_on": "2026-11-23", "note": "sub bilanț", "once": str(uuid4())}
    page = ana.post(address, typed)
    assert page.status_code == 422
    assert "sub bilanț" in page.content.decode()
    assert "Dă adresa sau o poză" in page.content.decode()
    whole = {**typed, "url": SITE}
    assert ana.post(address, whole).status_code == ana.post(address, whole).status_code == 302
    assert Look.objects.count() == 1
    assert ana.get(reverse("duty_look", args=[review.pk, "nimic"])).status_code == 404


def test_a_group_at_risk_has_no_public_page(review: Review, cast: Cast, ana: Client) -> None:
    found(review, cast.by("ana"))
    cast.group.at_risk = True
    cast.group.save()
    of_group = [
        review.get_absolute_url(),
        reverse("duty_file", args=[review.pk, "json"]),
        reverse("group_duties", args=[cast.group.slug]),
    ]
    for address in of_group:
        assert Client().get(address).status_code == 404
        assert ana.get(address).status_code == 200
    shown = Client().get(reverse("authority_duties_year", args=["primaria-s6", 2026]))
    assert cast.group.name not in shown.content.decode()


def test_files_say_the_same_and_run_nothing(review: Review, cast: Cast) -> None:
    add_look(
        review=review, duty="budget", state="found", seen_on=TODAY, url=SITE, note="=1+1",
        by=cast.by("ana"),
    )  # fmt: skip
    text = Client().get(reverse("duty_file", args=[review.pk, "csv"])).content.decode()
    assert ",'=1+1," in text
    told = Client().get(reverse("duty_file", args=[review.pk, "json"])).json()
    assert len(told["items"]) == 14
    assert [i["state"] for i in told["items"] if i["duty"] == "budget"] == ["found"]
    assert Client().get(reverse("duty_file", args=[review.pk, "exe"])).status_code == 404


def test_years_are_compared_in_both_languages(review: Review, cast: Cast) -> None:
    earlier = open_review(
        group=cast.group, authority=review.authority, year=2025, by=cast.by("ana")
    )
    found(earlier, cast.by("ana"))
    page = Client().get(reverse("authority_duties", args=["primaria-s6"])).content.decode()
    assert "1 din 14 găsite, 13 neverificate" in page
    assert "0 din 14 găsite, 14 neverificate" in page
    year = Client().get(reverse("authority_duties_year", args=["primaria-s6", 2025]))
    assert "Sursele financiare" in year.content.decode()
    with translation.override("en"):
        english = reverse("authority_duties_year", args=["primaria-s6", 2025])
    assert "1 of 14 found, 13 not looked for" in Client().get(english).content.decode()
