"""The screens of ledgers, as somebody opens them."""

import csv
import json
from collections.abc import Callable
from datetime import date
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from civicsteps.causes.actions import hide_cause
from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.files.pdf import why_not_keep_pdf
from civicsteps.core.mail import threads
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.resolve.ledger.actions import add_asset, record_receipt, withdraw_claim
from civicsteps.resolve.ledger.models import Asset, AssetLetter, Claim, Receipt
from civicsteps.resolve.letters.actions import judge_reply, record_reply, write_letter
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.models import Letter, Reply
from tests.cast import Cast
from tests.pages import browser
from tests.proofs import paper, paper_upload
from tests.resolve.ledger.conftest import HOME, NOON, SIGNER, TODAY, Offices

BRIDGE = "/ale-cui/podul-sabareni/"
MOST = 12
type Say = Callable[..., Claim]


@pytest.fixture(autouse=True)
def _today() -> object:
    with clock.set_to(NOON):
        yield


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return str(answer.content.decode())


def test_a_journalist_reads_the_whole_story_and_no_residents_name(
    cast: Cast, nobodys: list[Claim]
) -> None:
    shown = page(Client(), BRIDGE)
    for said in (
        "3 instituții spun că nu e al lor.",
        "Se trimit una pe alta: Primăria Sectorului 1 → Primăria Municipiului București → "
        "Primăria Sectorului 1.",
        "„Podul nu se află în administrarea sectorului.”",
        "1 septembrie 2026",
        "hârtia nr. S1-77",
        "Temei: HCGMB (exemplu).",
        "Al nimănui",
        "Trimis, fără urmă",
        "OG 27/2002, art. 6^1",
        "2. Primăria Sectorului 1 → 3. Primăria Municipiului București",
        "1963",
    ):
        assert said in shown, said
    assert "Ana" not in shown
    assert "Notează" not in shown


def test_the_arrows_are_said_in_words_too(nobodys: list[Claim]) -> None:
    shown = page(Client(), BRIDGE)
    art = shown[shown.index('<svg class="arrows"') : shown.index("</svg>", shown.index("arrows"))]
    assert "<title>Cine la cine trimite</title>" in art
    assert "<desc>1. CNCF „CFR” SA → 2. Primăria Sectorului 1;" in art
    assert art.count("<polygon") == 3
    assert "style=" not in art


def test_a_receipt_is_told_and_takes_its_finding_away(cast: Cast, nobodys: list[Claim]) -> None:
    record_receipt(claim=nobodys[1], on=date(2026, 9, 3), number="PMB-9", by=cast.by("ana"))
    shown = page(Client(), BRIDGE)
    assert "a înregistrat cu nr. PMB-9" in shown
    assert shown.count("Trimis, fără urmă") == 1


def test_what_was_taken_back_is_said_without_its_words(cast: Cast, nobodys: list[Claim]) -> None:
    withdraw_claim(claim=nobodys[2], by=cast.by("ana"))
    shown = page(Client(), BRIDGE)
    assert "Am retras ce scrisesem despre" in shown
    assert "Podul aparține Sectorului 1." not in shown
    own = page(Client(), nobodys[2].get_absolute_url())
    assert "Grupul a retras asta pe 23 noiembrie 2026." in own
    assert "Podul aparține Sectorului 1." not in own
    assert "Podul aparține Sectorului 1." in page(
        browser(cast, "ana"), nobodys[2].get_absolute_url()
    )


def test_a_day_is_told_as_exactly_as_it_is_known(say: Say, offices: Offices) -> None:
    say(offices.cfr, "not_ours", date(2018, 1, 1), precision="year", publisher="București FM")
    say(offices.s1, "not_ours", date(2019, 3, 1), precision="month")
    shown = page(Client(), BRIDGE)
    assert "1 ianuarie 2018" not in shown
    assert "martie 2019" in shown
    assert "1 martie 2019" not in shown


def test_the_list_is_searched_narrowed_and_turned(cast: Cast, nobodys: list[Claim]) -> None:
    for n in range(25):
        add_asset(group=cast.group, name=f"Strada {n}", kind="street", by=cast.by("ana"))
    shown = page(Client(), "/ale-cui/?q=sabareni")
    assert "Podul Săbăreni" in shown
    assert "3 instituții spun" in shown
    assert "Strada 3" not in shown
    assert "Podul Săbăreni" not in page(Client(), "/ale-cui/?fel=street")
    assert page(Client(), "/ale-cui/?fel=street&page=2").count('class="line"') == 5
    assert "Nimic încă" in page(Client(), "/ale-cui/?q=zzz")


