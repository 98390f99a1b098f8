"""What became of somebody's words: the page of their code."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from civicsteps.causes.forms import CodeForm
from civicsteps.causes.models import Voice
from civicsteps.causes.queries import story_of, voice_by_code
from civicsteps.causes.stairs import kept_stairs
from civicsteps.causes.story import lines_of
from civicsteps.core.codes import show
from civicsteps.core.guard.limits import knock, network_of, shut
from civicsteps.core.http import Request
from civicsteps.core.offers import offers_for
from civicsteps.people.groups.queries import phone_to_call

SHOWN = 12


@never_cache
@require_safe
def find(request: Request) -> HttpResponse:
    """Ask for a code, and go to its page. Rule: everybody."""
    form = CodeForm(request.GET or None)
    if form.is_valid():
        return redirect("voice", code=form.cleaned_data["code"].replace("/", ""))
    return render(request, "causes/voice_find.html", {"form": form})


@never_cache
@require_safe
def voice(request: Request, code: str) -> HttpResponse:
    """Show somebody's words, and what was answered since. Rule: whoever has the code.

    Codes that open nothing are counted by where they come from, the one thing a GET writes.
    """
    source = network_of(request)
    if shut("code", source):
        return _unknown(request, code, status=HTTPStatus.TOO_MANY_REQUESTS)
    found = voice_by_code(code)
    if found is None:
        knock("code", source)
        return _unknown(request, code, status=HTTPStatus.NOT_FOUND)
    if code != show(found.code):
        return redirect(found)
    response = render(request, "causes/voice.html", _page(request, found))
    response["X-Robots-Tag"] = "noindex"
    return response


def _page(request: Request, found: Voice) -> dict[str, object]:
    cause = found.cause
    story = story_of(request.actor, cause).prefetch_related("mentions")[:SHOWN] if cause else ()
    return {
        "voice": found,
        "code": show(found.code),
        "cause": cause,
        "stairs": kept_stairs(cause) if cause else None,
        "lines": lines_of(story),
        "call": phone_to_call(found.group),
        "offers": [
            (offer.label, offer.url(found)) for offer in offers_for(found, by=request.actor)
        ],
    }


def _unknown(request: Request, code: str, *, status: HTTPStatus) -> HttpResponse:
    form = CodeForm(initial={"code": code[:20]})
    context = {"form": form, "too_often": status == HTTPStatus.TOO_MANY_REQUESTS}
    return render(request, "causes/voice_unknown.html", context, status=status)
