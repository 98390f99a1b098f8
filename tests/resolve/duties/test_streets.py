"""Streets and lists of investments: what each has, what was promised it and done."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.core.refusals import Refused
from civicsteps.core.work.running import drain
from civicsteps.people.authorities.models import Office
from civicsteps.people.imports.actions import begin_import, confirm_import, undo_import
from civicsteps.people.imports.models import Import
from civicsteps.people.imports.registry import Given
from civicsteps.resolve.duties.actions_streets import (
    add_streets,
    move_investment,
    note_services,
    record_investment,
    take_back_investment,
)
from civicsteps.resolve.duties.amounts import amount_of
from civicsteps.resolve.duties.models import InvestmentLine, Street, StreetService
from civicsteps.resolve.duties.queries import streets_of, sums_of
from tests.cast import Cast
from tests.pages import browser, hidden, later
from tests.proofs import paper
from tests.resolve.duties.conftest import TODAY


@pytest.fixture
def street(cast: Cast) -> Street:
    """A street of Ana's group."""
    add_streets(group=cast.group, names=["Strada Ezăreni", "Aleea Teilor"], by=cast.by("ana"))
    return Street.objects.get(name="Strada Ezăreni")


def record(cast: Cast, office: Office, **more: object) -> InvestmentLine:
    said = {
        "year": 2026, "words": "Trotuar pe strada Ezăreni", "source": "Lista de investiții 2026",
        "street": "Strada Ezareni", "amount": 120_000_00, **more,
    }  # fmt: skip
    return record_investment(
        group=cast.group,
        authority=office.authority,
        by=cast.by("ana"),
        **said,  # type: ignore[arg-type]  # any of its terms
    )


def test_a_street_stands_once_however_it_is_written(cast: Cast, street: Street) -> None:
    add_streets(group=cast.group, names=["STRADA EZARENI ", "", "Nouă"], by=cast.by("ana"))
    assert set(Street.objects.values_list("name", flat=True)) == {
        "Strada Ezăreni", "Aleea Teilor", "Nouă",
    }  # fmt: skip
    for bad in ([], ["  "], ["x" * 121], [f"Strada {n}" for n in range(401)]):
        with pytest.raises(Refused):
            add_streets(group=cast.group, names=bad, by=cast.by("ana"))
    with pytest.raises(Refused):
        add_streets(group=cast.group, names=["A"], by=cast.by("mihai"))


def test_what_is_seen_later_counts_and_the_first_stays(street: Street, volunteer: Cast) -> None:
    vera = volunteer.by("vera")
    note_services(
        street=street, states={"water": "no", "gas": ""}, seen_on=date(2026, 3, 1), by=vera
    )
    note_services(street=street, states={"water": "yes"}, seen_on=TODAY, by=vera)
    note_services(street=street, states={"water": "part"}, seen_on=date(2026, 5, 1), by=vera)
    assert StreetService.objects.get(current=True).state == "yes"
    assert StreetService.objects.count() == 3
    page = Client().get(street.get_absolute_url()).content.decode()
    assert "1 martie 2026: apă: nu" in page


def test_a_street_takes_no_nonsense_and_no_stranger(cast: Cast, street: Street) -> None:
    for states in ({}, {"water": "perhaps"}, {"helicopter": "yes"}):
        with pytest.raises(Refused):
            note_services(street=street, states=states, seen_on=TODAY, by=cast.by("ana"))
    with pytest.raises(Refused):
        note_services(
            street=street, states={"water": "yes"}, seen_on=date(2027, 1, 1), by=cast.by("ana")
        )
    for name in ("sorin", "vera", "vlad"):
        with pytest.raises(Refused):
            note_services(street=street, states={"water": "yes"}, seen_on=TODAY, by=cast.by(name))
    assert not StreetService.objects.exists()


def test_the_grid_is_filled_on_a_phone(street: Street, ana: Client) -> None:
    address = reverse("street_services", args=[street.pk])
    typed = {"is_water": "yes", "is_bus": "no", "seen_on": "2026-11-23", "once": str(uuid4())}
    assert ana.post(address, typed).status_code == 302
    assert set(StreetService.objects.values_list("service", "state")) == {
        ("water", "yes"), ("bus", "no"),
    }  # fmt: skip
    assert ana.post(address, {**typed, "once": str(uuid4()), "is_water": "x"}).status_code == 422


def test_streets_are_narrowed_by_name_service_and_state(cast: Cast, street: Street) -> None:
    note_services(street=street, states={"water": "no"}, seen_on=TODAY, by=cast.by("ana"))

    def names(**by: str) -> list[str]:
        return [one.name for one in streets_of(cast.group, **by)]

    assert names(text="str. ezareni") == ["Strada Ezăreni"]
    assert names(service="water", state="no") == ["Strada Ezăreni"]
    assert names(service="water", state="unknown") == ["Aleea Teilor"]
    assert names(service="water", state="yes") == []


