from datetime import timedelta

import pytest

from civicsteps.core import clock
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Need
from civicsteps.promote.campaigns.actions import close_campaign
from civicsteps.promote.campaigns.keeping import forget_sides
from civicsteps.promote.campaigns.models import Campaign
from tests.cast import Cast


@pytest.mark.parametrize("outcome", Campaign.Outcome.values)
def test_it_ends_with_how_it_ended(cast: Cast, campaign: Campaign, outcome: str) -> None:
    close_campaign(campaign=campaign, outcome=outcome, by=cast.by("ana"))
    campaign.refresh_from_db()
    assert (campaign.outcome, campaign.closed_on) == (outcome, clock.today())
    assert Need.objects.get(kind="campaigns.ask").closed_on
    assert Entry.objects.filter(kind=f"campaigns.campaign_{outcome}").exists()


def test_it_ends_once(cast: Cast, campaign: Campaign) -> None:
    close_campaign(campaign=campaign, outcome="lost", by=cast.by("ana"))
    with pytest.raises(Refused):
        close_campaign(campaign=campaign, outcome="won", by=cast.by("ana"))


def test_an_unknown_ending_is_refused(cast: Cast, campaign: Campaign) -> None:
    with pytest.raises(Refused) as refused:
        close_campaign(campaign=campaign, outcome="great", by=cast.by("ana"))
    assert refused.value.refusal.field == "outcome"


@pytest.mark.parametrize("who", ["mihai", "dan", "sorin", "vlad"])
def test_only_organisers_end_it(cast: Cast, campaign: Campaign, who: str) -> None:
    with pytest.raises(Refused):
        close_campaign(campaign=campaign, outcome="won", by=cast.by(who))


def test_who_was_for_and_against_is_forgotten_after_a_year(cast: Cast, campaign: Campaign) -> None:
    close_campaign(campaign=campaign, outcome="won", by=cast.by("ana"))
    assert forget_sides(clock.today() + timedelta(days=365)) == 0
    assert forget_sides(clock.today() + timedelta(days=366)) == 1
    campaign.refresh_from_db()
    assert (campaign.with_us, campaign.against) == ("", "")
    assert campaign.plan
