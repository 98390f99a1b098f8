"""The style page: every component in each of its states, and a message as it arrives."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

from civicsteps.front import samples


def stil(request: HttpRequest) -> HttpResponse:
    """Show every component."""
    return render(request, "front/stil.html", {"sample": samples.everything()})


@csp_override({"default-src": [CSP.NONE], "style-src": [CSP.UNSAFE_INLINE]})
def stil_mail(request: HttpRequest, kind: str) -> HttpResponse:
    """Show a message as a mail program would; `kind` is html or txt."""
    content_type = f"text/{'html' if kind == 'html' else 'plain'}; charset=utf-8"
    return render(request, f"front/stil_mail.{kind}", samples.mail(), content_type=content_type)
