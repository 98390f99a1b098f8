"""Doing what was dictated: the very form is sent again, as the person who said yes."""

from datetime import timedelta
from functools import partial

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase, HttpResponseRedirectBase
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.addresses import in_language
from civicsteps.core.files.forms import token_of
from civicsteps.core.guard.forms import stamp
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.web import Act, Cleaned, Take
from civicsteps.people.dictation.actions import confirm_dictation
from civicsteps.people.dictation.models import Dictation
from civicsteps.people.dictation.rules import why_not_confirm_dictation
from civicsteps.people.dictation.standing import stand_in
from civicsteps.people.groups.roles import places_of

TYPED_FOR = timedelta(seconds=10)
GONE = Refusal(_("What it was about is not there any more, or is no longer yours to do."))
NOT_VALID = Refusal(
    _("Something in it does not fit any more. Press “I change it”: the form shows what.")
)


def perform(dictation: Dictation, *, by: Actor, request: HttpRequest) -> str:
    """Do what was written, by the one who says that it is so; return where it led.

    The form is read and checked anew, in the role of `by`. Raises Refused with the form's own
    reason: then nothing is done, and what was written still waits. Said twice, it is done once.
    """
    if dictation.state == Dictation.State.CONFIRMED:
        return in_language(dictation.led_to, get_language() or "ro")
    refuse(why_not_confirm_dictation(by, dictation))
    refusals: list[Refusal] = []

    def take(_form: forms.Form, act: Act, data: Cleaned) -> object:
        try:
            return confirm_dictation(dictation=dictation, act=partial(act, data), by=by)
        except Refused as refused:
            refusals.append(refused.refusal)
            raise

    response = send_again(dictation, _filled(dictation), by=by, request=request, take=take)
    if isinstance(response, HttpResponseRedirectBase):
        return response.url
    raise Refused(Refusal(refusals[0].reason) if refusals else NOT_VALID)


def filled_form(dictation: Dictation, *, by: Actor, request: HttpRequest) -> HttpResponseBase:
    """Return the form's page as it was filled in, for whoever says that it was not quite so."""
    return send_again(dictation, _filled(dictation), by=by, request=request, take=None)


def perform_changed(dictation: Dictation, *, by: Actor, request: HttpRequest) -> HttpResponseBase:
    """Do what was written, as its reader put it right; a form that fails comes back whole."""

    def take(_form: forms.Form, act: Act, data: Cleaned) -> object:
        return confirm_dictation(dictation=dictation, act=partial(act, data), by=by)

    return send_again(dictation, request.POST, by=by, request=request, take=take)


def send_again(
    dictation: Dictation, data: QueryDict, *, by: Actor, request: HttpRequest, take: Take | None
) -> HttpResponseBase:
    """Send a form to its own page, in the role of `by`; without a `take` it is only shown.

    Raises Refused where it has no page any more.
    """
    again = HttpRequest()
    again.method, again.META, again.COOKIES = "POST", request.META, request.COOKIES
    again.POST = data  # type: ignore[assignment]  # as a browser's would be
    again.FILES = request.FILES if data is request.POST else MultiValueDict()
    for name in ("user", "session", "htmx", "_messages", "csp_nonce", "_csp_nonce"):
        if hasattr(request, name):
            setattr(again, name, getattr(request, name))
    try:
        again.path = again.path_info = reverse(dictation.url_name, kwargs=dictation.kwargs)
        match = again.resolver_match = resolve(again.path)
        # What `web.submit` looks for, and what the middleware sets.
        again.__dict__ |= {"take": take, "only_shown": take is None, "actor": _as(by, dictation)}
        answer: HttpResponse = match.func(again, *match.args, **match.kwargs)
    except (Http404, NoReverseMatch, PermissionDenied) as error:
        raise Refused(GONE) from error
    return answer


def _as(by: Actor, dictation: Dictation) -> Actor:
    role = next((p.role for p in places_of(by) if p.group_id == dictation.group_id), "RA")
    return stand_in(dictation.group, role, entered_by=dictation.by, confirmed_by=by)


def _filled(dictation: Dictation) -> QueryDict:
    data = QueryDict(dictation.data, mutable=True)
    # Its own key: said yes to twice, or put right meanwhile, it is done once.
    data["once"], data["shown"] = str(dictation.pk), stamp(TYPED_FOR)
    for kept in dictation.files.select_related("file"):
        data.appendlist(f"{kept.field}_kept", token_of(kept.file))
    return data