def test_no_list_nor_screen_asks_more_when_there_is_much(
    cast: Cast,
    cause: Cause,
    demand: Demand,
    bridge: Asset,
    offices: Offices,
    nobodys: list[Claim],
) -> None:
    ana = browser(cast, "ana")
    for office in (offices.pmb, offices.s1):
        letter = answered(cast, cause, demand, office).letter
        AssetLetter.objects.create(asset=bridge, letter=letter, drafted_at=NOON)
    for n in range(40):
        body = Authority.objects.create(slug=f"alta-{n}", name=f"Altă primărie {n}")
        other = Office.objects.create(authority=body, kind="head", name="Primarul")
        like = Claim.objects.get(pk=nobodys[n % 3].pk)
        like.pk, like.office, like.points_to = uuid4(), other, offices.pmb
        like._state.adding = True
        like.save()
        Receipt.objects.create(
            claim=like, on=TODAY, number="7", recorded_by=like.recorded_by, recorded_at=NOON
        )
        add_asset(
            group=cast.group, cause=cause, name=f"Podul {n}", kind="bridge", by=cast.by("ana")
        )
    for address in (
        BRIDGE,
        "/ale-cui/",
        "/grupuri/loc-de-joaca/ale-cui/",
        f"/probleme/{cause.slug}/ale-cui/",
        f"{BRIDGE}spune/",
        f"{BRIDGE}registru.json",
        f"{BRIDGE}scrisori/",
        nobodys[1].get_absolute_url(),
    ):
        with CaptureQueriesContext(connection) as asked:
            page(ana, address)
        assert len(asked) <= MOST, address


def test_a_group_begins_writes_down_and_reads(cast: Cast, cause: Cause, offices: Offices) -> None:
    ana = browser(cast, "ana")
    at_cause = page(ana, cause.get_absolute_url())
    assert f'href="/probleme/{cause.slug}/ale-cui/"' in at_cause
    assert "Notează despre ce e vorba" in page(ana, f"/probleme/{cause.slug}/ale-cui/")
    sent = ana.post(
        "/grupuri/loc-de-joaca/ale-cui/nou/",
        {"name": "Podul Săbăreni", "kind": "bridge", "cause": str(cause.pk), "once": str(uuid4())},
    )
    assert sent["Location"] == BRIDGE
    typed = {
        "office": str(offices.s1.pk), "stance": "not_ours", "on": "2026-09-01", "precision": "day",
        "quote": "Nu e al nostru.", "points_to": str(offices.pmb.pk), "once": str(uuid4()),
    }  # fmt: skip
    refused = ana.post(f"{BRIDGE}spune/", typed)
    assert refused.status_code == 422
    kept = refused.content.decode()
    assert "Adaugă documentul sau răspunsul, ori spune cine a publicat." in kept
    assert "Nu e al nostru." in kept
    for _ in range(2):
        sent = ana.post(f"{BRIDGE}spune/", {**typed, "document": paper_upload()})
        assert sent["Location"] == BRIDGE
    claim = Claim.objects.get()
    assert claim.document
    assert Client().get(claim.document.get_absolute_url()).status_code == 200
    assert "„Nu e al nostru.”" in page(Client(), BRIDGE)
    assert "Cine răspunde de asta?" in page(Client(), cause.get_absolute_url())


def test_the_button_stands_on_no_strangers_problem_without_a_ledger(
    cast: Cast, cause: Cause
) -> None:
    assert "Cine răspunde de asta?" not in page(Client(), cause.get_absolute_url())
    assert "Cine răspunde de asta?" not in page(browser(cast, "sorin"), cause.get_absolute_url())


def answered(cast: Cast, cause: Cause, demand: Demand, office: Office) -> Reply:
    words = Words("Petiție", "Podul.", "Preluați-l.", SIGNER, HOME)
    letter = write_letter(cause=cause, demand=demand, office=office, words=words, by=cast.by("ana"))
    Letter.objects.filter(pk=letter.pk).update(
        state="sent", channel="counter", sent_on=date(2026, 9, 1), thread=_thread(letter)
    )
    letter.refresh_from_db()
    reply = record_reply(
        letter=letter,
        received_on=date(2026, 9, 20),
        pages=[paper()],
        number="S1-5",
        by=cast.by("ana"),
    )
    judge_reply(reply=reply, answered="forwarded", by=cast.by("ana"))
    return reply


