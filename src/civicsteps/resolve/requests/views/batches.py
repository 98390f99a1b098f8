"""One question to many offices: asking it, its page, letting all leave."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes.models import Cause
from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.resolve.letters.queries import last_signed
from civicsteps.resolve.letters.sameness import said_already
from civicsteps.resolve.requests import actions_batch, pages, rules, terms
from civicsteps.resolve.requests.batches import MOST_OFFICES
from civicsteps.resolve.requests.forms import ManyForm
from civicsteps.resolve.requests.models import Batch
from civicsteps.resolve.requests.queries import (
    batches_visible_to,
    requests_visible_to,
    waiting_in,
    with_answers,
)


@never_cache
@require_http_methods(["GET", "POST"])
def batch_new(request: Request, slug: str) -> HttpResponse:
    """Put one question to many offices. Rule: `why_not_ask_many`."""
    causes = causes_visible_to(request.actor).select_related("group")
    cause = get_object_or_404(causes, slug=slug)
    web.admit(rules.why_not_ask_many(request.actor, cause))
    form = web.bound(ManyForm, request, _proposed(cause, request))
    return web.submit(
        request,
        form=form,
        act=lambda data: _asked(cause, request, data),
        template="requests/batch_new.html",
        context={"cause": cause},
    )


@never_cache
@require_safe
def batch(request: Request, key: UUID) -> HttpResponse:
    """Show a question to many, an office a row. Rule: `batches_visible_to`."""
    found = visible_batch(request, key)
    seen = with_answers(requests_visible_to(request.actor).filter(batch=found))
    asked = list(seen.order_by("office__authority__folded", "pk")[:MOST_OFFICES])
    may_send = rules.why_not_send_batch(request.actor, found) is None
    context = pages.batch_page(found, asked, by=request.actor) | {"may_send": may_send}
    context["may_try"] = rules.may_send(request.actor, found)
    context["same"] = said_already(one.opening for one in asked) if may_send else []
    return render(request, "requests/batch.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def batch_send(request: Request, key: UUID) -> HttpResponse:
    """Let all the letters of a question leave. Rule: `why_not_send_batch`."""
    found = visible_batch(request, key)
    web.admit(rules.why_not_send_batch(request.actor, found))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions_batch.send_batch(batch=found, by=request.actor),
        template="requests/batch_send.html",
        context={"batch": found, "waiting": waiting_in(found).count()},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def request_try_again(request: Request, key: UUID) -> HttpResponse:
    """Try again a letter that did not leave. Rule: `why_not_try_again`."""
    found = get_object_or_404(requests_visible_to(request.actor), pk=key)
    web.admit(rules.why_not_try_again(request.actor, found))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions_batch.try_again(request=found, by=request.actor),
        template="requests/one_form.html",
        context={
            "request_row": found,
            "title": _("Try again to send it"),
            "text": found.trouble,
            "submit": _("Try again"),
        },
    )


def visible_batch(request: Request, key: UUID) -> Batch:
    """Return a question of which the reader may see something, or raise Http404."""
    return get_object_or_404(batches_visible_to(request.actor), pk=key)


def _asked(cause: Cause, request: Request, data: web.Cleaned) -> Batch:
    words = data["words"]
    kind = terms.kind_for(cause.group, as_association=words.as_association)
    return actions_batch.ask_many(cause=cause, by=request.actor, actor_kind=kind, **data)


def _proposed(cause: Cause, request: Request) -> dict[str, object]:
    said: dict[str, object] = {"cause": cause, "instrument": "T544", "body": cause.summary}
    if last := last_signed(request.actor, cause.group):
        said |= {name: getattr(last, name) for name in terms.SIGNED}
    return said
