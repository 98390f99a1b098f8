from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.causes.actions import hide_cause
from civicsteps.causes.models import Cause
from civicsteps.people.authorities.models import Office
from civicsteps.promote.campaigns.models import Campaign
from tests.cast import Cast
from tests.promote.campaigns.conftest import SENTENCES, WANT


@pytest.fixture
def ana(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.users["ana"])
    return client


@pytest.fixture
def typed(office: Office, by_when: date) -> dict[str, str]:
    return {
        **SENTENCES, **WANT, "office": str(office.pk), "by_when": by_when.isoformat(),
        "once": str(uuid4()),
    }  # fmt: skip


def test_the_same_submit_twice_makes_one_campaign(
    ana: Client, cause: Cause, typed: dict[str, str]
) -> None:
    address = reverse("campaign_new", args=[cause.slug])
    first, second = ana.post(address, typed), ana.post(address, typed)
    assert Campaign.objects.count() == 1
    assert first["Location"] == second["Location"] == Campaign.objects.get().get_absolute_url()


def test_a_failed_form_keeps_all_and_says_what_is_wrong_in_romanian(
    ana: Client, cause: Cause, typed: dict[str, str]
) -> None:
    answer = ana.post(
        reverse("campaign_new", args=[cause.slug]), {**typed, "by_when": "2020-01-01"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(words in page for words in SENTENCES.values())
    assert "Ziua asta a trecut." in page
    assert not Campaign.objects.exists()


def test_who_is_for_and_against_is_shown_to_the_group_alone(
    ana: Client, cast: Cast, campaign: Campaign
) -> None:
    inside = ana.get(campaign.get_absolute_url()).content.decode()
    assert "Șoferii care parchează acolo." in inside
    centre = Client()
    centre.force_login(cast.users["ilinca"])
    for client in (Client(), centre):
        page = client.get(campaign.get_absolute_url()).content.decode()
        assert "Faceți un loc de joacă." in page
        assert "Scriem, strângem semnături, mergem la ședință." in page
        assert "Consiliul Local" in page
        for sentence in ("with_us", "against", "why_they_would"):
            assert SENTENCES[sentence] not in page


def test_the_pages_that_change_it_are_closed_to_others(cast: Cast, campaign: Campaign) -> None:
    sorin = Client()
    sorin.force_login(cast.users["sorin"])
    for name in ("campaign_edit", "campaign_close"):
        assert sorin.get(reverse(name, args=[campaign.pk])).status_code == 403
    assert sorin.get(reverse("campaign_new", args=[campaign.cause.slug])).status_code == 403


def test_a_hidden_cause_hides_its_campaign(cast: Cast, campaign: Campaign) -> None:
    hide_cause(cause=campaign.cause, by=cast.by("ana"))
    assert Client().get(campaign.get_absolute_url()).status_code == 404


def test_sentences_are_changed_and_the_end_is_told(
    ana: Client, campaign: Campaign, typed: dict[str, str]
) -> None:
    edited = ana.post(
        reverse("campaign_edit", args=[campaign.pk]), {**typed, "plan": "Mergem la primar."}
    )
    assert edited["Location"] == campaign.get_absolute_url()
    ended = ana.post(
        reverse("campaign_close", args=[campaign.pk]), {"outcome": "partly", "once": uuid4()}
    )
    assert ended["Location"] == campaign.get_absolute_url()
    page = Client().get(campaign.get_absolute_url()).content.decode()
    assert "Mergem la primar." in page
    assert "am obținut o parte" in page