def _thread(letter: Letter) -> object:
    return threads.open_thread(
        kind="letters.letter", about=letter, title="Petiție", code=letter.reply_code
    )


def test_a_reply_that_sends_elsewhere_is_written_down_with_what_it_says_filled(
    cast: Cast, cause: Cause, demand: Demand, bridge: Asset, offices: Offices
) -> None:
    reply = answered(cast, cause, demand, offices.s1)
    ana = browser(cast, "ana")
    offered = f"/probleme/{cause.slug}/ale-cui/?raspuns={reply.pk}"
    assert offered in page(ana, reply.get_absolute_url())
    assert offered not in page(Client(), reply.get_absolute_url())
    begin = f"{BRIDGE}spune/?raspuns={reply.pk}"
    assert begin in page(ana, offered)
    assert f"?raspuns={reply.pk}" in page(ana, f"{BRIDGE}spune/")
    form = page(ana, begin)
    for filled in ('value="2026-09-20"', 'value="S1-5"', "Primarul – Primăria Sectorului 1"):
        assert filled in form, filled
    typed = {
        "office": str(offices.s1.pk), "stance": "not_ours", "on": "2026-09-20", "precision": "day",
        "number": "S1-5", "points_to": str(offices.pmb.pk), "once": str(uuid4()),
    }  # fmt: skip
    assert ana.post(begin, typed)["Location"] == BRIDGE
    assert Claim.objects.get().reply == reply
    assert f"?raspuns={reply.pk}" not in page(ana, f"{BRIDGE}spune/")
    assert ana.post(begin, {**typed, "once": str(uuid4())}).status_code == 409


def test_a_letter_without_an_answer_is_offered_as_silence(
    cast: Cast, cause: Cause, demand: Demand, bridge: Asset, offices: Offices
) -> None:
    letter = answered(cast, cause, demand, offices.s1).letter
    letter.replies.update(kind="auto")
    ana = browser(cast, "ana")
    assert f"?scrisoare={letter.pk}" in page(ana, f"{BRIDGE}spune/")
    assert 'value="silent"' in page(ana, f"{BRIDGE}spune/?scrisoare={letter.pk}")
    sent = ana.post(
        f"{BRIDGE}spune/?scrisoare={letter.pk}",
        {"office": str(offices.s1.pk), "stance": "silent", "on": "2026-09-01", "precision": "day",
         "once": str(uuid4())},
    )  # fmt: skip
    assert sent["Location"] == BRIDGE
    assert "fără răspuns de 83 de zile" in page(Client(), BRIDGE)


def test_a_claim_is_put_right_by_a_new_one(cast: Cast, bridge: Asset, nobodys: list[Claim]) -> None:
    ana = browser(cast, "ana")
    address = f"{BRIDGE}spune/?in-loc={nobodys[1].pk}"
    assert "Podul nu se află în administrarea sectorului." in page(ana, address)
    claim = nobodys[1]
    sent = ana.post(
        address,
        {"office": str(claim.office_id), "stance": "not_ours", "on": "2026-09-02",
         "precision": "day", "publisher": "Ziarul local", "once": str(uuid4())},
    )  # fmt: skip
    assert sent["Location"] == BRIDGE
    assert Claim.objects.get(corrects=claim).on == date(2026, 9, 2)
    assert "Cum e acum" in page(Client(), claim.get_absolute_url())


def test_the_letters_are_drafted_and_listed_with_where_each_is(
    cast: Cast, demand: Demand, offices: Offices, nobodys: list[Claim]
) -> None:
    ana = browser(cast, "ana")
    address = f"{BRIDGE}scrisori/"
    form = page(ana, address)
    assert form.count('type="checkbox"') == 3
    assert "Prefectul – Prefectura Municipiului București" in form
    typed = {
        "offices": [str(offices.s1.pk), str(offices.pmb.pk)], "prefect": str(offices.prefect.pk),
        "demand": str(demand.pk), "signer": SIGNER, "domicile": HOME, "once": str(uuid4()),
    }  # fmt: skip
    failed = ana.post(address, {**typed, "domicile": ""})
    assert failed.status_code == 422
    assert SIGNER in failed.content.decode()
    assert ana.post(address, typed)["Location"] == address
    shown = page(ana, address)
    assert shown.count("ciornă") == 3
    assert Letter.objects.count() == 3
    assert SIGNER not in page(Client(), BRIDGE)


