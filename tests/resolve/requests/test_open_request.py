"""A request is made with its opening letter, however that was written."""

from dataclasses import replace

import pytest

from civicsteps.causes.actions import add_demand
from civicsteps.causes.models import Cause
from civicsteps.core.refusals import Refused
from civicsteps.core.work.running import drain
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.actions import write_letter
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.requests.actions import open_request
from civicsteps.resolve.requests.models import Request
from tests.cast import Cast
from tests.resolve.requests.conftest import WORDS, opening


def test_it_stands_with_its_letter_under_its_law(opened: Request) -> None:
    assert (opened.instrument, opened.rule) == ("T544", "ro.l544")
    assert opened.opening.state == "draft"
    assert opened.opening.demand is None


def test_a_letter_written_another_way_gets_its_request_by_itself(
    cast: Cast, cause: Cause, office: Office
) -> None:
    demand = add_demand(cause=cause, sentence="Deschideți podul.", office=office, by=cast.by("ana"))
    petition = replace(WORDS, instrument="TOG27")
    letter = write_letter(
        cause=cause, demand=demand, office=office, words=petition, by=cast.by("ana")
    )
    drain()
    drain()
    request = Request.objects.get(opening=letter)
    assert (request.rule, request.actor_kind) == ("ro.og27", "informal_group")


def test_heard_twice_there_is_still_one_request(cast: Cast, opened: Request) -> None:
    drain()
    assert Request.objects.filter(opening=opened.opening).count() == 1


def test_an_association_that_signs_is_written_down_as_one(
    cast: Cast, cause: Cause, office: Office
) -> None:
    Group.objects.filter(pk=cast.group.pk).update(legal_form="association")
    cause.refresh_from_db()
    signed = replace(WORDS, as_association=True)
    letter = write_letter(cause=cause, demand=None, office=office, words=signed, by=cast.by("ana"))
    drain()
    assert Request.objects.get(opening=letter).actor_kind == "association"


def test_without_who_signs_nothing_is_kept(cast: Cast, cause: Cause, office: Office) -> None:
    with pytest.raises(Refused):
        open_request(
            cause=cause,
            office=office,
            instrument="T544",
            words=WORDS,
            by=cast.by("ana"),
            actor_kind="king",
        )
    assert not Letter.objects.exists()


@pytest.mark.parametrize("who", ["mihai", "ilinca", "sorin", "vlad"])
def test_only_organisers_ask(cast: Cast, cause: Cause, office: Office, who: str) -> None:
    with pytest.raises(Refused):
        opening(cast, cause, office, who=who)