def test_sums_are_whole_by_year(cast: Cast, office: Office) -> None:
    record(cast, office)
    done = record(cast, office, words="Iluminat", amount=10_050)
    record(cast, office, words="Fără sumă", amount=None)
    record(cast, office, words="Canal", year=2025, amount=500_00)
    wrong = record(cast, office, words="Greșit", amount=1)
    move_investment(line=done, stage="done", on=TODAY, note="am văzut", by=cast.by("ana"))
    take_back_investment(line=wrong, by=cast.by("ana"))
    this, last = sums_of(cast.group)
    assert (this.year, this.lines, this.promised) == (2026, 3, 120_000_00 + 10_050)
    assert (this.done_lines, this.done, this.unsaid) == (1, 10_050, 1)
    assert (last.year, last.promised, last.done) == (2025, 500_00, 0)
    page = Client().get(reverse("group_investments", args=[cast.group.slug])).content.decode()
    assert "120.100,50 lei" in page
    assert "Greșit" not in page
    assert Client().get(wrong.get_absolute_url()).status_code == 404


def test_one_field_answers_whether_our_street_is_in_the_list(cast: Cast, office: Office) -> None:
    record(cast, office)
    record(cast, office, words="Canal", street="Aleea Teilor", year=2025)
    address = reverse("street_listed", args=[cast.group.slug])

    def answer(asked: str) -> str:
        return Client().get(address, {"q": asked}).content.decode()

    assert "Da: este în lista pe 2026." in answer("ezareni")
    assert "Lista de investiții 2026" in answer("STR. EZĂRENI")
    assert "Nu e în lista pe 2026. A fost în cea pe 2025." in answer("teilor")
    assert "Nu e în nicio listă" in answer("Florilor")
    assert "Da:" not in answer("")
    move_investment(
        line=InvestmentLine.objects.get(year=2026), stage="gone", on=TODAY, by=cast.by("ana")
    )
    assert "A fost în lista pe 2026 și a dispărut din ea." in answer("ezareni")


def test_a_line_takes_no_nonsense(cast: Cast, office: Office) -> None:
    for bad in (
        {"words": " "}, {"source": ""}, {"year": 1900}, {"amount": -1}, {"stage": "soon"},
        {"street": "x" * 121},
    ):  # fmt: skip
        with pytest.raises(Refused):
            record(cast, office, **bad)
    assert not InvestmentLine.objects.exists()
    line = record(cast, office)
    for by in ("mihai", "sorin"):
        with pytest.raises(Refused):
            move_investment(line=line, stage="done", on=TODAY, by=cast.by(by))
    take_back_investment(line=line, by=cast.by("ana"))
    with pytest.raises(Refused):
        take_back_investment(line=line, by=cast.by("ana"))


TABLE = """Nr;Obiectivul de investiții;Strada;Valoare (lei);Stadiu;Anul
1;Trotuar;Ezăreni;1.250.000,50;contractat;2026
2;Canalizare;Teilor;nu se știe;;2026
3;Trotuar;Ezareni;1.250.000,50;contractat;2026
4;Iluminat;;;promis;
5;Parc;;-5;;2026
6;Pod;;10;vom vedea;1850
"""


def test_a_list_comes_in_as_a_table_and_goes_back(cast: Cast, office: Office) -> None:
    ana = cast.by("ana")
    batch = begin_import(
        group=cast.group,
        kind="investment_lines",
        files=[Given("lista.csv", TABLE.encode())],
        about=f"authorities.authority:{office.authority_id}",
        choices={"year": 2025, "source": "Lista 2026"},
        by=ana,
    )
    drain()
    assert not InvestmentLine.objects.exists()
    states = dict(Import.objects.get().rows.values_list("number", "state"))
    assert sorted(states.values()) == ["left", "ready", "ready", "refused", "refused", "refused"]
    confirm_import(batch=batch, by=ana)
    drain()
    first, second = InvestmentLine.objects.order_by("year")
    assert (first.words, first.year, first.stage) == ("Iluminat", 2025, "promised")
    assert (second.amount, second.stage) == (125_000_050, "contracted")
    assert second.street is not None
    assert second.street.name == "Ezăreni"
    move_investment(line=second, stage="done", on=TODAY, by=ana)
    undo_import(batch=batch, by=ana)
    drain()
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.taken_back_on == TODAY
    assert second.taken_back_on is None


