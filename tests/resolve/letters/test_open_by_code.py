"""Whoever has the paper letter types its code, and answers on its page: marked as such."""

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.core.addresses import neutral
from civicsteps.core.codes import show
from civicsteps.core.guard.limits import LIMITS, Limit
from civicsteps.core.links.models import Link
from civicsteps.core.refusals import Refused
from civicsteps.people.clocks.models import Clock
from civicsteps.resolve.letters.actions import withdraw_letter
from civicsteps.resolve.letters.actions_back import open_by_code
from civicsteps.resolve.letters.compose import compose
from civicsteps.resolve.letters.models import Letter, Reply
from tests.cast import Cast
from tests.resolve.letters.test_instruments import DAY

PAGE = "/raspunde/"


def test_the_paper_names_the_page_and_the_code_the_public_copy_does_not(sent: Letter) -> None:
    code = show(sent.reply_code)
    paper = compose(sent, copy="office", on=DAY).reply_to
    assert f"{PAGE} cu codul {code} sau prin poștă" in paper
    assert PAGE not in compose(sent, copy="mail", on=DAY).reply_to
    assert code not in str(compose(sent, copy="public", on=DAY))


def test_the_code_leads_to_the_page_and_what_is_said_there_is_marked(
    cast: Cast, client: Client, sent: Letter
) -> None:
    assert client.get(PAGE).status_code == 200
    assert not Link.objects.filter(purpose="letters.answer_by_code").exists()
    typed = show(sent.reply_code).upper().replace("-", " ")
    led = client.post(PAGE, {"code": typed})
    assert led.status_code == 302
    page = client.get(led["Location"])
    assert "Faceți un loc de joacă." in page.content.decode()
    assert "Ana-Maria Popescu" not in page.content.decode()
    once = page.context["form"]["once"].value()
    said = {"once": once, "what": "number", "number": "34567"}
    assert client.post(led["Location"], said).status_code == 302
    reply = Reply.objects.get()
    assert (reply.channel, reply.kind, reply.from_office) == ("code", "receipt", False)
    assert Clock.objects.get(source=f"letters.letter:{sent.pk}").evidence == "C"
    client.force_login(cast.users["ana"])
    shown = client.get(neutral(reverse("reply", args=[reply.pk]))).content.decode()
    assert "codul tipărit pe scrisoare" in shown


def test_a_code_that_no_letter_has_opens_nothing(client: Client, sent: Letter) -> None:
    answer = client.post(PAGE, {"code": "abc-def-ghj"})
    assert answer.status_code == 422
    assert answer.context["form"]["code"].value() == "abc-def-ghj"
    assert not Link.objects.filter(purpose="letters.answer_by_code").exists()


def test_one_slip_is_forgiven(cast: Cast, sent: Letter) -> None:
    code = sent.reply_code
    wrong = ("a" if code[0] != "a" else "b") + code[1:]
    assert open_by_code(code=wrong, by=cast.by("vlad")).url


def test_a_draft_says_that_it_is_not_known_to_have_left(
    cast: Cast, letter: Letter, client: Client
) -> None:
    assert "nu a notat încă" in client.post(PAGE, {"code": letter.reply_code}).content.decode()


def test_a_withdrawn_letter_opens_nothing(cast: Cast, sent: Letter) -> None:
    withdraw_letter(letter=sent, by=cast.by("ana"))
    with pytest.raises(Refused):
        open_by_code(code=sent.reply_code, by=cast.by("vlad"))


def test_codes_are_not_tried_out_one_after_another(
    client: Client, sent: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "code", Limit(1))
    client.post(PAGE, {"code": "abc-def-ghj"})
    client.post(PAGE, {"code": sent.reply_code})
    assert not Link.objects.filter(purpose="letters.answer_by_code").exists()
