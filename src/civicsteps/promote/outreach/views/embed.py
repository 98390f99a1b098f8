"""A problem's card for other people's pages, and how a machine finds it."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from civicsteps.causes.stairs import kept_stairs
from civicsteps.core.http import Request
from civicsteps.promote.outreach.embeds import HEIGHT, NARROWEST, WIDTH, cause_at, oembed_of
from civicsteps.promote.outreach.telling import tell_cause
from civicsteps.promote.outreach.views import doors

# Shown in anybody's page, so that it acts on nothing: no script, no form, no cookie.
CARD_POLICY: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": ["*"],
}


@csp_override(CARD_POLICY)
@xframe_options_exempt
@require_safe
def cause_card(request: Request, slug: str) -> HttpResponse:
    """Show a problem as a small card inside another page. Rule: everybody, of what is public."""
    cause = doors.told_cause(slug)
    context = {"cause": cause, "telling": tell_cause(cause), "stairs": kept_stairs(cause)}
    answer = render(request, "outreach/card.html", context)
    answer["Cache-Control"] = "public, max-age=300"
    return answer


@require_safe
def oembed(request: Request) -> HttpResponse:
    """Say how a problem is shown elsewhere (oEmbed 1.0). Rule: everybody, of what is public."""
    if request.GET.get("format", "json") != "json":
        return JsonResponse({"error": "only json"}, status=501)
    cause = cause_at(request.GET.get("url", "")[:500].replace("\0", ""))
    if cause is None:
        raise Http404
    answer = JsonResponse(
        oembed_of(
            cause,
            most_wide=_most(request, "maxwidth", WIDTH),
            most_high=_most(request, "maxheight", HEIGHT),
        )
    )
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _most(request: Request, name: str, most: int) -> int:
    asked = request.GET.get(name, "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else most
    return max(number, NARROWEST)
