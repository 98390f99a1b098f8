"""Putting the last hand to a draft: the signature, the annexes, their web form, a copy to edit."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes.models import Evidence
from civicsteps.core import clock, web
from civicsteps.core.http import Request
from civicsteps.core.refusals import Refused
from civicsteps.core.web import Cleaned
from civicsteps.people.authorities.models import Channel, Office
from civicsteps.resolve.letters import actions, actions_paper, docx, outgoing, pdf, rules
from civicsteps.resolve.letters.compose import as_text, compose, subject_line
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.queries import last_signature
from civicsteps.resolve.letters.signatures import drawn, in_ink, signature_of
from civicsteps.resolve.letters.views.letters import visible_letter
from civicsteps.resolve.letters.views.paper import composed
from civicsteps.resolve.letters.writing_forms import AnnexesForm, PortalForm, SignForm

MOST_SHOWN = 30
WEB = ("https://", "http://")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@never_cache
@require_http_methods(["GET", "POST"])
def letter_sign(request: Request, key: UUID) -> HttpResponse:
    """Sign a draft. Rule: `why_not_edit_letter`."""
    letter = visible_letter(request, key)
    web.admit(rules.why_not_edit_letter(request.actor, letter))
    before = last_signature(letter, request.actor)
    form = web.bound(SignForm, request, {"again": before is not None})
    ink = _ink(form, before) if form.is_valid() else b""
    return web.submit(
        request,
        form=form,
        act=lambda _data: actions_paper.sign_letter(letter=letter, ink=ink, by=request.actor),
        template="letters/sign.html",
        context={"letter": letter, "again": before is not None},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def letter_annexes(request: Request, key: UUID) -> HttpResponse:
    """Choose what goes with a draft. Rule: `why_not_edit_letter`."""
    letter = visible_letter(request, key)
    web.admit(rules.why_not_edit_letter(request.actor, letter))
    form = web.bound(AnnexesForm, request, _annexes_of(letter))
    return web.submit(
        request,
        form=form,
        act=lambda data: actions_paper.choose_annexes(
            letter=letter, files=data.pop("new"), by=request.actor, **data
        ),
        template="letters/annexes.html",
        context={"letter": letter},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def letter_portal(request: Request, key: UUID) -> HttpResponse:
    """Put a letter into the office's web form, and say so. Rule: `why_not_hand_over_letter`."""
    letter = visible_letter(request, key)
    web.admit(rules.why_not_hand_over_letter(request.actor, letter))
    form = web.bound(PortalForm, request)
    day = form.cleaned_data["on"] if form.is_valid() else clock.today()
    copies = pdf.copies(letter, on=day) if form.is_valid() else pdf.NO_COPIES
    return web.submit(
        request,
        form=form,
        act=_put_into_form(request, letter, copies),
        template="letters/portal.html",
        context={
            "letter": letter,
            "subject": subject_line(letter),
            "text": as_text(compose(letter, copy="office", on=day)),
            "address": _web_form(letter.office),
        },
    )


@never_cache
@require_safe
def letter_docx(request: Request, key: UUID) -> HttpResponse:
    """Give the letter as its office sees it, to be edited. Rule: `reads_inside`."""
    letter = composed(request, key)
    content = docx.render(letter, on=outgoing.day_of_letter(letter))
    response = HttpResponse(content, content_type=DOCX)
    response["Content-Disposition"] = 'attachment; filename="scrisoare.docx"'
    return response


def _ink(form: SignForm, before: Letter | None) -> bytes:
    how, said = form.cleaned_data["how"], form.cleaned_data
    try:
        if how == "drawn":
            return in_ink(drawn(said["drawing"]))
        if how == "photo" and said["photo"]:
            return in_ink(said["photo"])
    except Refused as refused:
        form.add_error("how" if how == "drawn" else "photo", str(refused.refusal.reason))
        return b""
    return signature_of(before) if how == "again" and before else b""


def _annexes_of(letter: Letter) -> dict[str, object]:
    accepted = letter.cause.evidence.filter(state=Evidence.State.ACCEPTED, file__isnull=False)
    shown = list(accepted.order_by("-accepted_at")[:MOST_SHOWN])
    own = actions_paper.own_annexes(letter)
    chosen = set(letter.annexes.values_list("pk", flat=True))
    return {
        "shown": accepted.filter(pk__in=[one.pk for one in shown]),
        "evidence": [one.pk for one in shown if one.file_id in chosen],
        "own": letter.annexes.filter(pk__in=[file.pk for file in own]),
        "keeping": [file.pk for file in own],
    }


def _put_into_form(
    request: Request, letter: Letter, copies: pdf.Copies
) -> Callable[[Cleaned], Letter]:
    def act(data: Cleaned) -> Letter:
        return actions.hand_over_letter(
            letter=letter,
            copies=copies,
            channel=Letter.Channel.PORTAL,
            by=request.actor,
            **data,
        )

    return act


def _web_form(office: Office) -> str:
    # Who signs and where they live is typed there: only what is trusted, and only a web address.
    known = office.channels.filter(
        kind=Channel.Kind.PORTAL, superseded_on=None, trusted=True, address__istartswith="http"
    ).exclude(state__in=[Channel.State.FAILS, Channel.State.REFUSES])
    addresses = known.order_by("pk").values_list("address", flat=True)
    return next((one for one in addresses if one.lower().startswith(WEB)), "")
