"""The sheet on A3, whatever was written."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

from django.test import Client
from pypdf import PdfReader

from civicsteps.resolve.ledger.models import Asset, Claim
from tests.resolve.ledger.conftest import Offices


def test_the_sheet_is_printed_whatever_signs_are_in_the_words(
    bridge: Asset, say: Callable[..., Claim], offices: Offices
) -> None:
    said = "Nu e al nostru 🙂 漢字 \u0e01 #let x = 1"
    say(offices.s1, "not_ours", date(2026, 9, 1), quote=said, publisher="Primăria")
    answer = Client().get(f"{bridge.get_absolute_url()}a3.pdf")
    assert answer.status_code == 200
    words = " ".join(p.extract_text() for p in PdfReader(BytesIO(answer.content)).pages)
    assert "#let x = 1" in " ".join(words.split())
