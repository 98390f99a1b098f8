"""The household's pages: the code of its slip, the ballot, thanks. No account, no script."""

from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes.forms import CodeForm
from civicsteps.core import clock, web
from civicsteps.core.codes import show
from civicsteps.core.guard import forms as guarded
from civicsteps.core.guard.limits import knock, network_of, shut
from civicsteps.core.http import Request
from civicsteps.core.web import Cleaned
from civicsteps.identify.consultations import actions_polls as actions
from civicsteps.identify.consultations import pages_polls
from civicsteps.identify.consultations import rules_polls as rules
from civicsteps.identify.consultations.forms_polls import BallotForm
from civicsteps.identify.consultations.models import Poll, Slip
from civicsteps.identify.consultations.queries_polls import (
    needs_of,
    polls_visible_to,
    slip_by_code,
)
from civicsteps.people.groups.queries import phone_to_call


@never_cache
@require_safe
def vote_find(request: Request) -> HttpResponse:
    """Ask for the code of a slip, and go to its ballot. Rule: everybody."""
    form = CodeForm(request.GET or None)
    if form.is_valid():
        return redirect("vote", code=form.cleaned_data["code"].replace("/", "") or "-")
    return render(request, "consultations/vote_find.html", {"form": form})


@never_cache
@require_http_methods(["GET", "POST"])
def vote(request: Request, code: str) -> HttpResponse:
    """Vote with a household's slip. Rule: why_not_cast_ballot, for whoever has the code.

    Codes that open nothing are counted by where they come from, the one thing a GET writes.
    """
    source = network_of(request)
    if shut("code", source):
        return _unknown(request, code, status=HTTPStatus.TOO_MANY_REQUESTS)
    slip = slip_by_code(code)
    if slip is None:
        knock("code", source)
        return _unknown(request, code, status=HTTPStatus.NOT_FOUND)
    if code != show(slip.code):
        return redirect("vote", code=show(slip.code))
    answer = _ballot(request, slip)
    answer["X-Robots-Tag"] = "noindex"
    return answer


@never_cache
@require_safe
def vote_thanks(request: Request) -> HttpResponse:
    """Say that the vote was counted. Rule: everybody; it shows nothing of it."""
    return render(request, "consultations/vote_thanks.html", {"poll": _asked(request)})


def _ballot(request: Request, slip: Slip) -> HttpResponse:
    poll = slip.poll
    context = {
        "poll": poll,
        "until": pages_polls.until(poll),
        "shown": rules.sees(request.actor, poll.group),
        "call": phone_to_call(poll.group),
    }
    refusal = rules.why_not_cast_ballot(request.actor, slip)
    if refusal and request.method != "POST":
        said = {"refusal": refusal, "closed": poll.state_on(clock.today()) != Poll.State.OPEN}
        return render(request, "consultations/vote_over.html", context | said)

    def act(data: Cleaned) -> str:
        actions.cast_ballot(slip=slip, by=request.actor, **data)
        return f"{reverse('vote_thanks')}?vot={poll.pk}"

    return web.submit(
        request,
        form=guarded.bound(partial(BallotForm, poll=poll, needs=needs_of(poll)), request),
        act=act,
        template="consultations/vote.html",
        context=context,
    )


def _unknown(request: Request, code: str, *, status: HTTPStatus) -> HttpResponse:
    form = CodeForm(initial={"code": code[:20]})
    context = {"form": form, "unknown": True, "too_often": status != HTTPStatus.NOT_FOUND}
    return render(request, "consultations/vote_find.html", context, status=status)


def _asked(request: Request) -> Poll | None:
    try:
        key = UUID(request.GET.get("vot", ""))
    except ValueError:
        return None
    return polls_visible_to(request.actor).filter(pk=key).first()
