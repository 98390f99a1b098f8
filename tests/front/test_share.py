"""What is sent on from a problem's page."""

from django.conf import LazySettings
from django.test import Client

from civicsteps.causes.models import Cause


def test_a_problem_is_sent_on_by_the_sites_own_address(
    cause: Cause, client: Client, settings: LazySettings
) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://pasi.example.net", ["*"]
    page = client.get(cause.get_absolute_url(), HTTP_HOST="rau.example.net").content.decode()
    assert f"https://pasi.example.net{cause.get_absolute_url()}" in page
    assert "rau.example.net" not in page
