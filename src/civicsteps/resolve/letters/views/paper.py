"""The letter on paper: as the office sees it, as everybody sees it, and on its way there."""

from datetime import date
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import clock, web
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.http import Request
from civicsteps.core.turns import in_turn
from civicsteps.resolve.letters import actions, outgoing, pdf, rules
from civicsteps.resolve.letters.forms import HandOverForm, SendForm
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.sameness import said_already
from civicsteps.resolve.letters.views.letters import visible_letter
from civicsteps.resolve.letters.whole import whole


@never_cache
@require_http_methods(["GET", "POST"])
def letter_send(request: Request, key: UUID) -> HttpResponse:
    """Send a letter by e-mail. Rule: `why_not_send_letter`."""
    letter = visible_letter(request, key)
    web.admit(rules.why_not_send_letter(request.actor, letter))
    form = web.bound(SendForm, request)
    at_once = form.is_valid() and form.cleaned_data["at_once"]
    leaves_at = outgoing.leaving_time(at_once=at_once)
    copies = _copies(form, letter, on=localdate(leaves_at))
    return web.submit(
        request,
        form=form,
        act=lambda data: actions.send_letter(
            letter=letter, copies=copies, by=request.actor, **data
        ),
        template="letters/send.html",
        context={
            "letter": letter,
            "address": outgoing.address_for(letter),
            "leaves_at": leaves_at,
            "same": said_already([letter]),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def letter_hand_over(request: Request, key: UUID) -> HttpResponse:
    """Say that a letter was taken there or posted. Rule: `why_not_hand_over_letter`."""
    letter = visible_letter(request, key)
    web.admit(rules.why_not_hand_over_letter(request.actor, letter))
    form = web.bound(HandOverForm, request)
    day = form.cleaned_data["on"] if form.is_valid() else clock.today()
    copies = _copies(form, letter, on=day)
    return web.submit(
        request,
        form=form,
        act=lambda data: actions.hand_over_letter(
            letter=letter, copies=copies, by=request.actor, **data
        ),
        template="letters/hand_over.html",
        context={"letter": letter},
    )


@never_cache
@require_safe
def letter_pdf(request: Request, key: UUID) -> HttpResponse:
    """Give the letter as its office sees it. Rule: `reads_inside`."""
    letter = composed(request, key)
    if letter.office_copy:
        return _given(letter.office_copy)
    on = outgoing.day_of_letter(letter)
    return HttpResponse(pdf.render(letter, copy="office", on=on), content_type="application/pdf")


@never_cache
@require_safe
@in_turn
def letter_whole(request: Request, key: UUID) -> HttpResponse:
    """Give the letter with its annexes, to print in one go. Rule: `reads_inside`."""
    letter = composed(request, key)
    content = whole(letter, on=outgoing.day_of_letter(letter))
    return HttpResponse(content, content_type="application/pdf")


@require_safe
def letter_copy(request: Request, key: UUID) -> HttpResponse:
    """Give the public copy of a letter that left. Rule: `letters_visible_to`."""
    letter = visible_letter(request, key)
    if letter.public_copy is None or letter.sent_on is None:
        raise Http404
    return _given(letter.public_copy)


@never_cache
@require_safe
def letter_page(request: Request, key: UUID, number: int) -> HttpResponse:
    """Show a page of the letter as its office sees it. Rule: `reads_inside`."""
    letter = composed(request, key)
    pages = pdf.pages(letter, copy="office", on=outgoing.day_of_letter(letter))
    if not 1 <= number <= len(pages):
        raise Http404
    return HttpResponse(pages[number - 1], content_type="image/png")


def _copies(form: forms.Form, letter: Letter, *, on: date) -> pdf.Copies:
    # Made here, before the action's transaction, and only for a form that will reach it.
    return pdf.copies(letter, on=on) if form.is_valid() else pdf.NO_COPIES


def _read_inside(request: Request, key: UUID) -> Letter:
    letter = visible_letter(request, key)
    if not rules.reads_inside(request.actor, letter):
        raise Http404
    return letter


def composed(request: Request, key: UUID) -> Letter:
    """Return a letter of ours whose office's copy the reader may see, or raise Http404."""
    letter = _read_inside(request, key)
    if letter.brought_at:  # its own paper is shown on its page
        raise Http404
    return letter


def _given(file: StoredFile) -> HttpResponse:
    response = HttpResponse(blobs.read(bytes(file.sha256)), content_type=file.type)
    response["Content-Disposition"] = f'inline; filename="{file.name}"'
    return response
