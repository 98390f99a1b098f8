"""An agenda is read as town halls write it, whoever wrote it and however it came to us."""

import time
from datetime import date

import pytest

from civicsteps.engines.agendas import items_of, key_of, meeting_day

CONVOCATION = """CONVOCATOR
În temeiul art. 133 alin. (1) se convoacă Consiliul Local în ședință ordinară, în data de
25.11.2026, ora 16:00, cu următorul proiect al ordinii de zi:

1. Aprobarea procesului-verbal al ședinței ordinare din data de 30.10.2026.
2. Proiect de hotărâre nr. 123/10.11.2026 privind rectificarea bugetului local
al comunei pe anul 2026 - iniţiator: primar Persoană Inventată;
3. Proiect de hotărâre privind aprobarea PUZ „Zona Nord”, str. Teilor nr.
5. Inițiator: Primarul comunei
4.Proiect de hotărâre iniţiat de domnul consilier Persoană Inventată privind revocarea
HCL nr. 116/14.12.2021 și a Hotărârii Consiliului Local nr. 59/2021;
5) Diverse

PRIMAR,
Persoană Inventată
"""


def titles(text: str) -> list[str]:
    return [item.title for item in items_of(text)]


def test_each_point_with_its_number_and_without_who_brings_it() -> None:
    found = items_of(CONVOCATION)
    assert [item.number for item in found] == ["1", "2", "3", "4", "5"]
    assert "Persoană" not in " ".join(item.title for item in found)
    assert "PRIMAR" not in " ".join(item.title for item in found)
    assert found[1].title.endswith("rectificarea bugetului local al comunei pe anul 2026")
    assert found[3].title.startswith("Proiect de hotărâre privind revocarea")
    assert [item.draft for item in found] == [False, True, True, True, False]


def test_the_earlier_decisions_that_it_names_and_not_its_own_number() -> None:
    found = items_of(CONVOCATION)
    assert found[1].decisions == ()
    assert found[3].decisions == ("116/2021", "59/2021")


@pytest.mark.parametrize(
    "text",
    [
        "1.\nProiect de hotărâre privind bugetul\n2.\nProiect de hotărâre privind taxele",
        "I. Proiect de hotărâre privind bugetul\nII. Proiect de hotărâre privind taxele",
        "- Proiect de hotărâre privind bugetul\n- Proiect de hotărâre privind taxele",
        "Proiect de hotărâre privind bugetul\n\nProiect de hotărâre privind taxele",
        "1 Proiect de hotărâre privind bugetul\n2 Proiect de hotărâre privind taxele",
        "1. Proiect de hotărâre privind bugetul; 2. Proiect de hotărâre privind taxele.",
        "PROIECT DE HOTĂRÂRE PRIVIND BUGETUL\nPROIECT DE HOTĂRÂRE PRIVIND TAXELE",
        "1. Proiect de hotarîre privind bugetul\r\n2. Proiect de hotarîre privind taxele",
    ],
)
def test_however_the_points_are_set(text: str) -> None:
    found = titles(text)
    assert len(found) == 2
    assert found[0].lower().endswith("bugetul")
    assert found[1].lower().endswith("taxele")


@pytest.mark.parametrize(
    "text", ["", "Exemplu inventat. Nu este un document real.", "1. 2. 3.", "12.11.2026", "\0\0"]
)
def test_what_lists_nothing_has_no_points(text: str) -> None:
    assert titles(text) == []


def test_what_a_law_says_before_the_list_is_no_point() -> None:
    text = (
        "1. Avem în vedere legea bugetului.\nORDINEA DE ZI\n1. Proiect de hotărâre privind taxele"
    )
    assert titles(text) == ["Proiect de hotărâre privind taxele"]


def test_a_point_is_the_same_whatever_its_number_spelling_and_who_brings_it() -> None:
    same = {
        key_of("Proiect de hotărâre privind aprobarea bugetului"),
        key_of("PROIECT DE HOTĂRÂRE nr. 12/2026 privind APROBAREA bugetului - iniţiator primar X"),
        key_of("aprobarea  bugetului."),
    }
    assert len(same) == 1
    assert key_of("aprobarea taxelor") not in same


def test_the_day_of_the_meeting_is_the_one_said_for_it() -> None:
    since = date(2026, 11, 20)
    assert meeting_day(CONVOCATION, since=since) == date(2026, 11, 25)
    assert meeting_day("ședința din ziua de 3 decembrie 2026", since=since) == date(2026, 12, 3)
    assert meeting_day("Termen 25.11.2026. Ședință ordinară.", since=since) is None
    assert meeting_day("procesul-verbal al ședinței din 30.10.2026", since=since) is None
    assert meeting_day("ședința din 99.99.2026 sau 31 noiembrie 2026", since=since) is None


@pytest.mark.parametrize(
    "evil",
    [
        "1. " * 300_000, "Proiect de hotărâre " * 50_000, "a" * 2_000_000, "\n" * 2_000_000,
        "1. Proiect inițiator " + "x " * 500_000, "HCL nr. " * 200_000, "ședință " * 200_000,
        "1.1.1." * 200_000, "I" * 1_000_000, "h. c " * 200_000, "Proiect privind " * 100_000,
        "1. Proiect\n" * 100_000, "\u0301" * 1_000_000, " (" * 500_000,
    ],
)  # fmt: skip
def test_whatever_is_sent_is_read_in_no_time(evil: str) -> None:
    begun = time.process_time()
    assert len(items_of(evil)) <= 200
    meeting_day(evil, since=date(2026, 1, 1))
    key_of(evil)
    assert time.process_time() - begun < 2