def test_without_a_prefecture_it_says_how_to_add_one(
    cast: Cast, demand: Demand, offices: Offices, nobodys: list[Claim]
) -> None:
    offices.prefect.delete()
    assert "În registru nu e încă nicio prefectură" in page(
        browser(cast, "ana"), f"{BRIDGE}scrisori/"
    )


def test_before_letters_it_leads_to_what_is_missing(
    cast: Cast, cause: Cause, nobodys: list[Claim]
) -> None:
    shown = page(browser(cast, "ana"), f"{BRIDGE}scrisori/")
    assert f'href="{reverse("demand_new", args=[cause.slug])}">Fă asta acum' in shown
    assert "Pregătește scrisorile" not in shown


def test_the_sheet_says_what_the_screen_says(
    cast: Cast, bridge: Asset, nobodys: list[Claim]
) -> None:
    answer = Client().get(f"{BRIDGE}a3.pdf")
    assert answer["Content-Type"] == "application/pdf"
    reader = PdfReader(BytesIO(answer.content))
    box = reader.pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (420, 297)
    words = " ".join(" ".join(p.extract_text() for p in reader.pages).split())
    for said in (
        "Podul Săbăreni: cine spune al cui e",
        "3 instituții spun că nu e al lor.",
        "„Podul nu se află în administrarea sectorului.”",
        "nr. S1-77",
        "Trimis, fără urmă.",
        "2. Primăria Sectorului 1 → 3. Primăria Municipiului București",
        "23 noiembrie 2026",
    ):
        assert said in words, said
    assert reader.metadata
    assert reader.metadata.title == "Podul Săbăreni: cine spune al cui e"
    assert why_not_keep_pdf(answer.content) is None
    assert answer.content == Client().get(f"{BRIDGE}a3.pdf").content


def test_the_spreadsheet_has_a_line_for_each_claim_and_no_formula(
    cast: Cast, say: Say, offices: Offices
) -> None:
    say(offices.s1, "not_ours", date(2026, 9, 1), quote='=HYPERLINK("http://rau.example")')
    gone = say(offices.pmb, "ours", date(2026, 9, 1), quote="Retras")
    withdraw_claim(claim=gone, by=cast.by("ana"))
    text = Client().get(f"{BRIDGE}registru.csv").content.decode("utf-8-sig")
    [row] = csv.DictReader(StringIO(text))
    assert row["quote"] == '\'=HYPERLINK("http://rau.example")'
    assert (row["authority"], row["stance"], row["on"]) == (
        "Primăria Sectorului 1",
        "not_ours",
        "2026-09-01",
    )


def test_machines_get_the_findings_too(nobodys: list[Claim]) -> None:
    told = json.loads(Client().get(f"{BRIDGE}registru.json").content)
    assert [found["kind"] for found in told["findings"]] == [
        "nobodys",
        "each_other",
        "untraced",
        "untraced",
    ]
    assert len(told["claims"]) == 3
    assert told["findings"][2]["last"] == "2026-09-07"


def test_what_is_hidden_with_its_problem_is_found_by_no_stranger(
    cast: Cast, cause: Cause, nobodys: list[Claim]
) -> None:
    hide_cause(cause=cause, by=cast.by("ana"))
    for address in (
        BRIDGE,
        f"{BRIDGE}a3.pdf",
        f"{BRIDGE}registru.csv",
        f"{BRIDGE}registru.json",
        f"{BRIDGE}spune/",
        nobodys[0].get_absolute_url(),
    ):
        page(Client(), address, 404)
        page(browser(cast, "sorin"), address, 404)
        assert browser(cast, "ana").get(address).status_code == 200
    assert "Podul Săbăreni" not in page(Client(), "/ale-cui/")


def test_a_stranger_writes_nothing(cast: Cast, cause: Cause, nobodys: list[Claim]) -> None:
    for client in (Client(), browser(cast, "mihai"), browser(cast, "sorin")):
        for address in (
            f"{BRIDGE}spune/",
            f"{BRIDGE}schimba/",
            f"{BRIDGE}scrisori/",
            f"{nobodys[1].get_absolute_url()}retrage/",
            f"{nobodys[1].get_absolute_url()}ajuns/",
            "/grupuri/loc-de-joaca/ale-cui/nou/",
        ):
            page(client, address, 403)
