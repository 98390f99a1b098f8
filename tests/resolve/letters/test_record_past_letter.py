"""A letter that left long ago is written down on its own day, and no mail leaves."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from civicsteps.causes.models import Cause, Demand, Fact
from civicsteps.core import clock
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.models import Entry
from civicsteps.core.mail.models import Message
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Act
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.letters.actions import judge_reply, record_reply, withdraw_letter
from civicsteps.resolve.letters.actions_past import record_past_letter, withdraw_reply
from civicsteps.resolve.letters.keeping import forget_signers
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.queries import letters_without_number
from tests.cast import Cast

ON = date(2023, 3, 6)


@pytest.fixture
def old(cast: Cast, demand: Demand, photo: Prepared) -> Letter:
    """A letter taken to the registry in March 2023, of which a photo is left."""
    return put(cast, demand, pages=[photo], number="1234", registered_on=date(2023, 3, 6))


def put(cast: Cast, demand: Demand, *, who: str = "ana", **more: Any) -> Letter:  # noqa: ANN401 - passed on
    given: dict[str, Any] = {
        "subject": "Petiție pentru loc de joacă",
        "channel": "counter",
        "sent_on": ON,
        **more,
    }
    return record_past_letter(
        cause=demand.cause, demand=demand, office=demand.office, by=cast.by(who), **given
    )  # fmt: skip


def test_the_step_is_of_the_letters_own_day(cast: Cast, cause: Cause, old: Letter) -> None:
    cause.refresh_from_db()
    assert cause.height == 4
    fact = Fact.objects.get(kind="letter")
    assert (fact.on, fact.source, fact.proof) == (
        ON, ref(old), "scrisoarea nr. 1234 din 6 martie 2023",
    )  # fmt: skip
    act = Act.objects.get(kind="old_letter")
    assert (act.on, act.actor) == (clock.today(), cast.by("ana"))
    assert Entry.objects.filter(kind="letters.past_letter_recorded").exists()


def test_no_mail_leaves_and_the_registry_is_not_asked_after_years(old: Letter) -> None:
    assert not Message.objects.exists()
    assert old not in letters_without_number(on=clock.today())


def test_its_pages_are_for_the_group_alone(cast: Cast, old: Letter) -> None:
    paper = old.pages.get()
    assert paper.audiences == [old.audience]
    ana, sorin = Client(), Client()
    ana.force_login(cast.users["ana"])
    sorin.force_login(cast.users["sorin"])
    address = old.get_absolute_url()
    assert paper.get_absolute_url() in ana.get(address).content.decode()
    outside = sorin.get(address).content.decode()
    assert paper.get_absolute_url() not in outside
    assert "O păstrează grupul." in outside
    assert ana.get(f"{address}petitie.pdf").status_code == 404


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"pages": []}, "Adu scrisoarea"),
        ({"sent_on": date(2099, 1, 1)}, "nu a venit încă"),
        ({"sent_on": date(1203, 3, 6)}, "Uită-te la an"),
        ({"subject": " "}, "subiectul"),
        ({"channel": "pigeon"}, "cum a ajuns"),
        ({"number": "12"}, "Scrie și ziua"),
        ({"number": "12", "registered_on": date(2023, 3, 1)}, "înainte"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(
    cast: Cast, demand: Demand, photo: Prepared, changed: dict[str, Any], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        put(cast, demand, **{"pages": [photo], **changed})
    assert not Letter.objects.exists()


def test_nobody_else_writes_it_down(cast: Cast, demand: Demand, photo: Prepared) -> None:
    for who in ("mihai", "dan", "sorin", "vera", "vlad"):
        with pytest.raises(Refused):
            put(cast, demand, who=who, pages=[photo])


def test_an_answer_of_those_days_holds_step_five_on_its_day(
    cast: Cast, cause: Cause, old: Letter, photo: Prepared
) -> None:
    reply = record_reply(letter=old, received_on=date(2023, 4, 1), pages=[photo], by=cast.by("ana"))
    judge_reply(reply=reply, answered="yes", by=cast.by("ana"))
    cause.refresh_from_db()
    assert cause.height == 5
    assert Fact.objects.get(kind="reply").on == date(2023, 4, 1)


def test_an_answer_entered_by_mistake_falls_with_its_step(
    cast: Cast, cause: Cause, old: Letter, photo: Prepared
) -> None:
    reply = record_reply(letter=old, received_on=date(2023, 4, 1), pages=[photo], by=cast.by("ana"))
    judge_reply(reply=reply, answered="yes", by=cast.by("ana"))
    with pytest.raises(Refused):
        withdraw_reply(reply=reply, by=cast.by("mihai"))
    withdraw_reply(reply=reply, by=cast.by("ana"))
    cause.refresh_from_db()
    assert cause.height == 4
    client = Client()
    client.force_login(cast.users["ana"])
    assert client.get(reply.get_absolute_url()).status_code == 404
    with pytest.raises(Refused):
        withdraw_reply(reply=reply, by=cast.by("ana"))


def test_withdrawn_its_step_falls(cast: Cast, cause: Cause, old: Letter) -> None:
    withdraw_letter(letter=old, by=cast.by("ana"))
    cause.refresh_from_db()
    assert cause.height == 0
    assert Act.objects.get(kind="old_letter").void


def test_its_pages_go_three_years_after_it_was_brought(old: Letter) -> None:
    assert forget_signers(clock.today()) == 0  # it is older than three years, but was just brought
    assert forget_signers(clock.today().replace(year=clock.today().year + 4)) == 1
    old.refresh_from_db()
    assert not old.pages.exists()
    assert forget_signers(clock.today().replace(year=clock.today().year + 4)) == 0


def test_another_groups_demand_is_refused(
    cast: Cast, demand: Demand, office: Office, photo: Prepared
) -> None:
    elsewhere = Cause.objects.create(
        group=cast.other_group, slug="alta", title="Alta", place="X",
        opened_by=cast.by("sorin"), opened_on=ON,
    )  # fmt: skip
    with pytest.raises(Refused):
        record_past_letter(
            cause=elsewhere, demand=demand, office=office, subject="X", channel="post",
            sent_on=ON, pages=[photo], by=cast.by("ana"),
        )  # fmt: skip
