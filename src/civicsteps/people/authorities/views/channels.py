"""How offices are reached and what they decide: written down, tried, replaced, ended."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import clock, web
from civicsteps.core.http import Request
from civicsteps.people.authorities import actions, rules
from civicsteps.people.authorities.forms.register import (
    ChannelForm,
    CheckForm,
    CompetenceForm,
    ReplaceForm,
)
from civicsteps.people.authorities.models import Authority, Channel, Competence, Office
from civicsteps.people.authorities.queries import channels_to_check
from civicsteps.people.authorities.views.register import TEMPLATE, office_or_404, page

PER_PAGE = 50


@login_required
@require_http_methods(["GET", "POST"])
def channel_new(request: Request, pk: str) -> HttpResponse:
    """Write down how an office is reached. Rule: why_not_add_channel."""
    row = office_or_404(pk)
    web.admit(rules.why_not_add_channel(request.actor, row))
    return web.submit(
        request,
        form=web.bound(ChannelForm, request),
        act=lambda data: actions.add_channel(office=row, by=request.actor, **data).office,
        template=TEMPLATE,
        context=page(row, _("How can they be reached?")),
    )


@login_required
@require_http_methods(["GET", "POST"])
def channel_check(request: Request, pk: str) -> HttpResponse:
    """Write down whether an address works. Rule: why_not_check_channel."""
    channel = _channel_or_404(pk)
    web.admit(rules.why_not_check_channel(request.actor, channel))
    title = _("Did you reach them at %(address)s?") % {"address": channel.address}
    return web.submit(
        request,
        form=web.bound(CheckForm, request),
        act=lambda data: _checked(request, channel, data["works"]),
        template=TEMPLATE,
        context=page(channel.office, title),
    )


@login_required
@require_http_methods(["GET", "POST"])
def channel_replace(request: Request, pk: str) -> HttpResponse:
    """Have another address take the place of one. Rule: why_not_check_channel."""
    channel = _channel_or_404(pk)
    web.admit(rules.why_not_check_channel(request.actor, channel))

    def act(data: web.Cleaned) -> Office:
        actions.replace_channel(channel=channel, by=request.actor, **data)
        return channel.office

    title = _("What took the place of %(address)s?") % {"address": channel.address}
    return web.submit(
        request,
        form=web.bound(ReplaceForm, request),
        act=act,
        template=TEMPLATE,
        context=page(channel.office, title),
    )


@never_cache
@login_required
@require_safe
def channels_due(request: Request) -> HttpResponse:
    """List the addresses that nobody tried for a year. Rule: why_not_keep_register."""
    web.admit(rules.why_not_keep_register(request.actor))
    due = channels_to_check(on=clock.today())
    context = {"page": Paginator(due, PER_PAGE).get_page(request.GET.get("page"))}
    return render(request, "authorities/channels_due.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def competence_new(request: Request, slug: str) -> HttpResponse:
    """Write down what an authority decides. Rule: why_not_edit_authority."""
    authority = get_object_or_404(Authority, slug=slug)
    web.admit(rules.why_not_edit_authority(request.actor, authority))
    form = web.bound(CompetenceForm, request)
    choice = form.fields["office"]
    if isinstance(choice, forms.ModelChoiceField):
        choice.queryset = authority.offices.order_by("folded")
    return web.submit(
        request,
        form=form,
        act=lambda data: (
            actions.add_competence(authority=authority, by=request.actor, **data).authority
        ),
        template=TEMPLATE,
        context=page(authority, _("What do they decide?")),
    )


@login_required
@require_http_methods(["GET", "POST"])
def competence_end(request: Request, pk: str) -> HttpResponse:
    """Write down that an authority does not decide something. Rule: why_not_edit_authority."""
    found = get_object_or_404(Competence.objects.select_related("authority"), pk=pk)
    web.admit(rules.why_not_edit_authority(request.actor, found.authority))
    title = _("They do not decide this: %(topic)s?") % {"topic": found.get_topic_display()}
    return web.submit(
        request,
        form=web.bound(forms.Form, request),
        act=lambda _data: actions.end_competence(competence=found, by=request.actor).authority,
        template=TEMPLATE,
        context=page(found.authority, title),
    )


def _channel_or_404(pk: str) -> Channel:
    return get_object_or_404(Channel.objects.select_related("office__authority"), pk=pk)


def _checked(request: Request, channel: Channel, said: str) -> Office:
    works, refuses = said == "yes", said == "refuses"
    return actions.check_channel(
        channel=channel, works=works, refuses=refuses, by=request.actor
    ).office
