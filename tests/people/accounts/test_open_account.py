"""An account is opened by asking for a code, once for an address."""

from datetime import timedelta

import pytest

from civicsteps.core import clock
from civicsteps.core.actors.actions import visitor
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.people.accounts.actions import drop_unused, newcomer, open_account
from civicsteps.people.accounts.entering import user_for
from civicsteps.people.accounts.models import User
from tests.cast import Cast


def test_a_new_account_has_an_actor_of_its_own_and_no_password(db: None) -> None:
    user = open_account(email=" Ioana@Example.org ", language="ro", by=newcomer())
    assert (user.email, user.actor.kind, user.has_usable_password()) == (
        "ioana@example.org",
        "user",
        False,
    )
    assert Entry.objects.get().kind == "accounts.account_opened"


def test_an_address_has_one_account_however_it_is_written(cast: Cast) -> None:
    with pytest.raises(Refused):
        open_account(email="ANA@example.org", language="ro", by=newcomer())
    assert user_for("ANA@example.org ", language="en") == cast.users["ana"]


def test_nobody_opens_an_account_with_the_actor_of_another(cast: Cast) -> None:
    for by in (cast.by("ana"), visitor()):
        with pytest.raises(Refused):
            open_account(email="alta@example.org", language="ro", by=by)
    assert not User.objects.filter(email="alta@example.org").exists()


def test_an_account_that_nobody_entered_goes_after_a_week(cast: Cast) -> None:
    with clock.set_to(clock.now() - timedelta(days=8)):
        unused = open_account(email="uitata@example.org", language="ro", by=newcomer())
        used = open_account(email="folosita@example.org", language="ro", by=newcomer())
    User.objects.filter(pk=used.pk).update(last_login=clock.now())
    open_account(email="noua@example.org", language="ro", by=newcomer())
    drop_unused()
    left = set(User.objects.values_list("email", flat=True))
    assert unused.email not in left
    assert {"folosita@example.org", "noua@example.org", "ana@example.org"} <= left
