from datetime import timedelta

from civicsteps.core import clock
from civicsteps.resolve.letters.actions import withdraw_letter
from civicsteps.resolve.letters.keeping import forget_signers
from civicsteps.resolve.letters.models import Letter
from tests.cast import Cast


def test_who_signed_is_forgotten_after_three_years_and_the_letter_stays(sent: Letter) -> None:
    assert forget_signers(clock.today() + timedelta(days=1095)) == 0
    assert forget_signers(clock.today() + timedelta(days=1096)) == 1
    sent.refresh_from_db()
    assert (sent.signer, sent.domicile, sent.office_copy) == ("", "", None)
    assert sent.subject
    assert sent.public_copy
    assert forget_signers(clock.today() + timedelta(days=2000)) == 0


def test_a_draft_thrown_away_is_forgotten_after_a_month(cast: Cast, letter: Letter) -> None:
    withdraw_letter(letter=letter, by=cast.by("ana"))
    assert forget_signers(clock.today() + timedelta(days=30)) == 0
    assert forget_signers(clock.today() + timedelta(days=31)) == 1
