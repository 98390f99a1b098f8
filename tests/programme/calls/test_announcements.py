"""What a programme says of a group: proposed by the centre, shown once the group agrees."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from civicsteps.core.journal.models import Entry
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Need
from civicsteps.people.groups.models import Group
from civicsteps.programme.calls.actions import (
    APPROVE,
    approve_announcement,
    choose_naming,
    join_programme,
    propose_announcement,
    withdraw_announcement,
)
from civicsteps.programme.calls.models import Announcement, Participation, Programme
from tests.cast import Cast
from tests.pages import browser, send

WORDS = "Vor un loc de joacă sigur."


@pytest.fixture
def joined(cast: Cast, programme: Programme) -> Participation:
    return join_programme(programme=programme, group=cast.group, by=cast.by("ilinca"))


@pytest.fixture
def proposed(cast: Cast, joined: Participation) -> Announcement:
    return propose_announcement(participation=joined, text=WORDS, by=cast.by("ilinca"))


def read(path: str = "anunt/", language: str = "") -> str:
    return Client().get(f"{language}/programe/pasi-civici/{path}").content.decode()


def open_need() -> bool:
    return Need.objects.filter(kind=APPROVE, closed_on=None).exists()


def test_it_is_shown_once_the_group_agrees(cast: Cast, proposed: Announcement) -> None:
    assert WORDS not in read()
    assert cast.group.name in read(), "the name alone"
    assert open_need()
    approve_announcement(announcement=proposed, by=cast.by("ana"))
    assert WORDS in read()
    assert not open_need()
    assert Entry.objects.filter(kind="calls.announcement_approved").count() == 1


def test_changed_words_need_a_new_yes_and_the_old_ones_stand_until_then(
    cast: Cast, proposed: Announcement
) -> None:
    approve_announcement(announcement=proposed, by=cast.by("ana"))
    other = propose_announcement(
        participation=proposed.participation, text="Alte cuvinte.", by=cast.by("ilinca")
    )
    assert WORDS in read()
    assert "Alte cuvinte." not in read()
    assert open_need()
    approve_announcement(announcement=other, by=cast.by("ana"))
    assert WORDS not in read()
    assert "Alte cuvinte." in read()


def test_only_the_last_proposal_can_be_agreed_to(cast: Cast, proposed: Announcement) -> None:
    propose_announcement(participation=proposed.participation, text="B.", by=cast.by("ilinca"))
    with pytest.raises(Refused) as refused:
        approve_announcement(announcement=proposed, by=cast.by("ana"))
    assert refused.value.refusal.kind == "moment"
    with pytest.raises(IntegrityError), transaction.atomic():
        Announcement.objects.filter(pk=proposed.pk).update(withdrawn_at=None)


def test_the_group_takes_it_back_at_any_time(cast: Cast, proposed: Announcement) -> None:
    approve_announcement(announcement=proposed, by=cast.by("ana"))
    withdraw_announcement(announcement=proposed, by=cast.by("ana"))
    assert WORDS not in read()
    with pytest.raises(Refused):
        withdraw_announcement(announcement=proposed, by=cast.by("ana"))


def test_saying_no_closes_the_need(cast: Cast, proposed: Announcement) -> None:
    withdraw_announcement(announcement=proposed, by=cast.by("ana"))
    assert not open_need()


@pytest.mark.parametrize("who", ["mihai", "ilinca", "dan", "sorin", "vera", "vlad"])
def test_nobody_but_the_groups_organisers_agrees(
    cast: Cast, proposed: Announcement, who: str
) -> None:
    for act in (approve_announcement, withdraw_announcement):
        with pytest.raises(Refused) as refused:
            act(announcement=proposed, by=cast.by(who))
        assert refused.value.refusal.kind == "forbidden"
    with pytest.raises(Refused):
        choose_naming(participation=proposed.participation, naming="hidden", by=cast.by(who))


@pytest.mark.parametrize("who", ["ana", "dan", "sorin", "vlad"])
def test_nobody_but_the_centre_proposes(cast: Cast, joined: Participation, who: str) -> None:
    with pytest.raises(Refused) as refused:
        propose_announcement(participation=joined, text=WORDS, by=cast.by(who))
    assert refused.value.refusal.kind == "forbidden"
    assert not Announcement.objects.exists()


def test_empty_words_are_no_proposal(cast: Cast, joined: Participation) -> None:
    with pytest.raises(Refused) as refused:
        propose_announcement(participation=joined, text=" \n", by=cast.by("ilinca"))
    assert refused.value.refusal.field == "text"


def test_the_group_agrees_with_one_tap(cast: Cast, proposed: Announcement) -> None:
    address = proposed.get_absolute_url()
    assert Need.objects.get(kind=APPROVE).url == address
    assert Need.objects.get(kind=APPROVE).source == ref(proposed.participation)
    answer = send(browser(cast, "ana"), address)
    assert answer.status_code == 302
    proposed.refresh_from_db()
    assert proposed.approved_at
    assert browser(cast, "vera").get(address).status_code == 404


def test_a_group_at_risk_is_counted_and_not_named(cast: Cast, joined: Participation) -> None:
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True)
    pages = [read(""), read("pe-agenda/"), read(), read("harta-card/"), read("flux.atom")]
    assert not [page for page in pages if cast.group.name in page]
    assert "Un grup care își păstrează numele" in read("")
    assert "1 " not in read().partition("<main")[0]
    choose_naming(
        participation=joined, naming="alias", alias="un grup din Iași", alias_en="a group",
        by=cast.by("ana"),
    )  # fmt: skip
    assert "un grup din Iași" in read("") + read()
    assert "a group" in read("", "/en")
    assert cast.group.name not in read() + read("")
    choose_naming(participation=joined, naming="name", by=cast.by("ana"))
    assert cast.group.name in read()


def test_a_group_that_wants_no_name_leaves_no_trace(cast: Cast, joined: Participation) -> None:
    choose_naming(participation=joined, naming="hidden", by=cast.by("ana"))
    assert cast.group.name not in read() + read("")
    assert "Și încă unul, care a ales să nu fie numit." in read()


def test_an_alias_has_words(cast: Cast, joined: Participation) -> None:
    with pytest.raises(Refused) as refused:
        choose_naming(participation=joined, naming="alias", alias=" ", by=cast.by("ana"))
    assert refused.value.refusal.field == "alias"
