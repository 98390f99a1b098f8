"""What is told on: the text, the pictures, and nothing that finds a group at risk."""

from datetime import timedelta
from io import BytesIO
from urllib.parse import quote

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import translation
from PIL import Image

from civicsteps.causes.actions import add_demand, edit_cause, hide_cause, open_cause, publish_cause
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.journal.models import Entry
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Group
from civicsteps.promote.outreach import pictures, press
from civicsteps.promote.outreach.actions import choose_address
from civicsteps.promote.outreach.tasks import draw_pictures, sweep_pictures
from civicsteps.promote.outreach.telling import message, tell_cause
from tests.cast import Cast
from tests.pages import browser

HOSTILE = '#import "/etc/passwd" $x$ *a* _b_ `c` <d> @e \\ // ] ) ' + "ș" * 60 + " 🙂🙃 \u202e"


@pytest.fixture
def asked(cast: Cast, cause: Cause, office: Office) -> Cause:
    cause.words, cause.words_by = "Copiii merg pe carosabil.", "o mamă"
    cause.save()
    add_demand(cause=cause, sentence="Faceți un loc.", office=office, by=cast.by("ana"))
    return cause


def at_risk(cause: Cause) -> Cause:
    Group.objects.filter(pk=cause.group_id).update(at_risk=True, photo=None)
    cause.group.refresh_from_db()
    return cause


def share(cause: Cause) -> str:
    return f"/probleme/{cause.slug}/spune-mai-departe/"


def test_the_text_is_short_and_ends_with_the_short_address(
    cast: Cast, asked: Cause, client: Client, settings: LazySettings
) -> None:
    settings.SITE_URL = "https://pasi.example.org"
    choose_address(word="locul", cause=asked, by=cast.by("ana"))
    page = client.get(share(asked)).content.decode()
    steps = f"{'○' * 10} 0/10: la început"
    text = f"Nu avem loc de joacă\n„Copiii merg pe carosabil.” – o mamă\n{steps}"
    assert f"{text}\nhttps://pasi.example.org/locul</p>" in page
    assert f"https://wa.me/?text={quote(text, safe='')}" in page
    assert "sharer.php?u=https%3A%2F%2Fpasi.example.org%2Flocul" in page
    assert "“Copiii merg pe carosabil.”" in page  # the English text


def test_the_text_for_the_neighbours_is_romanian_on_the_english_page(
    asked: Cause, client: Client
) -> None:
    assert "0/10: la început" in client.get(f"/en{share(asked)}").content.decode()


def test_what_is_not_public_is_not_told(cast: Cast, asked: Cause) -> None:
    entry = Entry.objects.get(kind="causes.demand_added")
    own = Entry.objects.filter(kind="causes.cause_edited")
    edit_cause(cause=asked, title=asked.title, place="Grozăvești", by=cast.by("ana"))
    ana = browser(cast, "ana")
    act = f"{share(asked)}{entry.pk}/"
    assert ana.get(act).status_code == 200
    assert ana.get(f"{share(asked)}{own.get().pk}/").status_code == 404  # the group's alone
    other = open_cause(group=asked.group, title="Alta", by=cast.by("ana"))
    publish_cause(cause=other, by=cast.by("ana"))
    assert ana.get(f"{share(other)}{entry.pk}/").status_code == 404
    hide_cause(cause=asked, by=cast.by("ana"))
    picture = reverse("act_picture", args=[asked.slug, entry.pk, "lat"])
    for hidden in (share(asked), act, picture, reverse("cause_card", args=[asked.slug])):
        assert ana.get(hidden).status_code == 404


def test_the_page_lists_public_acts_with_a_page_for_each(asked: Cause, client: Client) -> None:
    entry = Entry.objects.get(kind="causes.demand_added")
    assert f"{share(asked)}{entry.pk}/" in client.get(share(asked)).content.decode()
    page = client.get(f"{share(asked)}{entry.pk}/").content.decode()
    assert "Grupul a spus ce cere." in page


@pytest.mark.parametrize("shape", pictures.SHAPES)
def test_a_picture_has_its_size_and_is_the_same_each_time(
    asked: Cause, client: Client, shape: str
) -> None:
    address = reverse("cause_picture", args=[asked.slug, shape])
    first, second = client.get(address), client.get(address)
    with Image.open(BytesIO(first.content)) as image:
        assert image.size == pictures.SHAPES[shape]
        assert image.convert("RGB").getpixel((2, 2)) == (0xFB, 0xF8, 0xF2)
    assert first.content == second.content
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(reverse("cause_picture", args=[asked.slug, "rotund"])).status_code == 404


