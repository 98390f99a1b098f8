"""Two who write over each other lose no word, with JavaScript or without."""

from typing import Any

import pytest
from django.test import Client

from civicsteps.causes.actions import add_demand, edit_cause, open_cause
from civicsteps.causes.models import Cause
from civicsteps.people.authorities.actions import edit_authority, edit_office
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.people.groups.models import Membership
from civicsteps.resolve.letters.actions import edit_letter, write_letter
from civicsteps.resolve.letters.drafting import Words
from tests.cast import Cast
from tests.pages import browser, hidden

WORDS: dict[str, Any] = {
    "title": "Nu avem loc de joacă",
    "place": "București",
    "summary": "La blocul 5.",
}


@pytest.fixture
def page(cast: Cast) -> str:
    """The address at which a draft of Ana's group is written better."""
    open_cause(group=cast.group, by=cast.by("ana"), **WORDS)
    return f"/probleme/{Cause.objects.get().slug}/scrie/"


def opened(cast: Cast, page: str, name: str = "ana") -> tuple[Client, dict[str, str]]:
    """Open the page as somebody: their browser, and what the form carries."""
    client = browser(cast, name)
    return client, {**WORDS, **hidden(client.get(page))}


def send(client: Client, page: str, carried: dict[str, str], **typed: str) -> Any:  # noqa: ANN401 - an answer
    return client.post(page, {**carried, **typed})


def test_fields_that_only_one_side_changed_are_merged_and_it_is_said(cast: Cast, page: str) -> None:
    client, carried = opened(cast, page)
    cause = Cause.objects.get()
    edit_cause(cause=cause, by=cast.by("ana"), **{**WORDS, "place": "La școală"})
    assert send(client, page, carried, summary="Lângă pod.").status_code == 302
    cause.refresh_from_db()
    assert (cause.place, cause.summary) == ("La școală", "Lângă pod.")
    assert "rămâne și ea" in client.get(cause.get_absolute_url()).content.decode()


def test_the_same_field_changed_by_both_comes_back_with_both_texts_and_saves_nothing(
    cast: Cast, page: str
) -> None:
    client, carried = opened(cast, page)
    cause = Cause.objects.get()
    theirs = {**WORDS, "summary": "Ce a scris Mihai.", "place": "La pod"}
    edit_cause(cause=cause, by=cast.by("ana"), **theirs)
    answer = send(client, page, carried, summary="Ce a scris Ana.", title="Alt titlu")
    text = answer.content.decode()
    assert answer.status_code == 409
    assert text.count("Ce a scris Ana.") == 2, "in the field and in the choice"
    assert "Ce a scris Mihai." in text
    assert 'name="keep_place"' not in text, "only Mihai changed the place"
    assert 'value="La pod"' in text
    cause.refresh_from_db()
    assert (cause.summary, cause.title) == ("Ce a scris Mihai.", WORDS["title"])


@pytest.mark.parametrize(
    ("chosen", "kept"), [("mine", "Ce a scris Ana."), ("theirs", "Ce a scris Mihai.")]
)
def test_what_is_chosen_stays_and_so_does_all_else(
    cast: Cast, page: str, chosen: str, kept: str
) -> None:
    client, carried = opened(cast, page)
    cause = Cause.objects.get()
    edit_cause(
        cause=cause, by=cast.by("ana"), **{**WORDS, "summary": "Ce a scris Mihai.", "place": "Pod"}
    )
    mine = {"summary": "Ce a scris Ana.", "title": "Alt titlu"}
    asked = {**carried, **hidden(send(client, page, carried, **mine))}
    again = {**asked, **mine, "place": "Pod"}
    without = send(client, page, again)
    assert without.status_code == 409, "it is asked until it is answered"
    again |= hidden(without)
    assert send(client, page, again, keep_summary=chosen).status_code == 302
    cause.refresh_from_db()
    assert (cause.summary, cause.title, cause.place) == (kept, "Alt titlu", "Pod")


