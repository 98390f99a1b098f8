"""Five questions of each group: in how many taps the demonstration answers what it can.

The whole list, with what still waits, is `docs/reference/five-questions.md`.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Geolocation, Page, expect

from tests.journeys.conftest import Person, people
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.pages.forms import MOMENT
from tests.journeys.pages.hand import Hand
from tests.journeys.site import ROOT, Site

pytestmark = pytest.mark.journey

LIST = ROOT / "docs" / "reference" / "five-questions.md"
ELSEWHERE = {
    "G01.2": "test_three_offices.py",
    "G03.1": "test_planning_board.py",
    "G03.2": "test_planning_board.py",
    "G03.4": "test_planning_board.py",
    "G11.1": "test_information_requests.py",
    "G11.2": "test_information_requests.py",
    "G11.5": "test_offline.py",
    "G12.1": "test_street_vote.py",
    "G12.2": "test_budget_line.py",
    "G12.4": "test_budget_line.py",
}
ON_THE_BRIDGE: Geolocation = {"latitude": 44.482, "longitude": 26.008, "accuracy": 9}
EVERYBODY = ""


@dataclass(frozen=True)
class Asked:
    """A question that is answered by reading: the links to follow, what must then be seen."""

    group: str
    follow: tuple[str, ...]
    sees: tuple[str, ...]
    taps: int
    by: str = EVERYBODY
    never: tuple[str, ...] = ()


READ = {
    "G01.4": Asked(
        "16-februarie",
        ("Autobuzul nu mai trece", "Cine răspunde de asta?", "Podul Săbăreni"),
        (r"spun că nu e al lor", r"18 ianuarie 2022", r"Primăria Sectorului 1"),
        taps=4,
    ),
    "G01.5": Asked(
        "16-februarie",
        ("Autobuzul nu mai trece",),
        (r"Podul Săbăreni, construit în 1963",),
        taps=1,
        never=("Organizator G01", "Persoană din grup", "Strada Exemplului"),
    ),
    "G02.4": Asked(
        "tineretului",
        ("Ce publică ei",),
        (r"tineretului", r"Ce urmăriți"),
        taps=1,
        by="g02@demo.example",
    ),
    "G03.3": Asked(
        "bartolomeu-avantgarden",
        ("Ce publică ei", "parcare supraetajată", "Tot ce e la cel mult 500 m de el"),
        (r"parcare supraetajată", r"bloc cu parter comercial"),
        taps=3,
        by="g03@demo.example",
        never=("bloc P+6",),
    ),
    "G03.5": Asked(
        "bartolomeu-avantgarden",
        ("Scrisori", "Observații la PUZ"),
        (r"DEMO-130", r"Au răspuns \w+, \d+ \w+ 20\d\d", r"Exemplarul instituției"),
        taps=2,
        by="g03@demo.example",
    ),
    "G05.3": Asked(
        "loc-de-joaca-grozavesti",
        ("Copiii din Grozăvești nu au loc de joacă", "Autoritatea a promis."),
        (r"\d+ de zile față de primul termen", r"teren pentru parc, cu termen de 24 de luni"),
        taps=2,
    ),
    "G06.1": Asked(
        "civis-mogosoaia",
        ("Ce publică ei", "Mâine: ședință de consiliu, 12 puncte"),
        (r"Se iau bani cu împrumut", r"așa se întâmplă de obicei; citește proiectul", r"loturi"),
        taps=2,
        by="g06@demo.example",
    ),
    "G06.2": Asked(
        "civis-mogosoaia",
        ("Ce publică ei", "calendarul ședințelor"),
        (r"\d+ zi(le)? lucrătoare între ele", r"prea târziu"),
        taps=2,
        by="g06@demo.example",
    ),
    "G06.4": Asked(
        "civis-mogosoaia",
        ("Ce publică ei", "calendarul ședințelor"),
        (r"pentru: 9", r"Locul 15"),
        taps=2,
        by="g06@demo.example",
    ),
    "G06.5": Asked(
        "civis-mogosoaia",
        ("Proiectele vin cu două ore",),
        (r"suspendat la 03\.03\.2022 HCL 59, 60 și 61 din 02\.07\.2021", r"HotNews"),
        taps=1,
    ),
    "G10.5": Asked(
        "dizabil-vrancea",
        ("Ale mele",),
        (r"Termene", r"Au timp să răspundă până \w+, \d+ \w+ 20\d\d; întârziați din"),
        taps=1,
        by="g08@demo.example",
    ),
    "G11.4": Asked(
        "bicazul-nostru",
        ("Ce trebuie să publice primăria", "Primăria Orașului Bicaz"),
        (r"\d din 14", r"neverificat"),
        taps=2,
    ),
    "G12.3": Asked(
        "horpaz",
        ("Ce publică ei",),
        (r"lacul Ezăreni",),
        taps=1,
        by="g12@demo.example",
    ),
    "G12.5": Asked(
        "horpaz",
        ("Listele de investiții",),
        (r"Promis și făcut, an de an", r"Studiu de fezabilitate pentru trotuar"),
        taps=1,
    ),
}


@pytest.fixture(scope="module")
def reader(chromium: Browser, demo_site: Site) -> Iterator[Page]:
    """One phone in the hands of nobody in particular."""
    with people(chromium, demo_site) as opens:
        yield opens()


@pytest.mark.parametrize("code", READ)
def test_what_is_answered_by_reading(code: str, reader: Page, demo_person: Person) -> None:
    """From the group's page, in so many taps and no more, each of them a page."""
    asked = READ[code]
    page = reader
    if asked.by:
        page = demo_person()
        sign_in(page, asked.by)
    hand = Hand(page)
    hand.begin(f"/grupuri/{asked.group}/")
    for words in asked.follow:
        hand.follow(words)
    said = page.locator("main").inner_text()
    for words in asked.sees:
        assert re.search(words, said), f"{words}: {said}"
    for words in asked.never:
        assert words not in said
    assert hand.taps <= asked.taps
    assert hand.pages == len(asked.follow)


