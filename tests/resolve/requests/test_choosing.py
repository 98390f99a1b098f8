"""Which letter fits: every way of answering ends, soon, in a letter with its reason."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from civicsteps.causes.actions import add_demand
from civicsteps.causes.models import Cause
from civicsteps.people.authorities.models import Authority, Competence, Office
from civicsteps.people.clocks.book import book
from civicsteps.people.clocks.models import Clock
from civicsteps.resolve.letters.instruments import INSTRUMENTS
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.requests import choosing, signing
from civicsteps.resolve.requests.fits import ENDINGS
from tests.cast import Cast

KEYS = sorted({q.key for q in choosing.QUESTIONS.values()} | {choosing.WHO, choosing.ABOUT})
WORDS = sorted(
    {
        a.key
        for q in (*choosing.QUESTIONS.values(), choosing.WHAT_ABOUT, choosing.WHO_SIGNS)
        for a in q.answers
    }
)


def every_path() -> Iterator[choosing.Path]:
    """All the ways through the questions."""
    open_ones: list[dict[str, str]] = [{}]
    while open_ones:
        said = open_ones.pop()
        path = choosing.walk(said)
        if path.question is None:
            yield path
            continue
        open_ones += [{**said, path.question.key: a.key} for a in path.question.answers]


def test_every_path_ends_in_one_or_two_letters_with_their_reason() -> None:
    paths = list(every_path())
    assert len(paths) > 60
    for path in paths:
        assert path.ending is not None
        assert 1 <= len(path.ending.fits) <= 2
        assert all(str(fit.why) and str(fit.to) for fit in path.ending.fits)
        assert all(fit.instrument in INSTRUMENTS for fit in path.ending.fits)


def test_no_path_asks_more_than_six() -> None:
    assert max(len(path.steps) for path in every_path()) <= choosing.MOST_QUESTIONS


def test_every_ending_is_reached() -> None:
    reached = {id(path.ending) for path in every_path()}
    assert reached == {id(ending) for ending in ENDINGS.values()}


@given(st.dictionaries(st.sampled_from(KEYS), st.sampled_from(WORDS) | st.text(max_size=9)))
def test_whatever_the_address_says_there_is_a_question_or_an_end(said: dict[str, str]) -> None:
    path = choosing.walk(said)
    assert (path.question is None) != (path.ending is None)
    again = choosing.walk(choosing.query_of(path.steps))
    assert (again.steps, again.question) == (path.steps, path.question)


@pytest.mark.parametrize(
    ("instrument", "who", "alone"),
    [
        ("TL52D", "informal_group", False),
        ("TL52D", "natural_person", False),
        ("TL52D", "association", True),
        ("TOG27", "informal_group", True),
        ("T544", "informal_group", True),
        ("TAP", "association", True),
        ("TL60", "informal_group", True),
    ],
)
def test_who_may_sign_is_what_the_rules_of_the_law_say(
    instrument: str, who: str, alone: bool
) -> None:
    way = signing.way_of(instrument, who)
    assert way.alone is alone
    assert way.words or alone


def test_every_letter_that_may_be_the_end_has_its_step_in_the_law() -> None:
    ends = {fit.instrument for ending in ENDINGS.values() for fit in ending.fits}
    assert ends <= set(signing.TAKES)
    for step in signing.TAKES.values():
        assert book().step(step).id


def test_the_offices_that_decide_there_are_proposed_with_why_and_taken_along(
    cast: Cast, cause: Cause, office: Office, client: Client
) -> None:
    county = Authority.objects.create(slug="cj", name="Consiliul Județean", kind="company")
    roads = Office.objects.create(authority=county, kind="registry", name="Drumuri")
    source = "https://registru.example"
    Competence.objects.create(
        authority=county, office=roads, topic="bridges", note="DJ 601", source=source
    )
    client.force_login(cast.users["ana"])
    url = f"/probleme/{cause.slug}/ce-scriem/?vrem=document&cerut=nu"
    assert "domeniu=bridges" in client.get(url).content.decode()
    page = client.get(f"{url}&domeniu=bridges&cine=grup").content.decode()
    assert "DJ 601" in page
    assert f"fel=T544&amp;birou={roads.pk}" in page
    form = client.get(f"/probleme/{cause.slug}/scrisoare/?fel=T544&birou={roads.pk}")
    assert str(roads.pk) in form.content.decode()
    for nonsense in ("x", "11111111-1111-4111-8111-111111111111"):
        again = f"/probleme/{cause.slug}/scrisoare/?fel=T544&birou={nonsense}"
        assert client.get(again).status_code == 200


def test_a_company_that_serves_us_has_its_own_complaint_and_owes_no_answer_to_a_petition(
    cast: Cast, cause: Cause, client: Client, handed: Callable[[Letter], Letter]
) -> None:
    company = Authority.objects.create(slug="curent", name="Curent SA", kind="operator")
    desk = Office.objects.create(authority=company, kind="registry", name="Clienți")
    Competence.objects.create(authority=company, office=desk, topic="energy", source="pagina lor")
    demand = add_demand(cause=cause, sentence="Reparați cablul.", office=desk, by=cast.by("ana"))
    client.force_login(cast.users["ana"])
    said = "vrem=utilitati&furnizor=nu&retea=energie&cine=persoana"
    page = client.get(f"/probleme/{cause.slug}/ce-scriem/?{said}").content.decode()
    address = f"fel=TOG27&amp;pas=ro.anre.operator&amp;birou={desk.pk}"
    assert address in page
    form = {
        "once": "33333333-1111-4111-8111-111111111111",
        "demand": str(demand.pk),
        "office": str(desk.pk),
        "subject": "Cablul rupt",
        "body": "Atârnă peste trotuar.",
        "requests": "Reparați cablul.",
        "signer": "Ana-Maria Popescu",
        "domicile": "Strada Teilor nr. 7",
    }
    for pas, running in (("ro.anre.operator", 1), ("ro.l544.answer", 0)):
        url = f"/probleme/{cause.slug}/scrisoare/?fel=TOG27&pas={pas}"
        answer = client.post(url, form | {"once": f"{running}1111111-1111-4111-8111-111111111111"})
        assert answer.status_code == 302, answer.content.decode()
        letter = Letter.objects.order_by("-written_at")[0]
        handed(letter)
        assert Clock.objects.filter(source=f"letters.letter:{letter.pk}").count() == running


@pytest.fixture
def page(cast: Cast, cause: Cause, client: Client) -> str:
    client.force_login(cast.users["ana"])
    return f"/probleme/{cause.slug}/ce-scriem/"


def test_the_pages_keep_the_answers_in_the_address(client: Client, page: str) -> None:
    first = client.get(page).content.decode()
    assert "?vrem=document" in first
    second = client.get(f"{page}?vrem=document").content.decode()
    assert "?vrem=document&amp;cerut=nu" in second
    assert 'href="?"' in second  # one question back
    last = client.get(f"{page}?vrem=document&cerut=nu&domeniu=bridges&cine=grup").content.decode()
    assert "fel=T544" in last


def test_strangers_do_not_choose_letters_of_a_group(
    cast: Cast, cause: Cause, client: Client
) -> None:
    assert client.get(f"/probleme/{cause.slug}/ce-scriem/").status_code == 403
