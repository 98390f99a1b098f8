from datetime import timedelta

from django.db import transaction

from civicsteps.core import clock
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.mail.models import Inbound
from civicsteps.resolve.letters.actions import hand_over_letter, judge_reply, withdraw_letter
from civicsteps.resolve.letters.keeping import forget_signers
from civicsteps.resolve.letters.models import FileText, Letter, Reply
from tests.cast import Cast
from tests.resolve.letters.conftest import SIGNER, copies_of, message_of


def test_who_signed_is_forgotten_after_three_years_and_the_letter_stays(sent: Letter) -> None:
    assert forget_signers(clock.today() + timedelta(days=1095)) == 0
    assert forget_signers(clock.today() + timedelta(days=1096)) == 1
    sent.refresh_from_db()
    assert (sent.signer, sent.domicile, sent.office_copy) == ("", "", None)
    assert sent.subject
    assert sent.public_copy
    assert forget_signers(clock.today() + timedelta(days=2000)) == 0


def test_nothing_that_names_who_signed_is_left_after_three_years(
    sent: Letter, reply: Reply, cast: Cast
) -> None:
    judge_reply(reply=reply, answered="no", note=f"I-au scris doamnei {SIGNER}.", by=cast.by("ana"))
    assert sent.office_copy
    copy, message = sent.office_copy, message_of(sent)
    assert forget_signers(clock.today() + timedelta(days=1096)) == 1
    assert not StoredFile.objects.filter(pk=copy.pk).exists()
    message.refresh_from_db()
    assert (message.from_name, message.text, message.html) == ("", "", "")
    assert not message.attachments.exists()
    sent.refresh_from_db()
    note = reply.judgements.get().note
    said = f"{sent.subject} {sent.body} {sent.requests} {message.subject} {message.folded} {note}"
    assert "Popescu" not in said
    assert "popescu" not in said
    assert "Subsemnata […] am cinci ani" in sent.body
    assert sent.numbered == ["Faceți un loc de joacă.", "Spuneți-ne până când."]


def test_the_proof_goes_with_who_signed(cast: Cast, letter: Letter, photo: Prepared) -> None:
    today = clock.today()
    handed = hand_over_letter(
        letter=letter,
        copies=copies_of(letter),
        channel="post",
        on=today,
        proof=photo,
        by=cast.by("ana"),
    )
    forget_signers(today + timedelta(days=1096))
    handed.refresh_from_db()
    assert handed.proof is None
    assert list(StoredFile.objects.all()) == [handed.public_copy]


def test_a_draft_thrown_away_is_forgotten_after_a_month(cast: Cast, letter: Letter) -> None:
    withdraw_letter(letter=letter, by=cast.by("ana"))
    assert forget_signers(clock.today() + timedelta(days=30)) == 0
    assert forget_signers(clock.today() + timedelta(days=31)) == 1


def test_the_words_of_a_scan_forget_who_signed_too(
    cast: Cast, sent: Letter, reply: Reply, scan: Prepared
) -> None:
    with transaction.atomic():
        file = keep(scan, by=cast.by("ana"), audiences=[])
    said = FileText.objects.create(file=file, reply=reply, text=f"Către {SIGNER}", how="seen")
    forget_signers(clock.today() + timedelta(days=1096))
    said.refresh_from_db()
    assert said.text == "Către […]"


def test_the_scans_of_answers_go_and_their_words_stay_without_the_name(
    cast: Cast, sent: Letter, reply: Reply, scan: Prepared
) -> None:
    with transaction.atomic():
        file = keep(scan, by=cast.by("ana"), audiences=[sent.audience])
        saved = keep(scan, by=cast.by("ana"), audiences=[sent.audience])
    reply.files.add(file)
    Reply.objects.filter(pk=reply.pk).update(original=saved)
    FileText.objects.create(file=file, reply=reply, text=f"Către {SIGNER}: da.", how="seen")
    forget_signers(clock.today() + timedelta(days=1096))
    reply.refresh_from_db()
    assert not StoredFile.objects.filter(pk__in=[file.pk, saved.pk]).exists()
    assert not reply.files.exists()
    assert reply.text.endswith("Către […] da.")
    assert reply.text.startswith("Bună ziua")


def test_who_signed_is_known_until_three_years_after_the_last_answer(
    sent: Letter, reply: Reply
) -> None:
    Reply.objects.filter(pk=reply.pk).update(recorded_at=clock.now() + timedelta(days=500))
    assert forget_signers(clock.today() + timedelta(days=1096)) == 0
    assert forget_signers(clock.today() + timedelta(days=1597)) == 1


def test_a_scan_that_something_else_shows_stays_there(
    cast: Cast, sent: Letter, reply: Reply, scan: Prepared
) -> None:
    with transaction.atomic():
        file = keep(scan, by=cast.by("ana"), audiences=[sent.audience])
    reply.files.add(file)
    Inbound.objects.update(raw=file)
    assert forget_signers(clock.today() + timedelta(days=1096)) == 1
    assert StoredFile.objects.filter(pk=file.pk).exists()
    assert not reply.files.exists()
