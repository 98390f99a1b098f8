"""The choice of reminders, leaving them, and the calendar of terms."""

from http import HTTPStatus
from typing import cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.people.accounts.models import User
from civicsteps.people.reminders import actions, calendars
from civicsteps.people.reminders.forms import ChoiceForm
from civicsteps.people.reminders.models import Choice


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def choose(request: Request) -> HttpResponse:
    """Choose what one is written about. Rule: the signed-in person's own."""
    user = _user(request)
    chosen = Choice.objects.filter(user=user).first()

    def act(data: web.Cleaned) -> str:
        actions.choose_reminders(user=user, by=request.actor, **data)
        messages.success(request, _("Kept. This is how we shall write to you."))
        return reverse("reminders")

    initial = {"what": chosen.what if chosen else Choice.What.DAILY}
    return web.submit(
        request,
        form=web.bound(ChoiceForm, request, initial),
        act=act,
        template="reminders/choose.html",
    )


@never_cache
@csrf_exempt
@require_http_methods(["GET", "POST"])
def leave(request: Request, token: str) -> HttpResponse:
    """Leave in one click. Rule: who holds a letter's link; mail programs post without a cookie."""
    user = actions.user_leaving(token)
    if user is None:
        return render(request, "links/gone.html", {"why": "unknown"}, status=HTTPStatus.GONE)
    if request.method == "POST":
        actions.stop_reminders(user=user, by=request.actor)
        return redirect(request.path)
    left = Choice.objects.filter(user=user, what=Choice.What.NONE).exists()
    return render(request, "reminders/leave.html", {"left": left})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def term_calendar(request: Request) -> HttpResponse:
    """Make the secret address of one's calendar. Rule: the signed-in person's own."""
    user = _user(request)

    def act(_data: web.Cleaned) -> str:
        actions.make_term_calendar(user=user, by=request.actor)
        return reverse("terms_calendar")

    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=act,
        template="reminders/calendar.html",
        context={"address": calendars.address_of(user)},
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def term_calendar_end(request: Request) -> HttpResponse:
    """End the address of one's calendar. Rule: the signed-in person's own."""

    def act(_data: web.Cleaned) -> str:
        actions.end_term_calendar(user=_user(request), by=request.actor)
        return reverse("terms_calendar")

    return web.submit(
        request,
        form=web.bound(forms.Form, request),
        act=act,
        template="reminders/calendar_end.html",
    )


@require_safe
def terms_feed(request: Request, token: str) -> HttpResponse:
    """Give a person's terms to their calendar. Rule: whoever has the address, until it is ended."""
    found = calendars.calendar_at(token)
    if found is None:
        raise Http404
    with translation.override(found.owner.language):
        written = calendars.written(calendars.terms_in(found))
    answer = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="termene.ics"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _user(request: Request) -> User:
    # Behind `login_required` nobody else comes.
    return cast(User, request.user)
