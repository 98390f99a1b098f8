"""The style page: every component in each of its states, and a message as it arrives."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from civicsteps.front import samples

TYPES = {"html": "text/html", "txt": "text/plain"}


@require_safe
def stil(request: HttpRequest) -> HttpResponse:
    """Show every component. Rule: everybody."""
    return render(request, "front/stil.html", {"sample": samples.everything()})


@require_safe
@csp_override({"default-src": [CSP.NONE], "style-src": [CSP.UNSAFE_INLINE]})
def stil_mail(request: HttpRequest, kind: str) -> HttpResponse:
    """Show a message as a mail program would; `kind` is html or txt. Rule: everybody."""
    if kind not in TYPES:
        raise Http404
    content_type = f"{TYPES[kind]}; charset=utf-8"
    return render(request, f"front/stil_mail.{kind}", samples.mail(), content_type=content_type)
