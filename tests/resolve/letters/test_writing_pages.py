"""The page where a letter is written: its template's fields, what it knows, what a friend says."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from civicsteps.causes.actions import open_cause
from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.letters.actions import record_registration
from civicsteps.resolve.letters.instruments import INSTRUMENTS
from civicsteps.resolve.letters.models import Letter
from tests.cast import Cast
from tests.resolve.letters.conftest import HOME, SIGNER


@pytest.fixture
def ana(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.users["ana"])
    return client


def _address(cause: Cause, **query: str) -> str:
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return f"{reverse('letter_new', args=[cause.slug])}?{asked}"


def _typed(office: Office, **fields: str) -> dict[str, str]:
    typed = {
        "once": str(uuid4()),
        "office": str(office.pk),
        "subject": "Cerere",
        "body": "Strada e murdară.",
        "requests": "Contractul de salubritate.",
        "signer": SIGNER,
        "domicile": HOME,
    }
    return {**typed, **fields}


@pytest.mark.parametrize("key", sorted(INSTRUMENTS))
def test_each_template_asks_for_its_own_parts(
    ana: Client, cause: Cause, demand: Demand, key: str
) -> None:
    page = ana.get(_address(cause, fel=key)).content.decode()
    for part in INSTRUMENTS[key].parts:
        assert f'name="part_{part.name}"' in page
    assert "Nu constituie consultanță juridică." in page
    assert ('name="demand"' in page) == INSTRUMENTS[key].needs_demand


def test_a_request_for_information_needs_nothing_that_is_asked(
    cast: Cast, ana: Client, office: Office
) -> None:
    bare = open_cause(group=cast.group, title="Fără cerere", by=cast.by("ana"))
    typed = _typed(office, part_period="2025", part_copy="electronic")
    assert ana.post(_address(bare, fel="T544"), typed).status_code == 302
    letter = Letter.objects.get()
    assert (letter.instrument, letter.step, letter.demand) == ("T544", "ro.l544.answer", None)
    assert letter.parts == {"period": "2025", "copy": "electronic"}


def test_a_table_grows_with_what_is_written(
    ana: Client, cause: Cause, office: Office, demand: Demand
) -> None:
    address = _address(cause, fel="TL52")
    page = ana.get(address).content.decode()
    assert 'name="part_article_2"' in page
    assert 'name="part_article_3"' not in page
    typed = _typed(office, part_draft="Proiect", part_article_1="1", part_article_2="2")
    ana.post(address, typed)
    letter = Letter.objects.get()
    page = ana.get(reverse("letter_edit", args=[letter.pk])).content.decode()
    assert 'name="part_article_4"' in page
    assert INSTRUMENTS["TL52"].rows_of(letter.parts) == [("1", "", "", ""), ("2", "", "", "")]


def test_what_is_missing_comes_back_with_all_that_was_typed(
    ana: Client, cause: Cause, office: Office, demand: Demand
) -> None:
    typed = _typed(office, part_draft=" ", part_article_1="art. 77", part_notice_on="2026-02-30")
    answer = ana.post(_address(cause, fel="TL52"), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "art. 77" in page
    assert "2026-02-30" in page
    assert not Letter.objects.exists()


def test_a_complaint_is_ready_after_the_letter_that_got_no_answer(
    cast: Cast, ana: Client, cause: Cause, sent: Letter
) -> None:
    record_registration(letter=sent, number="4411", on=clock.today(), by=cast.by("ana"))
    address = _address(cause, fel="T544T", dupa=str(sent.pk))
    page = ana.get(address).content.decode()
    for said in ('value="4411"', "nu am primit niciun răspuns", SIGNER, sent.get_absolute_url()):
        assert said in page
    fields = {"part_request_number": "4411", "part_request_on": "2026-11-01"}
    ana.post(address, _typed(sent.office, **fields))
    letter = Letter.objects.exclude(pk=sent.pk).get()
    assert (letter.follows, letter.instrument) == (sent, "T544T")


def test_a_letter_of_another_problem_is_not_taken_further(
    cast: Cast, ana: Client, sent: Letter
) -> None:
    other = open_cause(group=cast.group, title="Alta", by=cast.by("ana"))
    page = ana.get(_address(other, fel="FOLLOW", dupa=str(sent.pk))).content.decode()
    assert sent.subject not in page
    assert ana.get(_address(other, fel="FOLLOW", dupa="x")).status_code == 200


def test_the_home_of_whoever_signed_before_is_not_typed_again(
    ana: Client, cause: Cause, letter: Letter
) -> None:
    typed = _typed(letter.office, domicile="", signer="ana-maria popescu", part_copy="paper")
    assert ana.post(_address(cause, fel="T544"), typed).status_code == 302
    assert Letter.objects.exclude(pk=letter.pk).get().domicile == HOME
    stranger = _typed(letter.office, domicile="", signer="Altcineva", part_copy="paper")
    assert ana.post(_address(cause, fel="T544"), stranger).status_code == 422


def test_a_draft_keeps_its_template_and_its_parts_when_it_is_changed(
    ana: Client, cause: Cause, office: Office
) -> None:
    ana.post(_address(cause, fel="T544"), _typed(office, part_period="2024", part_copy="paper"))
    letter = Letter.objects.get()
    address = reverse("letter_edit", args=[letter.pk])
    form = ana.get(address).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields if name != "office"}
    typed |= {"office": str(office.pk), "part_period": "2025"}
    typed.pop("as_association", None)
    assert ana.post(address, typed).status_code == 302
    letter.refresh_from_db()
    assert (letter.instrument, letter.parts["period"]) == ("T544", "2025")


def test_what_a_friend_says_comes_as_one_writes_and_nothing_is_kept(
    ana: Client, cause: Cause, demand: Demand, office: Office
) -> None:
    address = reverse("letter_lint", args=[cause.slug])
    typed = _typed(office, instrument="T544", requests="De ce nu curățați?", part_period="2025")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = ana.post(address, typed).content.decode()
    assert "nu sunt informații pe care le au" in page
    assert "<html" not in page
    assert not [q for q in asked.captured_queries if q["sql"].startswith(("INSERT", "UPDATE"))]
    assert not Letter.objects.exists()
    assert ana.get(address).status_code == 405
    assert Client().post(address, typed).status_code in {302, 403}


def test_an_assembly_that_is_declared_late_is_said(
    ana: Client, cause: Cause, demand: Demand, office: Office
) -> None:
    today = clock.today().isoformat()
    typed = _typed(office, instrument="TL60", part_held_on=today)
    page = ana.post(reverse("letter_lint", args=[cause.slug]), typed).content.decode()
    assert "trei zile întregi" in page
    typed["part_held_on"] = "nu știu"
    page = ana.post(reverse("letter_lint", args=[cause.slug]), typed).content.decode()
    assert "trei zile întregi" not in page


def test_a_draft_shows_what_to_put_right_and_how_to_finish_it(ana: Client, letter: Letter) -> None:
    page = ana.get(letter.get_absolute_url()).content.decode()
    assert "Încă nu e semnată." in page
    for name in ("letter_sign", "letter_annexes", "letter_docx", "letter_portal"):
        assert reverse(name, args=[letter.pk]) in page


@pytest.mark.parametrize("who", ["ilinca", "sorin", "vlad"])
def test_nobody_else_finishes_a_draft(cast: Cast, letter: Letter, who: str) -> None:
    client = Client()
    if who in cast.users:
        client.force_login(cast.users[who])
    for name in ("letter_sign", "letter_annexes", "letter_docx", "letter_portal"):
        assert client.get(reverse(name, args=[letter.pk])).status_code == 404


def test_the_pages_ask_a_steady_number_of_queries(
    ana: Client, cause: Cause, letter: Letter
) -> None:
    addresses = [
        letter.get_absolute_url(), reverse("letter_edit", args=[letter.pk]),
        _address(cause, fel="TL52"), reverse("letter_annexes", args=[letter.pk]),
        reverse("letter_sign", args=[letter.pk]), reverse("letter_portal", args=[letter.pk]),
    ]  # fmt: skip
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            ana.get(address)
        assert len(asked) <= 12, (address, [q["sql"][:120] for q in asked.captured_queries])


def test_a_letter_that_left_leads_to_the_one_that_returns_to_it(
    ana: Client, cause: Cause, sent: Letter
) -> None:
    address = _address(cause, fel="FOLLOW", dupa=str(sent.pk))
    page = ana.get(sent.get_absolute_url()).content.decode()
    assert address.replace("&", "&amp;") in page
    assert "Revenire: " + sent.subject in ana.get(address).content.decode()