def test_a_third_change_after_the_choice_is_asked_about_too(cast: Cast, page: str) -> None:
    client, carried = opened(cast, page)
    cause = Cause.objects.get()
    edit_cause(cause=cause, by=cast.by("ana"), **{**WORDS, "summary": "Doi."})
    asked = {**carried, **hidden(send(client, page, carried, summary="Unu."))}
    edit_cause(cause=cause, by=cast.by("ana"), **{**WORDS, "summary": "Trei."})
    answer = send(client, page, asked, summary="Unu.", keep_summary="mine")
    assert answer.status_code == 409
    assert "Trei." in answer.content.decode()


def test_both_writing_the_same_disturbs_nobody(cast: Cast, page: str) -> None:
    client, carried = opened(cast, page)
    edit_cause(cause=Cause.objects.get(), by=cast.by("ana"), **{**WORDS, "summary": "La fel."})
    assert send(client, page, carried, summary=" La fel.\r\n").status_code == 302


def test_an_error_beside_it_forgets_nothing_of_the_merge(cast: Cast, page: str) -> None:
    client, carried = opened(cast, page)
    cause = Cause.objects.get()
    edit_cause(cause=cause, by=cast.by("ana"), **{**WORDS, "place": "La școală"})
    answer = send(client, page, carried, title="", summary="Lângă pod.")
    assert answer.status_code == 422
    again = {**carried, **hidden(answer), "place": "La școală"}
    assert send(client, page, again, summary="Lângă pod.").status_code == 302
    cause.refresh_from_db()
    assert (cause.place, cause.summary) == ("La școală", "Lângă pod.")


def test_a_forged_version_saves_nothing(cast: Cast, page: str) -> None:
    client, carried = opened(cast, page)
    answer = send(client, page, carried, version="altceva", summary="Lângă pod.")
    assert answer.status_code == 409
    assert "Lângă pod." in answer.content.decode()
    assert Cause.objects.get().summary == "La blocul 5."


def test_two_who_keep_the_register_change_different_things(cast: Cast, office: Office) -> None:
    path = f"/autoritati/{office.authority.slug}/schimba/"
    client = browser(cast, "dan")
    typed = {"name": "Primăria Sectorului 6", "place": "", "kind": office.authority.kind}
    carried = {**typed, **hidden(client.get(path))}
    edit_authority(
        authority=office.authority, name="Primăria S6", place="București", by=cast.by("ilinca")
    )
    assert client.post(path, {**carried, "name_en": "Sector 6"}).status_code == 302
    found = Authority.objects.get()
    assert (found.name, found.place, found.name_en) == ("Primăria S6", "București", "Sector 6")


def test_putting_an_office_right_writes_only_what_its_form_has(cast: Cast, office: Office) -> None:
    stale = Office.objects.get(pk=office.pk)
    other = Authority.objects.create(slug="alta", name="Alta")
    Office.objects.filter(pk=office.pk).update(authority=other)
    edit_office(office=stale, kind="council", name="Consiliul", by=cast.by("dan"))
    assert Office.objects.get().authority == other


def test_a_letter_that_two_write_keeps_the_words_of_both(
    cast: Cast, cause: Cause, office: Office
) -> None:
    ana = cast.by("ana")
    Membership.objects.filter(user=cast.users["mihai"]).update(role="OR")
    demand = add_demand(cause=cause, sentence="Construiți.", office=office, by=ana)
    said: dict[str, Any] = {
        "subject": "Petiție",
        "body": "Nu avem loc de joacă.",
        "requests": "Construiți.",
        "signer": "Ana P.",
        "domicile": "Str. 1",
    }
    letter = write_letter(cause=cause, demand=demand, office=office, words=Words(**said), by=ana)
    path = f"/scrisori/{letter.pk}/schimba/"
    client = browser(cast, "mihai")
    carried = {**said, "office_typed": office.label, **hidden(client.get(path))}
    edit_letter(letter=letter, office=office, words=Words(**{**said, "body": "De un an."}), by=ana)
    answer = client.post(path, {**carried, "requests": "Construiți până în iunie."})
    assert answer.status_code == 302, answer.content.decode()
    letter.refresh_from_db()
    assert (letter.body, letter.requests) == ("De un an.", "Construiți până în iunie.")
