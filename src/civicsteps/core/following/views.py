"""Following and leaving."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from civicsteps.core import web
from civicsteps.core.following.actions import ask_to_follow, end_follow, follow_of
from civicsteps.core.following.forms import FollowForm
from civicsteps.core.following.registry import subject
from civicsteps.core.guard.limits import knock, network_of
from civicsteps.core.http import Request
from civicsteps.core.refusals import refuse


@never_cache
@require_http_methods(["GET", "POST"])
def follow(request: Request, kind: str, key: UUID) -> HttpResponse:
    """Ask to be told how it goes. Rule: everybody, of what is public."""
    about = subject(kind, key)
    if about is None:
        raise Http404

    def ask(data: dict[str, object]) -> str:
        email = str(data["email"])
        refuse(knock("follow", network_of(request)) or knock("follow_to", email.lower()))
        language = get_language() or "ro"
        ask_to_follow(about=about, email=email, language=language, by=request.actor)
        messages.success(request, _("We wrote to you. Press the button in that letter."))
        return about.url

    form = web.bound(FollowForm, request)
    return web.submit(
        request, form=form, act=ask, template="following/follow.html", context={"about": about}
    )


@never_cache
@csrf_exempt
@require_http_methods(["GET", "POST"])
def unfollow(request: Request, token: str) -> HttpResponse:
    """Leave in one click. Rule: who holds a letter's link; mail programs post without a cookie."""
    found = follow_of(token)
    if found is None:
        return render(request, "links/gone.html", {"why": "unknown"}, status=410)
    if request.method == "POST":
        end_follow(follow=found, by=request.actor)
        return redirect(request.path)
    return render(request, "following/unfollow.html", {"follow": found})
