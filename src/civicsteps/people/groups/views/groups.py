"""Opening a group, changing its page, and who stands beside it."""

from functools import partial

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from civicsteps.core import web
from civicsteps.core.editing.guard import guard
from civicsteps.core.http import Request
from civicsteps.people.groups import actions, rules
from civicsteps.people.groups.forms import (
    ChooseGroupForm,
    EditGroupForm,
    NewGroupForm,
    OwnGroupForm,
)
from civicsteps.people.groups.models import CoalitionMember, Group
from civicsteps.people.groups.queries import centres_of, groups_of, groups_run_by
from civicsteps.people.groups.views.doors import group_or_404

CONFIRM = "groups/confirm.html"


@login_required
@require_http_methods(["GET", "POST"])
def group_new(request: Request) -> HttpResponse:
    """Open a group; its first day comes next. Rule: why_not_open_group."""
    centre = centres_of(request.actor).first()
    own = centre is None or rules.why_not_open_group(request.actor, centre) is not None
    kind = Group.Kind.COALITION if request.GET.get("fel") == "coalitie" else Group.Kind.GROUP
    return web.submit(
        request,
        form=web.bound(NewGroupForm, request, {"kind": kind}),
        act=lambda data: _opened(request, None if own else centre, data),
        template="groups/new.html",
        context={"for_others": not own, "coalition": kind == Group.Kind.COALITION},
    )


@login_required
@require_http_methods(["GET", "POST"])
def group_edit(request: Request, slug: str) -> HttpResponse:
    """Change a group's page. Rule: why_not_edit_group."""
    group = group_or_404(request, slug)
    web.admit(rules.why_not_edit_group(request.actor, group))
    names = ("name", "place", "aim", "contact", "legal_form", "accent", "name_en", "aim_en")
    initial = {name: getattr(group, name) for name in (*names, "at_risk")}
    own = rules.why_not_say_at_risk(request.actor, group) is None
    form = web.bound(OwnGroupForm if own else EditGroupForm, request, initial)
    return web.submit(
        request,
        form=form,
        act=guard(form, request, group).over(
            lambda data: actions.edit_group(group=group, by=request.actor, **data)
        ),
        template="groups/edit.html",
        context={"group": group},
    )


@login_required
@require_http_methods(["GET", "POST"])
def group_assist(request: Request, slug: str) -> HttpResponse:
    """Let a centre assist one's group. Rule: why_not_assist_group."""
    group = group_or_404(request, slug)
    web.admit(rules.why_not_assist_group(request.actor, group))
    centres = Group.objects.filter(kind=Group.Kind.CENTRE).order_by("name")
    return web.submit(
        request,
        form=web.bound(partial(ChooseGroupForm, groups=centres), request),
        act=lambda data: actions.assist_group(group=group, centre=data["group"], by=request.actor),
        template="groups/assist.html",
        context={"group": group},
    )


@login_required
@require_http_methods(["GET", "POST"])
def group_assist_end(request: Request, slug: str) -> HttpResponse:
    """End a centre's assistance. Rule: why_not_end_assistance."""
    group = group_or_404(request, slug)
    web.admit(rules.why_not_end_assistance(request.actor, group))
    return web.submit(
        request,
        form=web.bound(forms.Form, request),
        act=lambda _data: actions.end_assistance(group=group, by=request.actor),
        template=CONFIRM,
        context={
            "group": group,
            "title": _("Go on without the centre?"),
            "text": _("From now on the centre sees only what everybody sees."),
            "submit": _("We go on alone"),
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def coalition_join(request: Request, slug: str) -> HttpResponse:
    """Bring one's own group into a coalition. Rule: why_not_join_coalition."""
    coalition = get_object_or_404(
        groups_run_by(request.actor), slug=slug, kind=Group.Kind.COALITION
    )
    web.admit(rules.why_not_bring_own_group(request.actor, coalition))
    groups = groups_of(request.actor).filter(kind=Group.Kind.GROUP)
    form = web.bound(partial(ChooseGroupForm, groups=groups), request)
    return web.submit(
        request,
        form=form,
        act=lambda data: _joined(request, coalition, data["group"]),
        template="groups/coalition_join.html",
        context={"group": coalition, "groups": groups},
    )


@login_required
@require_http_methods(["GET", "POST"])
def coalition_leave(request: Request, pk: str) -> HttpResponse:
    """Take a group out of a coalition. Rule: why_not_leave_coalition."""
    members = CoalitionMember.objects.select_related("group", "coalition")
    member = get_object_or_404(members.filter(group__in=groups_run_by(request.actor)), pk=pk)
    web.admit(rules.why_not_leave_coalition(request.actor, member))
    return web.submit(
        request,
        form=web.bound(forms.Form, request),
        act=lambda _data: actions.leave_coalition(member=member, by=request.actor).coalition,
        template=CONFIRM,
        context={
            "group": member.coalition,
            "title": _("Take %(group)s out of the coalition?") % {"group": member.group},
            "submit": _("It leaves"),
        },
    )


def _opened(request: Request, centre: Group | None, data: web.Cleaned) -> str:
    group = actions.open_group(by=request.actor, centre=centre, **data)
    return reverse("group_first_day", args=[group.slug])


def _joined(request: Request, coalition: Group, group: Group) -> Group:
    actions.join_coalition(coalition=coalition, group=group, by=request.actor)
    return coalition
