"""Messages of an exported chat become voices, one by one."""

from datetime import date
from unittest.mock import ANY

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.causes.models import Cause, Fact, Voice
from civicsteps.core.models import ref, row_of
from civicsteps.core.refusals import Refused
from civicsteps.identify.reports.actions import accept_report, allow_quoting
from civicsteps.identify.reports.models import Report
from civicsteps.people.imports import running
from civicsteps.people.imports.actions import begin_import, confirm_import
from civicsteps.people.imports.models import Import
from civicsteps.people.imports.registry import Given
from tests.bringing import bring, lines, load, read, take_back
from tests.cast import Cast

CHAT = """12.03.2025, 21:14 - Doina Neagu: Becul de la scara B nu arde. Sunați-mă: 0722 123 456
12.03.2025, 21:15 - Mia: <Media omitted>
12.03.2025, 21:16 - Mia: Nici la noi, cum zicea Doina Neagu.
13.03.2025, 08:00 - Mia: Ce faceți duminică?
31.12.2099, 08:00 - Mia: Din viitor.
31.02.2025, 08:00 - Mia: Din februarie.
"""


def chat(cast: Cast, text: str = CHAT, *, about: str = "", **choices: object) -> Import:
    return bring(cast, "chat", {"chat.txt": text.encode()}, about=about, choices=choices)


def test_nothing_is_chosen_and_only_what_is_ticked_becomes_a_voice(
    cast: Cast, cause: Cause
) -> None:
    batch = chat(cast, about=ref(cause))
    assert [row.chosen for row in lines(batch)] == [False] * 5
    rows = load(cast, batch, tick=(1,))
    voice = Voice.objects.get()
    assert voice.words == "Becul de la scara B nu arde. Sunați-mă: […]"
    assert (voice.heard_on, voice.channel, voice.cause) == (date(2025, 3, 12), "chat", cause)
    assert (voice.said_by, voice.may_quote) == ("cineva din grup", False)
    assert voice.code
    assert rows[0].made == ref(Report.objects.get())
    fact = Fact.objects.get(kind="report")
    assert (fact.on, fact.cause) == (date(2025, 3, 12), cause)


def test_an_author_is_named_nowhere_but_in_the_sealed_line(cast: Cast, cause: Cause) -> None:
    batch = chat(cast, about=ref(cause))
    assert lines(batch)[1].shown["words"] == "Nici la noi, cum zicea […]."
    load(cast, batch, tick=(1, 3))
    voices = " ".join(f"{v.words} {v.said_by}" for v in Voice.objects.all())
    assert "Doina Neagu" not in voices
    assert "Mia" not in voices


def test_what_was_not_chosen_is_forgotten_at_loading(cast: Cast) -> None:
    batch = chat(cast)
    load(cast, batch, tick=(4,))
    left = [row for row in lines(batch) if row.state != "loaded"]
    assert [(row.data, row.shown) for row in left] == [({}, {})] * 4


def test_days_that_do_not_exist_or_have_not_come_are_refused_in_romanian(cast: Cast) -> None:
    batch = chat(cast)
    assert [row.code for row in lines(batch)] == ["", "", "", "ahead", "no_day"]
    client = Client()
    client.force_login(cast.users["ana"])
    page = client.get(batch.get_absolute_url()).content.decode()
    assert "Ziua asta nu a venit încă." in page
    assert "Ziua asta nu există." in page


def test_a_chat_in_another_language_in_an_archive_is_a_chat(cast: Cast) -> None:
    german = "25.03.25, 21:14 - Anke: <Medien ausgeschlossen>\n25.03.25, 21:15 - Anke: Kein Licht."
    batch = chat(cast, german)
    assert [row.shown["words"] for row in lines(batch)] == ["Kein Licht."]


def test_what_cannot_be_told_from_the_dates_is_in_doubt_until_somebody_says(cast: Cast) -> None:
    text = "3/4/25, 9:00 - Ana: unu\n5/5/25, 9:00 - Ana: doi"
    batch = chat(cast, text)
    assert [row.code for row in lines(batch)] == ["day_or_month", ""]
    client = Client()
    client.force_login(cast.users["ana"])
    asking = reverse("import_again", args=[batch.pk])
    assert asking in client.get(batch.get_absolute_url()).content.decode()
    assert client.post(asking, {"order": "month_first"}).status_code == 302
    assert lines(read(batch))[0].shown["on"] == "04.03.2025 09:00"
    told = chat(cast, text, order="month_first")
    assert lines(told)[0].shown["on"] == "04.03.2025 09:00"


