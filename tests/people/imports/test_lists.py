"""A list of supporters as groups keep it: forgiven, explained row by row, nobody lost twice."""

import zipfile
from datetime import date, timedelta
from io import BytesIO

import pytest

from civicsteps.core import clock
from civicsteps.core.mail.models import Message
from civicsteps.core.work.running import drain
from civicsteps.people.groups.models import Consent, Contact
from civicsteps.people.imports.actions import confirm_import, read_again, undo_import
from civicsteps.people.imports.lists.persons import agreement_in, phones_in
from civicsteps.people.imports.models import Import
from tests.cast import Cast
from tests.people.imports.sheets import bring, lines, repacked, shown, table, workbook

FORMULA = b"<f>722123450+8</f>"
TODAY = date(2026, 11, 23)


def loaded(cast: Cast, batch: Import) -> Import:
    confirm_import(batch=batch, by=cast.by("ana"))
    drain()
    batch.refresh_from_db()
    return batch


def test_a_list_with_a_title_merged_cells_formulas_and_a_second_sheet(cast: Cast) -> None:
    content = workbook(
        ["Lista susținătorilor noștri"],
        [],
        ["Nr.", "Nume", "Prenume", "Telefon", "Adresa", "Data acordului"],
        [1, "Țurcanu", "Elena", 722123456, "Str. Lungă 3", date(2025, 3, 12)],
        [2, "Țurcanu", "Radu", "0722 123 457", None, "3 martie 2025, pe hârtie"],
        [3, "Popa", "Ana", "=722123450+8", "Str. Scurtă 1", "12.03.2025 la ușă"],
        merge="E4:E5",
        second="Alte note",
    )
    content = repacked(content, FORMULA + b"<v></v>", FORMULA + b"<v>722123458</v>")
    content = repacked(content, FORMULA + b"<v />", FORMULA + b"<v>722123458</v>")
    batch = bring(cast, content, name="lista.xlsx", how="spoken")
    assert lines(batch) == [(4, "ready", ""), (5, "ready", ""), (6, "ready", "")]
    assert shown(batch, 4)["phone"] == "+40 722 123 456"
    assert "Str. Lungă 3" in shown(batch, 5)["note"]
    assert shown(batch, 6)["phone"] == "+40 722 123 458"
    assert any("Alte note" in note for note in batch.found["notes"])
    loaded(cast, batch)
    assert sorted(Consent.objects.values_list("given_on", "how", "purpose")) == [
        (date(2025, 3, 3), "paper", "calls"),
        (date(2025, 3, 3), "paper", "news"),
        (date(2025, 3, 12), "spoken", "calls"),
        (date(2025, 3, 12), "spoken", "calls"),
        (date(2025, 3, 12), "spoken", "news"),
        (date(2025, 3, 12), "spoken", "news"),
    ]


def test_an_old_encoding_is_read_with_its_letters(cast: Cast) -> None:
    content = table(
        "Nume şi prenume;Nr. de telefon", "Ştefan Ţurcanu;0722123456", "Ana Băiaşu;0722123457",
        encoding="cp1250",
    )  # fmt: skip
    batch = bring(cast, content)
    loaded(cast, batch)
    assert sorted(c.name for c in Contact.objects.all()) == ["Ana Băiașu", "Ștefan Țurcanu"]


def test_the_same_person_five_times_is_one_with_all_that_the_rows_add(cast: Cast) -> None:
    batch = bring(
        cast,
        table(
            "Nume,Telefon,E-mail,Observații",
            "Elena Pop,0722 123 456,,",
            "POP ELENA,+40722123456,,vine sâmbăta",
            "Elena Pop,0722.123.456,elena@example.org,",
            "elena pop,0040 722 123 456,Elena@Example.org,",
            "Elena  Pop,,,are scară",
        ),
    )
    assert lines(batch)[0] == (2, "ready", "")
    assert [state for _n, state, _c in lines(batch)[1:]] == ["left"] * 4
    assert {row.same_as for row in batch.rows.exclude(number=2)} == {2}
    loaded(cast, batch)
    contact = Contact.objects.get()
    assert (contact.phone, contact.email) == ("0722123456", "elena@example.org")
    assert "vine sâmbăta" in contact.note
    assert "are scară" in contact.note


def test_a_telephone_shared_by_two_people_loses_neither(cast: Cast) -> None:
    batch = bring(cast, table("Nume;Telefon", "Ion Albu;0722123456", "Maria Albu-Stan;0722123456",
                              "Vasile Cucu;0722123456"))  # fmt: skip
    assert lines(batch)[2] == (4, "doubtful", "shared")
    loaded(cast, batch)
    vasile = next(c for c in Contact.objects.all() if c.name == "Vasile Cucu")
    assert vasile.phone == ""
    assert "+40722123456" in vasile.note


def test_without_a_recorded_agreement_nobody_may_write_to_them(cast: Cast) -> None:
    tomorrow = (clock.today() + timedelta(days=1)).strftime("%d.%m.%Y")
    batch = bring(
        cast,
        table(
            "Nume;Telefon;Acord",
            "Ana;0722123456;",
            "Ion;0722123457;da",
            f"Dan;0722123458;{tomorrow} verbal",
            "Ema;0722123459;12.03.1985 pe hârtie",
            "Mia;0722123460;12.03.2025",
            "Teo;0722123461;nu",
        ),
    )
    assert [code for _n, _s, code in lines(batch)] == [
        "", "agreed_no_day", "agreed_odd_day", "agreed_odd_day", "agreed_no_way", "",
    ]  # fmt: skip
    assert "nu-i scrie încă nimeni" in shown(batch, 2)["agreed"]
    loaded(cast, batch)
    assert Contact.objects.count() == 6
    assert not Consent.objects.exists()
    assert not Message.objects.exists()