@pytest.mark.parametrize("shape", pictures.SHAPES)
@pytest.mark.parametrize("title", [HOSTILE[:120], "X" * 120, "cuvânt " * 17])
def test_hostile_titles_stay_inside_one_picture(asked: Cause, shape: str, title: str) -> None:
    asked.title, asked.words = title, HOSTILE * 3
    picture = pictures.picture_of(tell_cause(asked), shape)
    with Image.open(BytesIO(pictures.draw(picture))) as image:
        assert image.size == pictures.SHAPES[shape]  # more would be a second page
        width, height = image.size
        edge = image.convert("RGB").crop((width - 20, 0, width, height)).getcolors()
        assert edge == [(20 * height, (0xFB, 0xF8, 0xF2))]  # nothing runs over


def test_what_cannot_be_printed_is_left_out() -> None:
    assert press.printable("Bine 🙂 țară\u202e") == "Bine țară"
    assert press.printable("a" * 40).replace("\u200b", "") == "a" * 40


def test_pictures_are_drawn_after_an_act_kept_once_and_swept(asked: Cause) -> None:
    entry = Entry.objects.get(kind="causes.demand_added")
    draw_pictures.call(str(asked.pk), str(entry.pk))
    with translation.override("ro"):
        made = pictures.picture_of(tell_cause(asked), "lat")
    assert default_storage.exists(made.path)
    assert pictures.read(made) == pictures.draw(made)
    assert not pictures.keep(made)
    with clock.set_to(clock.now() + timedelta(days=31)):
        sweep_pictures.call()
    assert not default_storage.exists(made.path)


def test_nothing_is_drawn_of_what_was_hidden_meanwhile(cast: Cast, asked: Cause) -> None:
    entry = Entry.objects.get(kind="causes.demand_added")
    hide_cause(cause=asked, by=cast.by("ana"))
    before = set(pictures._kept_paths())
    draw_pictures.call(str(asked.pk), str(entry.pk))
    assert set(pictures._kept_paths()) == before


def test_of_a_group_at_risk_nothing_is_told_that_finds_it(asked: Cause) -> None:
    told = tell_cause(at_risk(asked))
    text = message(told)
    for said in (asked.title, asked.words, asked.words_by, asked.place, asked.group.name):
        assert said not in text
        assert said not in str(pictures.picture_of(told, "lat").data)
    assert "0/10" in text


def test_the_week_is_a_text_for_its_own_people(cast: Cast, asked: Cause) -> None:
    page = f"/grupuri/{cast.group.slug}/saptamana/"
    text = browser(cast, "mihai").get(page).content.decode()
    assert "Săptămâna la Loc de joacă" in text
    assert "– Grupul a spus ce cere." in text
    for name in ("sorin", "vera", "dan", "ilinca"):
        assert browser(cast, name).get(page).status_code == 404
    with clock.set_to(clock.now() + timedelta(days=8)):
        assert "nu s-a întâmplat nimic public" in browser(cast, "mihai").get(page).content.decode()


def test_the_week_of_a_group_at_risk_only_counts(cast: Cast, asked: Cause) -> None:
    at_risk(asked)
    page = browser(cast, "mihai").get(f"/grupuri/{cast.group.slug}/saptamana/").content.decode()
    assert "de lucruri făcute" in page or "lucruri făcute" in page
    assert asked.title not in page


def test_the_first_day_shows_what_is_there_until_a_problem_is(cast: Cast) -> None:
    page = f"/grupuri/{cast.group.slug}/prima-zi/"
    text = browser(cast, "ana").get(page).content.decode()
    for said in ("Zece voci", "Două verificări", "O hotărâre", "wa.me", "afis/a4.pdf", "invita"):
        assert said in text
    assert "30 de minute" in text
    assert browser(cast, "vera").get(page).status_code == 404
    assert page in browser(cast, "ana").get(cast.group.get_absolute_url()).content.decode()
    open_cause(group=cast.group, title="Prima", by=cast.by("ana"))
    assert browser(cast, "ana").get(page)["Location"] == cast.group.get_absolute_url()