def test_g01_1_a_hole_in_the_bridge_with_photo_and_place(demo_person: Person, photo: Path) -> None:
    """Nobody's account, one page, one thing typed."""
    page = demo_person(standing=ON_THE_BRIDGE)
    hand = Hand(page)
    hand.begin("/grupuri/16-februarie/")
    hand.follow("Spune ce nu merge")
    hand.write({"words": "O gaură nouă pe pod, cât o roată.", "photos": photo})
    hand.tap(page.get_by_role("button", name="Sunt aici acum"))
    expect(page.locator("[data-locate-say]")).to_contain_text("Am notat locul")
    time.sleep(MOMENT)
    hand.send()
    expect(page.locator(".code-letters")).to_be_visible()
    assert (hand.taps, hand.typed, hand.pages) == (4, 1, 2)


def test_g05_4_a_letter_to_the_council(demo_person: Person) -> None:
    """To whom, what is asked and who signs stand there: she says what the matter is."""
    page = demo_person()
    sign_in(page, "g05@demo.example")
    hand = Hand(page)
    hand.begin("/grupuri/loc-de-joaca-grozavesti/")
    hand.follow("Copiii din Grozăvești nu au loc de joacă")
    hand.follow("Scrie celor care hotărăsc")
    hand.write(
        {
            "subject": "Petiție privind votul proiectului",
            "body": "Săptămâna viitoare votați proiectul. Copiii îl așteaptă.",
        }
    )
    hand.send()
    expect(page.locator("main img[src*='pagina-1.png']")).to_be_visible()
    assert hand.taps <= 4
    assert hand.typed == 2


def test_g06_3_a_proposal_before_its_term(demo_person: Person) -> None:
    """The draft's title, day and address stand in the letter; who signs is remembered."""
    page = demo_person()
    sign_in(page, "g06@demo.example")
    hand = Hand(page)
    hand.begin("/grupuri/civis-mogosoaia/")
    hand.follow("Ce publică ei")
    hand.follow("registrul spațiilor verzi")
    hand.follow("Scrie-le despre el")
    hand.write({"instrument": "TL52", "opinion": "Treceți în registru și malul lacului."})
    hand.send()
    expect(page.locator("main img[src*='pagina-1.png']")).to_be_visible()
    assert (hand.taps, hand.typed) == (5, 1)


def test_g09_5_a_supporter_deleted_for_good(demo_person: Person) -> None:
    """Found by name, erased by two taps, and found no more."""
    page = demo_person()
    sign_in(page, "g09@demo.example")
    page.goto("/grupuri/rise-out/contacte/nou/")
    hand = Hand(page)
    hand.write({"name": "Persoană Exemplescu", "phone": "0722000199"})
    hand.send()
    hand.begin("/grupuri/rise-out/")
    hand.follow("Pe cine putem suna")
    hand.follow("Persoană Exemplescu")
    hand.follow("Șterge acest om din listă")
    hand.send()
    assert (hand.taps, hand.typed) == (4, 0)
    page.goto("/grupuri/rise-out/contacte/?q=Exemplescu")
    expect(page.locator("main li.line")).to_have_count(0)


def test_g11_3_a_scanned_answer_by_phone_photo(demo_person: Person, photo: Path) -> None:
    """From the group's page to the answer beside its letter, with nothing typed."""
    page = demo_person()
    sign_in(page, "g11@demo.example")
    hand = Hand(page)
    hand.begin("/grupuri/bicazul-nostru/")
    hand.follow("Scrisori")
    hand.follow("Solicitare de informații")
    hand.follow("răspuns")
    hand.write({"pages": photo})
    hand.send()
    expect(page.locator("h1")).to_have_text("Răspunsul")
    expect(page.locator(f"main img[alt='{photo.name}']")).to_be_visible()
    assert (hand.taps, hand.typed) == (5, 0)


def test_the_list_has_all_sixty_and_says_only_what_is_tried() -> None:
    """Whatever the list calls answered is tried here or in the journey that it names."""
    rows = re.findall(r"^\| (G\d\d\.\d) \|[^|]+\| (now|in part|later) \|", LIST.read_text(), re.M)
    codes = [f"G{group:02}.{number}" for group in range(1, 13) for number in range(1, 6)]
    assert [code for code, _ in rows] == codes
    tried = {
        f"G{g}.{n}" for g, n in re.findall(r"def test_g(\d\d)_(\d)_", Path(__file__).read_text())
    }
    assert {code for code, state in rows if state == "now"} == {*READ, *tried, *ELSEWHERE}
    for name in ELSEWHERE.values():
        assert name in LIST.read_text()
        assert (Path(__file__).parent / name).is_file()
