"""A frequent kind of decision is said in plain words; what is of no kind is left to people."""

import pytest

from civicsteps.engines.agendas import KindsError, kind_of, kinds, read_kinds

ONE = """
schema: civicsteps.agendas/1
kinds:
  - id: budget
    marks: [buget]
    ro: {says: a, means: b, asks: c}
    en: {says: a, means: b, asks: c}
"""


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Proiect de hotărâre privind aprobarea bugetului local pe anul 2027", "budget"),
        ("Proiect de hotărâre privind rectificarea bugetului local", "budget_change"),
        ("contul de execuție al bugetului la trimestrul III", "budget_execution"),
        ("contractarea unui împrumut de 30.000.000 lei", "loan"),
        ("stabilirea impozitelor și taxelor locale pentru anul 2027", "taxes"),
        ("scutirea de la plata impozitului pe clădiri", "tax_relief"),
        ("aprobarea PUZ „Zona Nord”", "puz"),
        ("aprobarea Planului Urbanistic de Detaliu pentru o locuință", "pud"),
        ("reactualizarea Planului Urbanistic General", "pug"),
        ("vânzarea prin licitație publică a unui teren", "sale"),
        ("concesionarea unui teren de 500 mp", "concession"),
        ("prelungirea contractului de închiriere", "lease"),
        ("acceptarea unei donații", "donation"),
        ("trecerea din domeniul public în domeniul privat al comunei", "domain"),
        ("aprobarea indicatorilor tehnico-economici pentru „Modernizare străzi”", "indicators"),
        ("asocierea comunei la ADI Apa", "association"),
        ("aprobarea organigramei și a statului de funcții", "staff"),
        ("acordarea unui ajutor de urgență", "social_aid"),
        ("organizarea rețelei școlare", "school_network"),
        ("atribuirea de denumiri unor străzi", "street_names"),
        ("aprobarea Regulamentului pieței", "regulation"),
        ("aprobarea tarifelor la salubrizare", "tariffs"),
        ("acordarea titlului de cetățean de onoare", "honours"),
        ("desemnarea reprezentanților în consiliile școlilor", "representatives"),
        ("Aprobarea ordinii de zi", "agenda"),
        ("Aprobarea procesului-verbal al ședinței ordinare", "minutes"),
        ("parcelarea terenurilor", "parcelling"),
        ("registrul spațiilor verzi", "green"),
        ("Diverse", "questions"),
    ],
)  # fmt: skip
def test_what_a_council_decides_most_is_known_by_its_words(title: str, kind: str) -> None:
    for written in (title, title.upper(), title.replace("ț", "ţ").replace("ș", "ş")):
        found = kind_of(written)
        assert found is not None
        assert found.id == kind


def test_taking_a_decision_back_is_not_the_decision() -> None:
    found = kind_of("Proiect de hotărâre privind revocarea HCL nr. 116/2021 privind bugetul")
    assert found is not None
    assert found.id == "revoke"
    vice = kind_of("Proiect de hotărâre privind revocarea viceprimarului")
    assert vice is not None
    assert vice.id != "revoke"


@pytest.mark.parametrize(
    "title",
    ["însușirea unui punct de vedere", "centrul de cultură", "să se amâne", "", "123", "\0" * 9],
)
def test_what_is_of_no_frequent_kind_is_left_to_people(title: str) -> None:
    assert kind_of(title) is None


def test_each_kind_says_everything_in_both_languages_and_promises_nothing() -> None:
    assert len(kinds()) >= 25
    for kind in kinds():
        ro, en = kind.plain["ro"], kind.plain["en"]
        assert ro.says != en.says
        assert {"ș", "ț", "ă", "â", "î"} & set(ro.says + ro.means + ro.asks)
        assert not set("şţŞŢ") & set(ro.says + ro.means + ro.asks)
        assert ro.asks.endswith("?")
        assert en.asks.endswith("?")
        assert len(ro.says) <= 110


@pytest.mark.parametrize(
    ("was", "now", "reason"),
    [
        ("agendas/1", "agendas/9", "schema"),
        ("[buget]", "[]", "nothing says"),
        ("[buget]", "[Bugét]", "not folded"),
        ("says: a, ", "", "says is missing"),
        ("    en:", "    de:", "unknown de"),
        ("marks:", "mark:", "unknown mark"),
        ("kinds:", "kinds: [", "kinds"),
    ],
)
def test_a_file_of_kinds_that_is_wrong_says_where(was: str, now: str, reason: str) -> None:
    assert len(read_kinds(ONE)) == 1
    with pytest.raises(KindsError, match=reason):
        read_kinds(ONE.replace(was, now))
