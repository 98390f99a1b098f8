"""What happened until now, typed in a grid or kept in a table, each on its own day."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.causes.actions import add_demand, open_cause
from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Cause, Demand, Fact
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.follow.commitments.models import Commitment
from civicsteps.follow.history import forms
from civicsteps.identify.reports.actions import allow_quoting
from civicsteps.identify.reports.models import Report
from civicsteps.people.authorities.models import Office
from civicsteps.people.imports import running
from civicsteps.people.imports.actions import confirm_import
from civicsteps.people.imports.models import Import
from civicsteps.resolve.letters.actions import judge_reply
from civicsteps.resolve.letters.models import Reply
from tests.bringing import bring, lines, load, read, take_back
from tests.cast import Cast
from tests.pages import browser
from tests.proofs import photo_bytes, photo_upload

HEADS = "Data;Ce;Pe scurt;Instituția;Link;Cine a publicat;Număr;Fișier;Prezenți;Pentru;Au răspuns"
WHOLE = f"""{HEADS}
15.09.2024;gata;Leagănul e montat;;;;;gata.jpg;;;
12.03.2023;voce;Nu avem unde să ne jucăm;;;;;;;;
20.03.2023;am verificat;Am fost, terenul e gol;;;;;;;;
02.04.2023;hotărârea grupului;Cerem loc de joacă;;;;;;14;12;
10.04.2023;scrisoare;Petiție loc de joacă;;;;77;;;;
05.05.2023;răspuns;Nu avem bani anul acesta;;;;81;;;;nu
01.06.2023;agenda;Punctul 7: loc de joacă;;https://cl.example/7;Consiliul Local;;;;;
20.06.2023;au promis;„Îl facem până la toamnă”;;https://ziar.example/a;Ziarul Local;;;;;
30.06.2023;HCL;Se aprobă investiția;;https://cl.example/h;Consiliul Local;120;;;;
"""


@pytest.fixture
def demand(cast: Cast, cause: Cause, office: Office) -> Demand:
    return add_demand(cause=cause, sentence="Faceți un loc de joacă.", office=office,
                      by=cast.by("ana"))  # fmt: skip


def table(cast: Cast, cause: Cause, rows: str, **files: bytes) -> Import:
    given = {"istoric.csv": rows.encode()} | {k.replace("_", "."): v for k, v in files.items()}
    return bring(cast, "past_acts", given, about=ref(cause))


def codes(batch: Import) -> list[str]:
    return [row.code for row in lines(batch)]


def test_a_whole_history_climbs_to_the_ninth_step_each_on_its_day(
    cast: Cast, cause: Cause, demand: Demand
) -> None:
    batch = table(cast, cause, WHOLE, gata_jpg=photo_bytes())
    assert codes(batch) == [""] * 9
    assert [row.shown["step"][:2] for row in lines(batch)] == [f"{n}." for n in range(1, 10)]
    rows = load(cast, batch)
    assert [row.note for row in rows] == [""] * 9
    cause.refresh_from_db()
    assert cause.height == 9
    days = dict(Fact.objects.values_list("kind", "on"))
    assert days == {
        "report": date(2023, 3, 12), "evidence": date(2023, 3, 20), "choice": date(2023, 4, 2),
        "letter": date(2023, 4, 10), "agenda": date(2023, 6, 1),
        "commitment": date(2023, 6, 20), "decision": date(2023, 6, 30), "done": date(2024, 9, 15),
    }  # fmt: skip
    assert Commitment.objects.get().quote == "„Îl facem până la toamnă”"


def test_taken_back_whole_nothing_stands(cast: Cast, cause: Cause, demand: Demand) -> None:
    batch = table(cast, cause, WHOLE, gata_jpg=photo_bytes())
    load(cast, batch)
    rows = take_back(cast, batch)
    assert [(row.state, row.code) for row in rows] == [("undone", "")] * 9
    cause.refresh_from_db()
    assert cause.height == 0
    assert not Fact.objects.filter(lifted_on=None).exists()
    assert compare_facts() == []
    promise = Commitment.objects.get()
    assert Client().get(promise.get_absolute_url()).status_code == 404


def test_what_somebody_judged_or_asked_about_since_stays(
    cast: Cast, cause: Cause, demand: Demand
) -> None:
    rows = WHOLE.splitlines()
    load(cast, batch := table(cast, cause, "\n".join([HEADS, rows[2], rows[5], rows[6]])))
    judge_reply(reply=Reply.objects.get(), answered="partly", by=cast.by("ana"))
    allow_quoting(report=Report.objects.get(), asked=True, by=cast.by("ana"))
    told = take_back(cast, batch)
    assert [row.code for row in told] == ["asked", "answered", "judged"]
    assert (
        "L-ați judecat între timp: rămâne."
        in browser(cast, "ana").get(batch.get_absolute_url()).content.decode()
    )


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("12.03.2023;ceva;Text", "no_kind"),
        ("31.02.2023;voce;Text", "no_day"),
        ("mâine;voce;Text", "no_day"),
        ("12.03.2099;voce;Text", "ahead"),
        ("12.03.1923;voce;Text", "too_old"),
        ("12.03.2023;voce;", "no_words"),
        ("12.03.2023;agenda;Text;;https://cl.example/7", "source"),
        ("12.03.2023;agenda;Text;;fara-link;Consiliul", "source"),
        ("12.03.2023;promis;Text;;https://cl.example/7", "publisher"),
        ("12.03.2023;hcl;Text;Primăria Lunii;https://cl.example/7;CL", "office"),
        ("12.03.2023;gata;Text", "photo"),
        ("12.03.2023;am ales;Text", "votes"),
        ("12.03.2023;am ales;Text;;;;;;5;9", "votes"),
        ("12.03.2023;scrisoare;Text", "letter_proof"),
        ("12.03.2023;raspuns;Text", "letter"),
        ("03.2023;voce;Text", "month_only"),
        ("martie 2023;voce;Text", "month_only"),
        ("2023;voce;Text", "year_only"),
    ],
)
def test_each_row_says_what_it_lacks(
    cast: Cast, cause: Cause, demand: Demand, row: str, code: str
) -> None:
    assert codes(table(cast, cause, f"{HEADS}\n{row}\n")) == [code]


def test_what_lacks_is_said_in_romanian_with_what_to_bring(
    cast: Cast, cause: Cause, demand: Demand
) -> None:
    batch = table(cast, cause, f"{HEADS}\n12.03.2023;gata;Text\n")
    client = Client()
    client.force_login(cast.users["ana"])
    assert (
        "Adu o poză care arată cum e acum." in client.get(batch.get_absolute_url()).content.decode()
    )


@pytest.mark.parametrize(
    ("written", "on"),
    [("03.2023", date(2023, 3, 31)), ("februarie 2024", date(2024, 2, 29)),
     ("2023", date(2023, 12, 31))],
)  # fmt: skip
def test_a_month_or_a_year_stands_on_its_last_day(
    cast: Cast, cause: Cause, written: str, on: date
) -> None:
    load(cast, table(cast, cause, f"{HEADS}\n{written};voce;Nu avem loc\n"))
    assert Fact.objects.get().on == on


def test_a_letter_needs_something_that_is_asked(cast: Cast, cause: Cause, office: Office) -> None:
    row = f"{HEADS}\n12.03.2023;scrisoare;Text;{office.name};;;77\n"
    assert codes(table(cast, cause, row)) == ["demand"]


def test_a_file_that_cannot_be_kept_holds_up_its_row_alone(cast: Cast, cause: Cause) -> None:
    rows = f"{HEADS}\n12.03.2023;voce;Unu;;;;;rau.jpg\n13.03.2023;voce;Doi\n"
    batch = table(cast, cause, rows, rau_jpg=b"\xff\xd8\xffnope")
    assert codes(batch) == ["bad_file", ""]
    assert any("stricată" in note for note in batch.found["notes"])


def test_the_same_table_twice_does_each_thing_once(
    cast: Cast, cause: Cause, demand: Demand
) -> None:
    load(cast, table(cast, cause, WHOLE, gata_jpg=photo_bytes()))
    rows = load(cast, table(cast, cause, WHOLE, gata_jpg=photo_bytes()))
    assert [(row.state, row.made) for row in rows] == [("loaded", "")] * 9
    assert Fact.objects.filter(lifted_on=None).count() == 8


def test_stopped_half_way_and_run_again_each_is_done_once(
    cast: Cast, cause: Cause, demand: Demand, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = table(cast, cause, WHOLE, gata_jpg=photo_bytes())
    confirm_import(batch=batch, by=cast.by("ana"))
    monkeypatch.setattr(running, "PORTION", 4)
    assert running.load_some(batch.pk)
    assert Fact.objects.count() == 4  # here the worker died
    while running.load_some(batch.pk):
        pass
    assert Fact.objects.count() == 8


def test_a_broken_table_says_so(cast: Cast, cause: Cause) -> None:
    batch = bring(cast, "past_acts", {"a.xlsx": b"PK\x03\x04nothing"}, about=ref(cause))
    assert batch.state == "failed"
    assert batch.error


def test_only_organisers_bring_history_to_their_own_problems(cast: Cast, cause: Cause) -> None:
    for who in ("mihai", "dan", "sorin"):
        with pytest.raises(Refused):
            bring(cast, "past_acts", {"a.csv": WHOLE.encode()}, about=ref(cause), who=who)
    other = open_cause(group=cast.other_group, title="Alta", by=cast.by("sorin"))
    with pytest.raises(Refused):
        bring(cast, "past_acts", {"a.csv": WHOLE.encode()}, about=ref(other))


def test_the_grid_takes_what_is_typed_with_its_photos(
    cast: Cast, cause: Cause, demand: Demand
) -> None:
    ana = Client()
    ana.force_login(cast.users["ana"])
    address = reverse("history", args=[cast.group.slug])
    assert ana.get(address).status_code == 200
    typed = {
        "about": ref(cause), "once": str(uuid4()), "rows": "10",
        "on_1": "12.03.2023", "kind_1": "voice", "text_1": "Nu avem unde",
        "on_3": "09.2024", "kind_3": "done", "text_3": "E gata",
    }  # fmt: skip
    sent = ana.post(address, {**typed, "file_3": photo_upload()})
    batch = read(Import.objects.get())
    assert sent["Location"] == batch.get_absolute_url()
    assert [(row.state, row.code) for row in lines(batch)] == [
        ("ready", ""), ("doubtful", "month_only"),
    ]  # fmt: skip
    load(cast, batch)
    cause.refresh_from_db()
    assert cause.height == 9


def test_what_is_wrong_in_the_grid_is_said_and_all_that_was_typed_stays(
    cast: Cast, cause: Cause
) -> None:
    ana = Client()
    ana.force_login(cast.users["ana"])
    address = reverse("history", args=[cast.group.slug])
    typed = {"about": ref(cause), "once": str(uuid4()), "rows": "10", "on_2": "cândva",
             "kind_2": "voice", "text_2": "Nu avem unde", "text_7": "Și asta"}  # fmt: skip
    answer = ana.post(address, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Scrie 12.03.2023, 03.2023 sau 2023." in page
    assert "Alege ce a fost." in page
    assert "Nu avem unde" in page
    empty = ana.post(address, {"about": ref(cause), "once": str(uuid4()), "rows": "10"})
    assert "Scrie cel puțin un rând." in empty.content.decode()
    more = ana.post(address, {**typed, "more": "1"})
    assert more.status_code == 200
    assert 'name="on_16"' in more.content.decode()
    assert "Și asta" in more.content.decode()
    assert not Import.objects.exists()


def test_the_longest_grid_is_taken_whole(
    cast: Cast, cause: Cause, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = browser(cast, "ana")
    address = reverse("history", args=[cast.group.slug])
    grown = ana.post(address, {"about": ref(cause), "rows": "95", "more": "1"})
    last = grown.context["form"].rows
    names = [name for name in grown.context["form"].fields if not name.startswith("file")]
    typed = dict.fromkeys(names, "") | {
        "about": ref(cause), "once": str(uuid4()), "rows": str(last),
        f"on_{last}": "12.03.2023", f"kind_{last}": "voice", f"text_{last}": "Nu avem unde",
    }  # fmt: skip
    assert ana.post(address, typed).status_code == 302
    assert [row.shown["text"] for row in lines(read(Import.objects.get()))] == ["Nu avem unde"]
    monkeypatch.setattr(forms, "MOST_TOGETHER", 10)
    heavy = {**typed, "once": str(uuid4()), f"file_{last}": photo_upload()}
    assert "Împreună fișierele trec de 100 MB." in ana.post(address, heavy).content.decode()


def test_the_grid_is_for_the_groups_organisers(cast: Cast, cause: Cause) -> None:
    address = reverse("history", args=[cast.group.slug])
    wanted = {"ana": 200, "mihai": 403, "dan": 403, "sorin": 404, "vera": 404}
    for who, status in wanted.items():
        client = Client()
        client.force_login(cast.users[who])
        assert client.get(address).status_code == status
    assert Client().get(address).status_code == 302
