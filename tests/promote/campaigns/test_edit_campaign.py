from datetime import date, timedelta

import pytest

from civicsteps.core import clock
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.promote.campaigns.actions import close_campaign, edit_campaign
from civicsteps.promote.campaigns.models import Campaign
from tests.cast import Cast
from tests.promote.campaigns.conftest import SENTENCES

OTHER = {**SENTENCES, "plan": "Mergem la primar."}


def test_sentences_change_and_only_the_group_hears(
    cast: Cast, campaign: Campaign, by_when: date
) -> None:
    edit_campaign(campaign=campaign, by=cast.by("ana"), by_when=by_when, **OTHER)
    campaign.refresh_from_db()
    assert campaign.plan == "Mergem la primar."
    entry = Entry.objects.get(kind="campaigns.campaign_changed")
    assert entry.showings.get().audience == cast.group.audience


def test_a_day_that_passed_may_stay_but_not_be_chosen(cast: Cast, campaign: Campaign) -> None:
    late = clock.today() - timedelta(days=2)
    Campaign.objects.update(until=late)
    campaign.refresh_from_db()
    edit_campaign(campaign=campaign, by=cast.by("ana"), by_when=late, **OTHER)
    with pytest.raises(Refused):
        edit_campaign(
            campaign=campaign, by=cast.by("ana"), by_when=late - timedelta(days=1), **OTHER
        )


@pytest.mark.parametrize("who", ["mihai", "ilinca", "sorin", "vlad"])
def test_only_organisers_change_it(cast: Cast, campaign: Campaign, by_when: date, who: str) -> None:
    with pytest.raises(Refused):
        edit_campaign(campaign=campaign, by=cast.by(who), by_when=by_when, **OTHER)


def test_who_has_an_old_page_does_not_change_or_end_an_ended_campaign(
    cast: Cast, campaign: Campaign, by_when: date
) -> None:
    old = Campaign.objects.get(pk=campaign.pk)
    older = Campaign.objects.get(pk=campaign.pk)
    close_campaign(campaign=campaign, outcome="won", by=cast.by("ana"))
    with pytest.raises(Refused):
        edit_campaign(campaign=old, by=cast.by("ana"), by_when=by_when, **OTHER)
    with pytest.raises(Refused):
        close_campaign(campaign=older, outcome="lost", by=cast.by("ana"))
    campaign.refresh_from_db()
    assert (campaign.outcome, campaign.plan) == ("won", SENTENCES["plan"])


def test_an_ended_campaign_stays_as_it_was(cast: Cast, campaign: Campaign, by_when: date) -> None:
    close_campaign(campaign=campaign, outcome="won", by=cast.by("ana"))
    with pytest.raises(Refused):
        edit_campaign(campaign=campaign, by=cast.by("ana"), by_when=by_when, **OTHER)
