from datetime import date, timedelta

import pytest

from civicsteps.causes.actions import add_demand, withdraw_demand
from civicsteps.causes.facts import record_fact
from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Act, Need
from civicsteps.people.authorities.models import Office
from civicsteps.promote.campaigns.actions import mark_asked, open_campaign
from civicsteps.promote.campaigns.models import Campaign
from civicsteps.promote.campaigns.queries import demands_without_campaign
from tests.cast import Cast
from tests.promote.campaigns.conftest import SENTENCES, WANT


def test_five_sentences_make_the_demand_and_put_the_asking_on_the_desk(
    cast: Cast, cause: Cause, office: Office, campaign: Campaign, by_when: date
) -> None:
    demand = Demand.objects.get(cause=cause)
    assert campaign.demand == demand
    assert (demand.sentence, demand.office, demand.by_when) == (
        "Faceți un loc de joacă.", office, by_when,
    )  # fmt: skip
    assert demand.measure == "Copiii se joacă acolo."
    need = Need.objects.get(kind="campaigns.ask")
    assert (need.group, need.closed_on) == (cast.group, None)
    assert Act.objects.get(kind="campaign").actor == cast.by("ana")
    entry = Entry.objects.get(kind="campaigns.campaign_opened")
    assert entry.showings.get().audience == cause.audience


def test_a_demand_that_stands_already_is_taken_as_it_is(
    cast: Cast, cause: Cause, office: Office, by_when: date
) -> None:
    demand = add_demand(cause=cause, sentence="Reparați.", office=office, by=cast.by("ana"))
    campaign = open_campaign(
        cause=cause, by=cast.by("ana"), demand=demand, by_when=by_when, **SENTENCES
    )
    assert campaign.demand == demand
    assert cause.demands.count() == 1


def test_what_was_asked_before_needs_no_first_asking(
    cast: Cast, cause: Cause, office: Office, by_when: date
) -> None:
    ana = cast.by("ana")
    demand = add_demand(cause=cause, sentence="Reparați.", office=office, by=ana)
    day = clock.today() - timedelta(days=3)
    record_fact(cause=cause, demand=demand, kind="petition", source=demand, on=day, by=ana)
    campaign = open_campaign(cause=cause, by=ana, demand=demand, by_when=by_when, **SENTENCES)
    assert campaign.asked_on == day
    assert Need.objects.get(kind="campaigns.ask").closed_on


def test_one_demand_has_one_running_campaign(
    cast: Cast, cause: Cause, campaign: Campaign, by_when: date
) -> None:
    with pytest.raises(Refused):
        open_campaign(
            cause=cause, by=cast.by("ana"), demand=campaign.demand, by_when=by_when, **SENTENCES
        )
    assert Campaign.objects.count() == 1


def test_what_is_not_asked_any_more_gets_no_campaign(
    cast: Cast, cause: Cause, office: Office, by_when: date
) -> None:
    ana = cast.by("ana")
    demand = add_demand(cause=cause, sentence="Reparați.", office=office, by=ana)
    withdraw_demand(demand=demand, by=ana)
    assert not demands_without_campaign(cause).exists()
    demand.refresh_from_db()
    with pytest.raises(Refused):
        open_campaign(cause=cause, by=ana, demand=demand, by_when=by_when, **SENTENCES)
    assert not Campaign.objects.exists()


@pytest.mark.parametrize("missing", ["want", "measure", "office"])
def test_without_what_a_campaign_needs_nothing_is_made(
    cast: Cast, cause: Cause, office: Office, by_when: date, missing: str
) -> None:
    given = {**WANT, "office": office, **SENTENCES, missing: None if missing == "office" else " "}
    with pytest.raises(Refused) as refused:
        open_campaign(cause=cause, by=cast.by("ana"), by_when=by_when, **given)
    assert refused.value.refusal.field == missing
    assert not Demand.objects.exists()


def test_a_day_that_has_passed_is_refused(cast: Cast, cause: Cause, office: Office) -> None:
    yesterday = clock.today() - timedelta(days=1)
    with pytest.raises(Refused) as refused:
        open_campaign(
            cause=cause, by=cast.by("ana"), office=office, by_when=yesterday, **SENTENCES, **WANT
        )
    assert refused.value.refusal.field == "by_when"


@pytest.mark.parametrize("who", ["mihai", "ilinca", "dan", "sorin", "vera", "vlad"])
def test_only_organisers_begin_one(
    cast: Cast, cause: Cause, office: Office, by_when: date, who: str
) -> None:
    with pytest.raises(Refused) as refused:
        open_campaign(
            cause=cause, by=cast.by(who), office=office, by_when=by_when, **SENTENCES, **WANT
        )
    assert refused.value.refusal.kind == "forbidden"
    assert not Campaign.objects.exists()


def test_asking_takes_it_off_the_desk_once(campaign: Campaign) -> None:
    mark_asked(demand=campaign.demand, on=date(2026, 3, 1))
    mark_asked(demand=campaign.demand, on=date(2026, 4, 1))
    campaign.refresh_from_db()
    assert campaign.asked_on == date(2026, 3, 1)
    assert Need.objects.get(kind="campaigns.ask").closed_on
