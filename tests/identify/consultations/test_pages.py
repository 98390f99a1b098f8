from django.urls import reverse

from civicsteps.causes.actions import hide_cause
from civicsteps.causes.models import Cause
from civicsteps.core.files.models import StoredFile
from civicsteps.identify.consultations.models import Choice
from tests import proofs
from tests.cast import Cast
from tests.pages import browser, hidden, later, send

NUMBERS = {
    "held_on": "2026-03-02", "how": "raised_hands", "present": "14", "in_favour": "12",
    "against": "1", "abstained": "1",
}  # fmt: skip


def test_a_decision_is_written_once_however_often_it_is_sent(cause: Cause, cast: Cast) -> None:
    ana = browser(cast, "ana")
    address = reverse("choice_new", args=[cause.slug])
    fields = hidden(ana.get(address)) | NUMBERS
    first = later(ana, address, fields | {"sheet": proofs.photo_upload()})
    second = later(ana, address, fields | {"sheet": proofs.photo_upload()})
    choice = Choice.objects.get()
    assert first.url == second.url == choice.get_absolute_url()
    sheet = StoredFile.objects.get().get_absolute_url()
    assert sheet in ana.get(choice.get_absolute_url()).content.decode()
    public = browser(cast).get(choice.get_absolute_url()).content.decode()
    assert "luni, 2 martie 2026" in public.lower()
    assert "mâini ridicate" in public
    assert sheet not in public
    assert "Anulează hotărârea" not in public


def test_numbers_that_do_not_fit_come_back_with_all_that_was_typed(
    cause: Cause, cast: Cast
) -> None:
    answer = send(
        browser(cast, "ana"), reverse("choice_new", args=[cause.slug]),
        **NUMBERS | {"present": "3", "note": "Vrem un loc de joacă"},
    )  # fmt: skip
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Mai multe mâini decât oameni" in text
    assert "Vrem un loc de joacă" in text
    assert 'value="12"' in text


def test_a_decision_is_annulled_with_its_reason(cause: Cause, cast: Cast) -> None:
    ana = browser(cast, "ana")
    send(ana, reverse("choice_new", args=[cause.slug]), **NUMBERS)
    choice = Choice.objects.get()
    send(ana, reverse("choice_annul", args=[choice.pk]), reason="Am numărat greșit")
    assert "Am numărat greșit" in ana.get(choice.get_absolute_url()).content.decode()


def test_others_have_no_form_and_no_hidden_decision(cause: Cause, cast: Cast) -> None:
    send(browser(cast, "ana"), reverse("choice_new", args=[cause.slug]), **NUMBERS)
    choice = Choice.objects.get()
    new = reverse("choice_new", args=[cause.slug])
    assert browser(cast, "mihai").get(new).status_code == 403
    assert browser(cast).get(reverse("choice_annul", args=[choice.pk])).status_code == 403
    hide_cause(cause=cause, by=cast.by("ana"))
    for name in ("", "sorin"):
        assert browser(cast, name).get(choice.get_absolute_url()).status_code == 404
        assert browser(cast, name).get(new).status_code == 404
    assert browser(cast, "mihai").get(choice.get_absolute_url()).status_code == 200
