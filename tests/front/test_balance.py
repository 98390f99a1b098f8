"""An authority's balance: both numbers always, a share only where there are cases enough."""

from datetime import date
from itertools import count

from django.test import Client

from civicsteps.causes.actions import add_demand
from civicsteps.causes.models import Cause, Demand
from civicsteps.engines.promises import Due
from civicsteps.follow.commitments.actions import mark_broken, record_check, register_commitment
from civicsteps.follow.commitments.models import Commitment
from civicsteps.front.queries import balance_of
from civicsteps.people.authorities.models import Office
from tests.cast import Cast

DAY = date(2026, 1, 10)
WORDS = (f"Facem parcul {n}." for n in count())


def promise(cast: Cast, cause: Cause, office: Office, demand: Demand | None = None) -> Commitment:
    return register_commitment(
        cause=cause,
        demand=demand,
        office=office,
        quote=next(WORDS),
        made_on=DAY,
        channel="meeting",
        due=Due(None, DAY, "day"),
        by=cast.by("ana"),
    )


def keep(cast: Cast, commitment: Commitment) -> None:
    record_check(
        commitment=commitment, seen_on=DAY, found="verified", note="E gata.", by=cast.by("mihai")
    )


def test_each_promise_counts_with_a_demand_or_without(
    cast: Cast, cause: Cause, office: Office
) -> None:
    demand = add_demand(cause=cause, sentence="Un parc.", office=office, by=cast.by("ana"))
    kept = promise(cast, cause, office, demand)
    promise(cast, cause, office, demand)
    broken = promise(cast, cause, office)
    keep(cast, kept)
    mark_broken(commitment=broken, reason="Nimic.", by=cast.by("ana"))
    balance = balance_of(office.authority)
    assert (balance.promised, balance.kept, balance.broken) == (3, 1, 1)


def test_a_cause_that_nobody_else_sees_does_not_count(
    cast: Cast, cause: Cause, office: Office
) -> None:
    promise(cast, cause, office)
    Cause.objects.update(published_at=None)
    assert balance_of(office.authority).promised == 0


def test_a_share_is_shown_from_five_cases(
    cast: Cast, cause: Cause, office: Office, client: Client
) -> None:
    promises = [promise(cast, cause, office) for _ in range(4)]
    keep(cast, promises[0])
    page = client.get(office.authority.get_absolute_url()).content.decode()
    assert "1 din 4" in page
    assert "%)" not in page
    promise(cast, cause, office)
    page = client.get(office.authority.get_absolute_url()).content.decode()
    assert "1 din 5 (20%)" in page