def test_a_file_that_is_no_chat_says_what_to_do(cast: Cast) -> None:
    batch = chat(cast, "Dragă jurnalule")
    assert batch.state == "failed"
    assert "WhatsApp" in batch.error


def test_the_same_chat_twice_makes_each_voice_once(cast: Cast) -> None:
    load(cast, chat(cast), tick=(1,))
    again = load(cast, chat(cast), tick=(1,))
    assert Voice.objects.count() == 1
    assert (again[0].state, again[0].made) == ("loaded", "")


def test_stopped_half_way_and_run_again_each_message_is_a_voice_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n".join(f"12.03.2025, 21:{n:02} - Mia: Mesajul {n}." for n in range(9))
    batch = chat(cast, text)
    batch.rows.update(chosen=True)
    confirm_import(batch=batch, by=cast.by("ana"))
    monkeypatch.setattr(running, "PORTION", 4)
    assert running.load_some(batch.pk)
    assert Voice.objects.count() == 4  # here the worker died
    while running.load_some(batch.pk):
        pass
    assert Voice.objects.count() == 9


def test_taken_back_whole_the_words_and_the_step_are_gone(cast: Cast, cause: Cause) -> None:
    batch = chat(cast, about=ref(cause))
    load(cast, batch, tick=(1, 3))
    cause.refresh_from_db()
    assert cause.height == 1
    rows = take_back(cast, batch)
    cause.refresh_from_db()
    assert cause.height == 0
    assert [row.state for row in rows[:2]] == ["undone", "undone"]
    assert not Voice.objects.exclude(words="").exists()


def test_what_was_sorted_or_asked_about_since_stays_and_is_said(cast: Cast, cause: Cause) -> None:
    batch = chat(cast)
    rows = load(cast, batch, tick=(1, 3, 4))
    sorted_, asked, _left = [row_of(row.made) for row in rows[:3]]
    assert isinstance(sorted_, Report)
    assert isinstance(asked, Report)
    accept_report(report=sorted_, cause=cause, by=cast.by("ana"))
    allow_quoting(report=asked, asked=True, by=cast.by("ana"))
    rows = take_back(cast, batch)
    assert [row.state for row in rows[:3]] == ["loaded", "loaded", "undone"]
    assert [row.code for row in rows[:3]] == ["touched", "touched", ""]
    assert Voice.objects.exclude(words="").count() == 2


def test_another_group_neither_brings_nor_sees(cast: Cast) -> None:
    batch = chat(cast)
    sorin = Client()
    sorin.force_login(cast.users["sorin"])
    assert sorin.get(batch.get_absolute_url()).status_code == 404
    with pytest.raises(Refused):
        begin_import(
            group=cast.group,
            kind="chat",
            files=[Given("a.txt", CHAT.encode())],
            by=cast.by("sorin"),
        )


def test_nobody_is_quoted_before_they_were_asked(cast: Cast, cause: Cause) -> None:
    load(cast, chat(cast, about=ref(cause)), tick=(1,))
    report = Report.objects.get()
    with pytest.raises(Refused, match="Întreabă întâi"):
        allow_quoting(report=report, asked=False, by=cast.by("ana"))
    with pytest.raises(Refused):
        allow_quoting(report=report, asked=True, by=cast.by("mihai"))
    allow_quoting(report=report, asked=True, said_by="o vecină", by=cast.by("ana"))
    cause.refresh_from_db()
    assert (cause.words, cause.words_by) == (ANY, "o vecină")
    assert cause.words.startswith("Becul")
    with pytest.raises(Refused):
        allow_quoting(report=report, asked=True, by=cast.by("ana"))


def test_the_page_asks_for_the_tick(cast: Cast, cause: Cause) -> None:
    load(cast, chat(cast, about=ref(cause)), tick=(1,))
    report = Report.objects.get()
    address = reverse("report_quote", args=[report.pk])
    ana, sorin = Client(), Client()
    ana.force_login(cast.users["ana"])
    sorin.force_login(cast.users["sorin"])
    assert sorin.get(address).status_code == 404
    once = ana.get(address).context["form"]["once"].value()
    failed = ana.post(address, {"once": once, "said_by": "o vecină"})
    assert failed.status_code == 422
    assert "o vecină" in failed.content.decode()
    assert not Voice.objects.get().may_quote
    assert ana.post(address, {"once": once, "asked": "on"}).status_code == 302
    assert Voice.objects.get().may_quote
