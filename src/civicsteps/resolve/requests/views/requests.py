"""A request: its staircase, what follows, the number that never came, what an answer is worth."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import web
from civicsteps.core.http import Request as HttpRequest
from civicsteps.people.clocks.queries import clocks_of
from civicsteps.resolve.letters.actions import record_registration
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.forms import NumberForm
from civicsteps.resolve.letters.instruments import INSTRUMENTS, instrument_of
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.queries import (
    letters_visible_to,
    number_proposed,
    phone_of,
    replies_visible_to,
)
from civicsteps.resolve.letters.rules import why_not_record_registration
from civicsteps.resolve.requests import actions, pages, rules
from civicsteps.resolve.requests.chains import last_of, last_to_office, request_of
from civicsteps.resolve.requests.forms import EventForm, OutcomeForm
from civicsteps.resolve.requests.models import Event, Request
from civicsteps.resolve.requests.nexts import written_by_form
from civicsteps.resolve.requests.queries import requests_visible_to
from civicsteps.resolve.requests.words import to_say


@never_cache
@require_safe
def request_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show a request's letters, terms, and what follows. Rule: `requests_visible_to`."""
    found = visible_request(request, key)
    context = pages.request_page(found, by=request.actor)
    return render(request, "requests/request.html", context)


@never_cache
@require_safe
def letter_request(request: HttpRequest, key: UUID) -> HttpResponse:
    """Lead from a letter to its request. Rule: `letters_visible_to`."""
    letter = get_object_or_404(letters_visible_to(request.actor), pk=key)
    found = request_of(letter)
    # A letter that was written this very moment has none yet: its own page says all there is.
    return redirect(found or letter)


@never_cache
@require_http_methods(["GET", "POST"])
def request_number(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ring the registry and write the number down. Rule: `why_not_record_registration`."""
    found = visible_request(request, key)
    letter = last_of(found)
    web.admit(why_not_record_registration(request.actor, letter))
    return web.submit(
        request,
        form=web.bound(NumberForm, request, number_proposed(letter)),
        act=lambda data: _numbered(found, letter, request, data),
        template="requests/number.html",
        context={
            "request_row": found,
            "letter": letter,
            "subject": public_text(letter, letter.subject),
            "phone": phone_of(letter.office),
            "clocks": clocks_of(letter),
            "to_say": to_say(letter),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def request_event(request: HttpRequest, key: UUID, kind: str) -> HttpResponse:
    """Write down what was said of a letter. Rule: `why_not_record_event`."""
    found = visible_request(request, key)
    if kind not in Event.Kind.values:
        raise Http404
    web.admit(rules.why_not_record_event(request.actor, found))
    return web.submit(
        request,
        form=web.bound(EventForm, request),
        act=lambda data: actions.record_event(
            request=found, letter=last_of(found), kind=kind, by=request.actor, **data
        ),
        template="requests/one_form.html",
        context={"request_row": found, "submit": _("Write it down"), **_words_of(kind)},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def request_next(request: HttpRequest, key: UUID, instrument: str) -> HttpResponse:
    """Draft the next letter, ready to be read. Rule: `why_not_take_further`."""
    found = visible_request(request, key)
    if instrument not in INSTRUMENTS:
        raise Http404
    web.admit(rules.why_not_take_further(request.actor, found))
    if written_by_form(instrument):
        return redirect(_form_for(found, instrument))
    kind = instrument_of(instrument)
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.take_further(
            request=found, instrument=instrument, by=request.actor
        ),
        template="requests/one_form.html",
        context={
            "request_row": found,
            "title": kind.title,
            "text": kind.purpose,
            "submit": _("Write it for us"),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def request_judge(request: HttpRequest, key: UUID, reply: UUID) -> HttpResponse:
    """Say what an office did, in the request's terms. Rule: `why_not_judge_answer`."""
    found = visible_request(request, key)
    answer = get_object_or_404(replies_visible_to(request.actor), pk=reply)
    if request_of(answer.letter) != found:
        raise Http404
    web.admit(rules.why_not_judge_answer(request.actor, answer))
    return web.submit(
        request,
        form=web.bound(OutcomeForm, request, {"instrument": answer.letter.instrument}),
        act=lambda data: actions.judge_answer(reply=answer, by=request.actor, **data).request,
        template="requests/one_form.html",
        context={
            "request_row": found,
            "title": _("What did they do with the request?"),
            "text": _("Say it in the terms of the law: the next step follows from it."),
            "submit": _("That is what I say"),
            "link": answer.get_absolute_url(),
            "link_label": _("Read their answer"),
        },
    )


def _form_for(found: Request, instrument: str) -> str:
    said = {"fel": instrument, "dupa": last_to_office(found).pk}
    return f"{reverse('letter_new', args=[found.cause.slug])}?{urlencode(said)}"


def visible_request(request: HttpRequest, key: UUID) -> Request:
    """Return a request that the reader may see, or raise Http404."""
    return get_object_or_404(requests_visible_to(request.actor), pk=key)


def _numbered(found: Request, letter: Letter, request: HttpRequest, data: web.Cleaned) -> Request:
    record_registration(letter=letter, by=request.actor, **data)
    return found


def _words_of(kind: str) -> dict[str, str]:
    return {
        "asked": {
            "title": _("We rang, and they could not say"),
            "text": _("It stays written on which day you asked. Ask again in two days."),
        },
        "extended": {
            "title": _("They asked for more time"),
            "text": _("It counts only if they said so before the term ended. When did they?"),
        },
        "paused": {
            "title": _("They asked to make something clear"),
            "text": _("Their term stands still until you answer them. Answer soon."),
        },
        "resumed": {
            "title": _("We made it clear"),
            "text": _("Their term runs again from that day."),
        },
    }[kind]
