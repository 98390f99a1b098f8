"""Writing letters, seeing them, stopping and withdrawing them."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from civicsteps.causes.models import Cause, Demand
from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import web
from civicsteps.core.editing.guard import guard
from civicsteps.core.http import Request
from civicsteps.resolve.letters import actions, pages, rules, writing
from civicsteps.resolve.letters.forms import SettleForm, asked_by
from civicsteps.resolve.letters.instruments import DEFAULT, Instrument, instrument_of
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.queries import last_signed, letters_visible_to
from civicsteps.resolve.letters.ready import ready_words
from civicsteps.resolve.letters.writing_forms import (
    LetterForm,
    LetterWordsForm,
    kept_words,
    proposed,
)

TO_OTHERS = {"TCNCD", "TAP"}
"""What goes to an office of its own, not to the one that is asked."""


@never_cache
@require_http_methods(["GET", "POST"])
def letter_new(request: Request, slug: str) -> HttpResponse:
    """Write to an office about a cause. Rule: `why_not_write_letter`.

    `?fel=` names the template, `?cerem=` what is asked, `?dupa=` the letter that it follows,
    `?birou=` the office, `?pas=` the law's step that it takes, where that says more.
    """
    causes = causes_visible_to(request.actor).select_related("group")
    cause = get_object_or_404(causes, slug=slug)
    kind = instrument_of(request.GET.get("fel", DEFAULT))
    web.admit(rules.why_not_write_letter(request.actor, cause, asks=kind.needs_demand))
    follows = writing.letter_followed(request.actor, cause, request.GET.get("dupa", ""))
    said = _said(request, cause, kind, follows)
    return web.submit(
        request,
        form=web.bound(LetterForm, request, said),
        act=lambda data: actions.write_letter(
            cause=cause, by=request.actor, **{"demand": None, "follows": follows, **data}
        ),
        template="letters/new.html",
        context={
            "cause": cause,
            "kind": kind,
            "follows": follows,
            "kinds": writing.instruments_to_choose(cause.group, follows),
        },
    )


@never_cache
@require_POST
def letter_lint(request: Request, slug: str) -> HttpResponse:
    """Say what a friend would say of a letter as it is typed. Rule: `why_not_write_letter`."""
    causes = causes_visible_to(request.actor).select_related("group")
    cause = get_object_or_404(causes, slug=slug)
    kind = instrument_of(request.POST.get("instrument", DEFAULT))
    web.admit(rules.why_not_write_letter(request.actor, cause, asks=kind.needs_demand))
    form = LetterWordsForm(request.POST, initial={"cause": cause, "instrument": kind.id})
    office = form.fields["office"]
    try:
        picked = office.clean(form["office"].data)
    except ValidationError:
        picked = None
    draft = writing.draft_typed(
        {name: str(said) for name, said in request.POST.items()}, cause=cause, office=picked
    )
    return render(request, "letters/lint.html", {"findings": writing.found_in(draft)})


@never_cache
@require_safe
def letter(request: Request, key: UUID) -> HttpResponse:
    """Show a letter and what came back. Rule: `letters_visible_to`, `reads_inside`."""
    found = visible_letter(request, key)
    return render(request, "letters/letter.html", pages.letter_page(found, by=request.actor))


@never_cache
@require_http_methods(["GET", "POST"])
def letter_edit(request: Request, key: UUID) -> HttpResponse:
    """Change a draft. Rule: `why_not_edit_letter`."""
    found = visible_letter(request, key)
    web.admit(rules.why_not_edit_letter(request.actor, found))
    kept, parts = kept_words(found)
    kept["homes"] = writing.homes_of(found.cause.group)
    form = web.bound(LetterWordsForm, request, kept)
    return web.submit(
        request,
        form=form,
        act=guard(form, request, found, **parts).over(
            lambda data: actions.edit_letter(letter=found, by=request.actor, **data)
        ),
        template="letters/edit.html",
        context={
            "letter": found,
            "kind": instrument_of(found.instrument),
            "findings": writing.found_in(writing.draft_of(found)),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def letter_unsend(request: Request, key: UUID) -> HttpResponse:
    """Stop a letter that has not left. Rule: `why_not_unsend_letter`."""
    found = visible_letter(request, key)
    web.admit(rules.why_not_unsend_letter(request.actor, found))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.unsend_letter(letter=found, by=request.actor),
        template="letters/one_button.html",
        context={
            "letter": found,
            "title": _("Stop the letter"),
            "text": _("It becomes a draft again, and nobody has seen it."),
            "submit": _("Stop it"),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def letter_withdraw(request: Request, key: UUID) -> HttpResponse:
    """Withdraw a letter, or throw a draft away. Rule: `why_not_withdraw_letter`."""
    found = visible_letter(request, key)
    web.admit(rules.why_not_withdraw_letter(request.actor, found))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: _withdrawn(found, request),
        template="letters/one_button.html",
        context={"letter": found, **pages.withdrawing(found)},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def letter_settle(request: Request, key: UUID) -> HttpResponse:
    """Say whether a letter in doubt arrived. Rule: `why_not_settle_letter`."""
    found = visible_letter(request, key)
    web.admit(rules.why_not_settle_letter(request.actor, found))
    return web.submit(
        request,
        form=web.bound(SettleForm, request),
        act=lambda data: actions.settle_letter(letter=found, by=request.actor, **data),
        template="letters/one_button.html",
        context={
            "letter": found,
            "title": _("Did the letter arrive?"),
            "text": pages.doubt(found),
            "submit": _("Write it down"),
        },
    )


@require_safe
def letter_thanks(request: Request) -> HttpResponse:
    """Thank whoever brought a number. Rule: everybody; it shows nothing."""
    return render(request, "letters/thanks.html")


def visible_letter(request: Request, key: UUID) -> Letter:
    """Return a letter that the reader may see, or raise Http404."""
    return get_object_or_404(letters_visible_to(request.actor), pk=key)


def _withdrawn(found: Letter, request: Request) -> Letter | Cause:
    # A draft that was thrown away has no page any more.
    gone = actions.withdraw_letter(letter=found, by=request.actor)
    return gone if gone.sent_on else gone.cause


def _said(
    request: Request, cause: Cause, kind: Instrument, follows: Letter | None
) -> dict[str, object]:
    demand = _demand(request, cause)
    step = request.GET.get("pas", "")
    picked = writing.office_picked(request.GET.get("birou", "")) or writing.office_of(step, cause)
    office = picked or writing.office_first_asked(step, follows, demand)
    asks = [demand.sentence] if demand and kind.needs_demand else []
    words = ready_words(
        kind.id, cause=cause, office=office, follows=follows, asks=asks, toward=step
    )
    before = follows if follows and follows.signer else last_signed(request.actor, cause.group)
    said = proposed(cause, words, before)
    said["homes"] = writing.homes_of(cause.group)
    said["step"] = writing.step_picked(step, kind)
    if office and (picked or kind.id not in TO_OTHERS):
        said["office"] = office
    return said | ({"demand": demand.pk} if demand and kind.needs_demand else {})


def _demand(request: Request, cause: Cause) -> Demand | None:
    demands = asked_by(cause)
    wanted = request.GET.get("cerem", "")
    return next((d for d in demands if str(d.pk) == wanted), demands.first())