@pytest.mark.parametrize(
    ("text", "bani"),
    [
        ("1.250.000,50", 125_000_050), ("1,250,000.50", 125_000_050), ("1250000", 125_000_000),
        ("12,5 lei", 1250), ("", None), ("–", None), ("3 500", 350_000), ("0", 0),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(text: str, bani: int | None) -> None:
    assert amount_of(text) == bani


@pytest.mark.parametrize("text", ["multe", "-5", "1.2.3", "9" * 20, "=1+1"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no amount"):
        amount_of(text)


def test_a_line_is_typed_in_lei(cast: Cast, office: Office, ana: Client) -> None:
    typed = {
        "authority": str(office.authority_id), "year": "2026", "words": "Trotuar",
        "street": "Ezăreni", "amount": "1250,50", "stage": "listed", "source": "Lista",
        "once": str(uuid4()),
    }  # fmt: skip
    address = reverse("investment_new", args=[cast.group.slug])
    assert ana.post(address, typed).status_code == 302
    assert InvestmentLine.objects.get().amount == 125_050
    bad = ana.post(address, {**typed, "once": str(uuid4()), "amount": "mult"})
    assert bad.status_code == 422
    assert "Trotuar" in bad.content.decode()


def test_a_group_at_risk_shows_no_street(cast: Cast, office: Office, street: Street) -> None:
    line = record(cast, office)
    cast.group.at_risk = True
    cast.group.save()
    names = ("group_streets", "group_investments", "street_listed")
    addresses = [reverse(name, args=[cast.group.slug]) for name in names]
    addresses += [reverse("streets_file", args=[cast.group.slug, "csv"])]
    addresses += [street.get_absolute_url(), line.get_absolute_url()]
    for address in addresses:
        assert Client().get(address).status_code == 404


def test_files_run_nothing(cast: Cast, office: Office) -> None:
    record(cast, office, words="=HYPERLINK(1)", street="+Ezăreni")
    lines = Client().get(reverse("investments_file", args=[cast.group.slug, "csv"]))
    assert "'=HYPERLINK(1)" in lines.content.decode()
    streets = Client().get(reverse("streets_file", args=[cast.group.slug, "csv"]))
    assert "'+Ezăreni" in streets.content.decode()


def test_many_streets_cost_as_much_as_few(
    cast: Cast, office: Office, django_assert_max_num_queries: object
) -> None:
    ana = cast.by("ana")
    add_streets(group=cast.group, names=[f"Strada {n}" for n in range(60)], by=ana)
    for one in Street.objects.all()[:30]:
        note_services(street=one, states={"water": "yes", "gas": "no"}, seen_on=TODAY, by=ana)
        record(cast, office, street=one.name, words=f"Trotuar {one}")
    for name in ("group_streets", "group_investments"):
        with django_assert_max_num_queries(12):  # type: ignore[operator]  # a fixture of pytest-django
            page = Client().get(reverse(name, args=[cast.group.slug]))
        assert page.status_code == 200


def test_the_same_work_on_two_streets_is_two_lines(cast: Cast, office: Office) -> None:
    table = "Obiectiv;Strada;Anul\nAsfaltare;Teilor;2026\nAsfaltare;Lacului;2026\nAsfaltare;;2026\n"
    for _again in range(2):
        batch = begin_import(
            group=cast.group, kind="investment_lines", files=[Given("lista.csv", table.encode())],
            about=f"authorities.authority:{office.authority_id}", choices={}, by=cast.by("ana"),
        )  # fmt: skip
        drain()
        confirm_import(batch=batch, by=cast.by("ana"))
        drain()
    lines = InvestmentLine.objects.all()
    assert len(lines) == 3
    # Where nobody says which list it is, it is the authority's of that year.
    assert {line.found_in for line in lines} == {f"{office.authority}, 2026"}


def test_what_was_promised_is_not_said_to_be_in_the_list(cast: Cast, office: Office) -> None:
    line = record_investment(
        group=cast.group, authority=office.authority, year=2026, words="Trotuar", street="Teilor",
        stage="promised", source="Discurs", by=cast.by("ana"),
    )  # fmt: skip
    address = reverse("street_listed", args=[cast.group.slug]) + "?q=teilor"
    assert (
        "Promis pentru 2026, dar nu este încă în listă." in Client().get(address).content.decode()
    )
    move_investment(line=line, stage="listed", on=TODAY, by=cast.by("ana"))
    assert "Da: este în lista pe 2026." in Client().get(address).content.decode()


def test_two_who_move_a_line_lose_nothing(cast: Cast, office: Office) -> None:
    line = record_investment(
        group=cast.group, authority=office.authority, year=2026, words="Trotuar",
        source="Lista", by=cast.by("ana"),
    )  # fmt: skip
    ana, address = browser(cast, "ana"), reverse("investment_move", args=[line.pk])
    opened = hidden(ana.get(address))
    move_investment(line=line, stage="done", on=TODAY, by=cast.by("ana"))
    typed = {"stage": "contracted", "on": TODAY.isoformat(), "note": "Contractul 12"}
    answer = later(ana, address, opened | typed)
    assert answer.status_code == 409
    assert "Contractul 12" in answer.content.decode()
    line.refresh_from_db()
    assert line.stage == "done"


def test_the_document_of_what_was_taken_back_is_the_groups_alone(
    cast: Cast, office: Office
) -> None:
    line = record_investment(
        group=cast.group, authority=office.authority, year=2026, words="Trotuar",
        source="Lista", document=paper(), by=cast.by("ana"),
    )  # fmt: skip
    assert line.document is not None
    assert Client().get(line.document.get_absolute_url()).status_code == 200
    take_back_investment(line=line, by=cast.by("ana"))
    assert Client().get(line.document.get_absolute_url()).status_code == 404
