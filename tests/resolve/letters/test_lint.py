"""What a careful friend says of a letter: each rule speaks where it must, and only there."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from civicsteps.resolve.letters import lint_law
from civicsteps.resolve.letters.lint import Draft, Finding, findings

DAY = date(2026, 11, 25)
GOOD = Draft(
    instrument="TOG27",
    subject="Petiție privind locul de joacă",
    body="Copiii se joacă între mașini.",
    requests=("Faceți un loc de joacă.",),
    signer="Ana-Maria Popescu",
    domicile="Strada Teilor nr. 7, București",
    known=("Primăria Exemplu",),
    today=DAY,
)
T544 = replace(
    GOOD, instrument="T544", requests=("Contractul de salubritate.",), parts={"period": "2025",
    "copy": "electronic"},
)  # fmt: skip
TL60 = replace(
    GOOD,
    instrument="TL60",
    parts={
        "place": "Piața", "held_on": "2026-12-20", "starts": "18:00", "route_in": "a",
        "route_out": "b", "people": "80", "order": "Noi",
    },
)  # fmt: skip
TL52D = replace(GOOD, instrument="TL52D", parts={"draft": "P", "association": "A",
                "tax_number": "1", "notice_on": "2026-11-01", "representative": "B"})  # fmt: skip
TAP = replace(GOOD, instrument="TAP", parts={"authority": "a", "right": "b", "silence": "c"})


def rules_of(draft: Draft) -> list[str]:
    return [found.rule for found in findings(draft)]


@pytest.mark.parametrize("draft", [GOOD, T544, TL60, TL52D, TAP])
def test_a_good_letter_is_left_alone(draft: Draft) -> None:
    assert rules_of(draft) == []


FIRES = [
    ("LR01", replace(T544, body="Aveți 10 zile lucrătoare.")),
    ("LR03", replace(GOOD, signer=" ")),
    ("LR03", replace(GOOD, domicile="")),
    ("LR03", replace(GOOD, signed=False)),
    ("LR04", replace(TL52D, parts={**TL52D.parts, "association": ""})),
    ("LR06", replace(T544, requests=("De ce nu ați reparat strada?",))),
    ("LR06", replace(T544, requests=("De ce nu reparați strada?",))),
    ("LR06", replace(T544, requests=("Ce părere aveți despre parc?",))),
    ("LR07", replace(T544, requests=("Contractul.", "Reparați strada."))),
    ("LR07", replace(GOOD, requests=("Montați lămpi.", "Comunicați-ne copia contractului."))),
    ("LR08", replace(GOOD, body="Groapa e pe drumul județean 101.")),
    ("LR10", replace(GOOD, earlier=("Faceti un loc de joaca.",))),
    ("LR11", replace(GOOD, domicile="ana@example.org")),
    ("LR13", replace(TL60, parts={**TL60.parts, "route_out": ""})),
    ("LR00", replace(T544, parts={"copy": "electronic"})),
    ("LR00", replace(TL52D, annexed=False)),
    ("LR15", replace(TL52D, body="Autorizația de construire de lângă noi.")),
    ("LR18", replace(TAP, as_association=True)),
    ("LR24", replace(GOOD, body="Vecinul Ion Ionescu parchează acolo.")),
    ("LR24", replace(GOOD, body="Are CNP 1800101221144.")),
    ("LR24", replace(GOOD, body="Sunați la 0722 123 456.")),
    ("LR24", replace(GOOD, body="Scrieți la vecin@example.org.")),
    ("LR24", replace(GOOD, body="Contul RO49 AAAA 1B31 0075 9384 0000.")),
]


@pytest.mark.parametrize(("rule", "draft"), FIRES)
def test_each_rule_speaks_where_it_must(rule: str, draft: Draft) -> None:
    assert rules_of(draft) == [rule]


SILENT = [
    replace(GOOD, body="Aveți 10 zile lucrătoare."),
    replace(GOOD, requests=("De ce nu ați reparat strada?",)),
    replace(T544, requests=("Copia contractului.", "Lista plăților.")),
    replace(GOOD, body="Drumul județean 101.", known=("Consiliul Județean Exemplu",)),
    replace(GOOD, instrument="FOLLOW", earlier=("faceti un loc de joaca.",), parts={
        "request_number": "1", "request_on": "2026-01-01"}),
    replace(GOOD, body="Autorizația de construire de lângă noi."),
    replace(GOOD, as_association=True),
    replace(GOOD, body="Doamna Ana-Maria Popescu a numărat 80 de copii în 2026."),
    replace(TL60, parts={**TL60.parts, "order": "Domnul Ion Ionescu, 0722 123 456"}),
    replace(GOOD, body="Bugetul e de 1 200 000 lei, HCL 12 din 04.11.2026."),
]  # fmt: skip


@pytest.mark.parametrize("draft", SILENT)
def test_no_rule_speaks_for_nothing(draft: Draft) -> None:
    assert rules_of(draft) == []


def test_a_text_without_end_is_looked_through_at_once() -> None:
    started = time.perf_counter()
    findings(replace(GOOD, body="a" * 2_000_000))
    assert time.perf_counter() - started < 5


def test_what_matters_most_stands_first() -> None:
    found = findings(replace(GOOD, signer="", body="Sunați la 0722 123 456."))
    assert [one.severity for one in found] == ["E", "W"]
    assert str(found[0].remedy)
    assert found[0].field == "signer"


type Asked = Callable[..., Finding | None]

LAW: list[tuple[Asked, dict[str, object], dict[str, object]]] = [
    (lint_law.lr02_court_from_complaint,
     {"court_from": date(2026, 12, 20), "request_expired_on": date(2026, 11, 30)},
     {"court_from": date(2026, 11, 30), "request_expired_on": date(2026, 11, 30)}),
    (lint_law.lr05_past, {"act_by": date(2026, 11, 24), "today": DAY, "done": False},
     {"act_by": DAY, "today": DAY, "done": False}),
    (lint_law.lr09_no_number, {"sent_on": date(2026, 11, 20), "number": "", "today": DAY},
     {"sent_on": date(2026, 11, 24), "number": "", "today": DAY}),
    (lint_law.lr12_assembly_late, {"held_on": date(2026, 11, 28), "today": DAY},
     {"held_on": date(2026, 11, 29), "today": DAY}),
    (lint_law.lr14_no_prior, {"prior_on_file": False, "exempt": False},
     {"prior_on_file": False, "exempt": True}),
    (lint_law.lr16_after_term, {"until": date(2026, 11, 24), "today": DAY},
     {"until": DAY, "today": DAY}),
    (lint_law.lr17_wrong_pack, {"old_pack": True, "key": date(2026, 8, 25)},
     {"old_pack": True, "key": date(2026, 8, 24)}),
    (lint_law.lr18_year, {"happened_on": date(2025, 11, 1), "today": DAY},
     {"happened_on": date(2025, 11, 26), "today": DAY}),
    (lint_law.lr19_extension, {"extended": True, "notice_on": None, "within": DAY},
     {"extended": True, "notice_on": DAY, "within": DAY}),
    (lint_law.lr20_rolled, {"shown": date(2026, 11, 30), "act_by": date(2026, 11, 27)},
     {"shown": DAY, "act_by": DAY}),
    (lint_law.lr21_to_confirm, {"confidence": "low"}, {"confidence": "medium"}),
    (lint_law.lr22_notarised, {"asked": "Aduceți copie legalizată."},
     {"asked": "Aduceți o copie."}),
    (lint_law.lr23_not_in_force, {"on": date(2001, 1, 1), "since": date(2001, 12, 22),
     "until": None}, {"on": DAY, "since": date(2001, 12, 22), "until": None}),
    (lint_law.lr25_signatures, {"signatures": 49, "voters": 1000, "own_forms": True},
     {"signatures": 50, "voters": 1000, "own_forms": True}),
    (lint_law.lr26_general_term, {"association": True, "old_pack": True, "months": 6},
     {"association": False, "old_pack": True, "months": 6}),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "bad", "good"), LAW)
def test_rules_of_clocks_speak_on_the_day_and_not_before(
    rule: Asked, bad: dict[str, object], good: dict[str, object]
) -> None:
    found = rule(**bad)
    assert found
    assert found.rule.lower() == rule.__name__[:4]
    assert rule(**good) is None
