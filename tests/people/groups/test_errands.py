"""Links by which a group asks somebody for one small thing: one list, whatever the room."""

from datetime import timedelta

import pytest
from django.urls import reverse

from civicsteps.causes.actions import ask_for_evidence
from civicsteps.causes.models import Cause, Evidence
from civicsteps.core import clock
from civicsteps.core.links.models import Link
from civicsteps.core.refusals import Refused
from civicsteps.people.groups.actions import renew_errand, revoke_errand
from tests import proofs
from tests.cast import Cast
from tests.pages import browser, send


@pytest.fixture
def link(cast: Cast, cause: Cause) -> Link:
    """A link by which Ana asked for three photos."""
    return ask_for_evidence(cause=cause, by=cast.by("ana"), uses=5).link


def path_in(page: str) -> str:
    return "/l/" + page.partition("/l/")[2].partition("/")[0] + "/"


def test_the_list_says_what_since_when_and_how_often(cast: Cast, link: Link) -> None:
    Link.objects.filter(pk=link.pk).update(uses_left=3)
    page = browser(cast, "ana").get(reverse("errands", args=[cast.group.slug])).content.decode()
    assert "Fă o poză" in page
    assert "folosit: 2 din 5" in page
    assert "încă deschis" in page


def test_another_group_s_link_is_not_in_the_list(cast: Cast, link: Link) -> None:
    other = browser(cast, "sorin")
    assert (
        "Fă o poză"
        not in other.get(reverse("errands", args=[cast.other_group.slug])).content.decode()
    )
    address = reverse("errand", args=[cast.other_group.slug, link.pk])
    assert other.get(address).status_code == 404
    with pytest.raises(Refused):
        revoke_errand(link=link, group=cast.other_group, by=cast.by("sorin"))


@pytest.mark.parametrize("name", ["mihai", "dan", "ilinca"])
def test_only_organisers_see_it(cast: Cast, link: Link, name: str) -> None:
    address = reverse("errands", args=[cast.group.slug])
    assert browser(cast, name).get(address).status_code == 403
    for act in (revoke_errand, renew_errand):
        with pytest.raises(Refused):
            act(link=link, group=cast.group, by=cast.by(name))


def test_a_lost_address_is_made_anew_and_the_old_one_opens_nothing(cast: Cast, link: Link) -> None:
    ana = browser(cast, "ana")
    address = reverse("errand", args=[cast.group.slug, link.pk])
    assert "/l/" not in ana.get(address).content.decode()
    answer = send(ana, address)
    page = ana.get(answer.url).content.decode()
    assert "Ne ajuți cu o poză?" in page
    assert "wa.me" in page
    fresh = Link.objects.get(revoked_at=None)
    assert (fresh.uses_left, fresh.about) == (5, link.about)
    assert browser(cast).get(path_in(page)).status_code == 200
    # Another browser of the same person does not know the address.
    assert "/l/" not in browser(cast, "ana").get(answer.url).content.decode()


def test_taken_back_it_opens_nothing_and_says_so_kindly(cast: Cast, cause: Cause) -> None:
    issued = ask_for_evidence(cause=cause, by=cast.by("ana"))
    ana = browser(cast, "ana")
    send(ana, reverse("errand_revoke", args=[cast.group.slug, issued.link.pk]))
    path = path_in(issued.url + "/")
    gone = browser(cast).get(path)
    assert gone.status_code == 410
    assert "Nu s-a pierdut nimic" in gone.content.decode()
    with pytest.raises(Refused):
        renew_errand(link=issued.link, group=cast.group, by=cast.by("ana"))


def test_a_link_given_to_a_crowd_takes_as_many_as_it_is_for(cast: Cast, cause: Cause) -> None:
    issued = ask_for_evidence(cause=cause, by=cast.by("ana"), uses=2)
    path = path_in(issued.url + "/")
    for _ in range(4):  # a scanner looks, and does nothing
        browser(cast).get(path)
    for _ in range(2):
        send(browser(cast), path, caption="Leagăn", file=proofs.photo_upload())
    assert Evidence.objects.count() == 2
    assert browser(cast).get(path).status_code == 410


@pytest.mark.parametrize("uses", [0, 21])
def test_no_link_is_for_nobody_or_for_everybody(cast: Cast, cause: Cause, uses: int) -> None:
    with pytest.raises(Refused):
        ask_for_evidence(cause=cause, by=cast.by("ana"), uses=uses)


def test_past_its_time_it_can_be_made_anew(cast: Cast, link: Link) -> None:
    with clock.set_to(clock.now() + timedelta(days=40)):
        ana = browser(cast, "ana")
        address = reverse("errand", args=[cast.group.slug, link.pk])
        assert "i-a trecut timpul" in ana.get(address).content.decode()
        assert send(ana, address).status_code == 302