def test_what_is_not_whole_is_doubtful_and_kept_in_the_note(cast: Cast) -> None:
    batch = bring(cast, table("Nume;Telefon;Mail", "Ana;0722 12;ana@", "-;-;", ";0722123456;"))
    assert lines(batch) == [
        (2, "doubtful", "bad_phone"), (3, "refused", "nobody"), (4, "doubtful", "no_name"),
    ]  # fmt: skip
    loaded(cast, batch)
    ana = next(c for c in Contact.objects.all() if c.name == "Ana")
    assert (ana.phone, ana.email) == ("", "")
    assert "0722 12" in ana.note
    assert "ana@" in ana.note


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("0722 123 456", ["+40722123456"]),
        ("722123456", ["+40722123456"]),
        ("0040-722-123-456", ["+40722123456"]),
        ("0722123456 / 021 312 45 67", ["+40722123456", "+40213124567"]),
        ("0722 123 456 0733 123 457", ["+40722123456", "+40733123457"]),
        ("+373 22 123456", ["+37322123456"]),
        ("nu are", []),
    ],
)
def test_telephones_as_people_write_them(cell: str, phones: list[str]) -> None:
    assert phones_in([cell])[0] == phones


@pytest.mark.parametrize(
    ("cell", "day", "how"),
    [
        ("12.03.2025 pe hârtie", date(2025, 3, 12), "paper"),
        ("formular online, 3 martie 2025", date(2025, 3, 3), "paper"),
        ("a spus la telefon pe 1/2/24", date(2024, 2, 1), "spoken"),
        ("45728 verbal", None, ""),
        ("2025-03-12 whatsapp", date(2025, 3, 12), "online"),
    ],
)
def test_when_and_how_they_agreed(cell: str, day: date | None, how: str) -> None:
    assert agreement_in([cell], today=TODAY, how="")[:2] == (day, how)


@pytest.mark.parametrize(
    "cell", ["nu, la telefon, 12.03.2025", "12.03.2025 a refuzat", "12.03.2025, nu mai vrea", "Nu"]
)
def test_a_no_with_a_day_is_a_no(cell: str) -> None:
    assert agreement_in([cell], today=TODAY, how="spoken")[:2] == (None, "")


@pytest.mark.parametrize("rows", [("12.03.2025 verbal", "nu"), ("nu", "12.03.2025 verbal")])
def test_of_two_rows_about_a_person_the_no_weighs_more(cast: Cast, rows: tuple[str, str]) -> None:
    batch = bring(cast, table("Nume;Telefon;Acord", *(f"Ana Pop;0722123456;{row}" for row in rows)))
    loaded(cast, batch)
    assert Contact.objects.count() == 1
    assert not Consent.objects.exists()


def test_who_has_only_a_name_is_not_written_down_twice(cast: Cast) -> None:
    content = table("Nume;Telefon", "Ana Pop;", "Pop Ana Maria;")
    loaded(cast, bring(cast, content))
    again = loaded(cast, bring(cast, content))
    assert Contact.objects.count() == 2
    assert (again.counts["loaded"], again.counts["new"]) == (2, 0)


def test_a_column_guessed_wrong_is_put_right_and_read_again(cast: Cast) -> None:
    batch = bring(cast, table("Om;Contact;Nume", "Ana Pop;0722123456;x", "Ion Stan;0722123457;y"))
    assert shown(batch, 2)["name"] == "x"
    read_again(batch=batch, choices={"c0": "name", "c1": "phone", "c2": "left"}, by=cast.by("ana"))
    drain()
    assert (shown(batch, 2)["name"], shown(batch, 3)["phone"]) == ("Ana Pop", "+40 722 123 457")


def test_a_person_somebody_wrote_to_since_is_not_erased(cast: Cast) -> None:
    batch = loaded(
        cast, bring(cast, table("Nume;Mail", "Ana;ana.v@example.org", "Ion;i@example.org"))
    )
    Message.objects.create(
        kind="test", language="ro", to="Ana <ana.v@example.org>", subject="Bună", text="Bună",
        message_id="m1", not_before=clock.now(),
    )  # fmt: skip
    undo_import(batch=batch, by=cast.by("ana"))
    drain()
    assert lines(batch) == [(2, "loaded", "touched"), (3, "undone", "")]
    assert Contact.objects.filter(erased_at=None).count() == 1


def test_a_bomb_is_not_opened(cast: Cast) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (60 * 1024 * 1024))
    batch = bring(cast, out.getvalue(), name="lista.xlsx")
    assert batch.state == "failed"
    assert "Nu l-am deschis" in batch.error


def test_a_thousand_people_come_in_whole(cast: Cast) -> None:
    rows = [f"Om {chr(97 + n // 26 % 26)}{chr(97 + n % 26)}{n};07221{n:05}" for n in range(1000)]
    batch = loaded(cast, bring(cast, table("Nume;Telefon", *rows)))
    assert batch.counts["new"] == Contact.objects.count() == 1000
