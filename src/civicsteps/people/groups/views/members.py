"""„Oamenii noștri”: who belongs to a group, and how others come in."""

from functools import partial

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.core.links.models import Link
from civicsteps.people.groups import actions, rules
from civicsteps.people.groups.forms import RoleForm
from civicsteps.people.groups.models import Group, Membership
from civicsteps.people.groups.queries import invitations_of, members_of
from civicsteps.people.groups.views.doors import group_or_404

PAGE = 50
CONFIRM = "groups/confirm.html"
INVITED = "group_invited"  # in the session: the fresh invitation's address, by group


@never_cache
@login_required
@require_GET
def group_people(request: Request, slug: str) -> HttpResponse:
    """Show a group's people and open invitations. Rule: why_not_see_people."""
    group = group_or_404(request, slug)
    web.admit(rules.why_not_see_people(request.actor, group))
    page = Paginator(members_of(group), PAGE).get_page(request.GET.get("page"))
    may_invite = rules.why_not_invite(request.actor, group) is None
    context = {
        "group": group,
        "page": page,
        "may_invite": may_invite,
        "invitations": _open_invitations(group) if may_invite else [],
        "actor": request.actor,
    }
    return render(request, "groups/people.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def group_invite(request: Request, slug: str) -> HttpResponse:
    """Make an invitation. Rule: why_not_invite."""
    group = group_or_404(request, slug)
    web.admit(rules.why_not_invite(request.actor, group))
    return web.submit(
        request,
        form=web.bound(partial(RoleForm, kind=group.kind), request),
        act=lambda data: _invited(request, group, data),
        template="groups/invite.html",
        context={"group": group},
    )


@never_cache
@login_required
@require_GET
def group_invitation(request: Request, slug: str) -> HttpResponse:
    """Show a fresh invitation to send on. Rule: why_not_invite, in the browser that made it."""
    group = group_or_404(request, slug)
    web.admit(rules.why_not_invite(request.actor, group))
    url = request.session.get(INVITED, {}).get(str(group.pk))
    if url is None:
        return redirect("group_invite", slug=group.slug)
    text = _("Come with us: %(group)s, %(place)s. Open the link and press “I join”.")
    words = text % {"group": group.name, "place": group.place}
    return render(request, "groups/invitation.html", {"group": group, "url": url, "text": words})


@login_required
@require_http_methods(["GET", "POST"])
def invitation_revoke(request: Request, slug: str, pk: str) -> HttpResponse:
    """Take an invitation back. Rule: why_not_revoke_invitation."""
    group = group_or_404(request, slug)
    web.admit(rules.why_not_revoke_invitation(request.actor, group))
    link = get_object_or_404(invitations_of(group), pk=pk)
    return web.submit(
        request,
        form=web.bound(forms.Form, request),
        act=lambda _data: _revoked(request, group, link),
        template=CONFIRM,
        context={
            "group": group,
            "title": _("Take the invitation back?"),
            "text": _("Whoever has the link can no longer join with it."),
            "submit": _("I take it back"),
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def membership_role(request: Request, slug: str, pk: str) -> HttpResponse:
    """Give a member another role. Rule: why_not_change_role."""
    group = group_or_404(request, slug)
    membership = _membership_or_404(group, pk)
    web.admit(rules.why_not_change_role(request.actor, membership))
    return web.submit(
        request,
        form=web.bound(partial(RoleForm, kind=group.kind), request, {"role": membership.role}),
        act=lambda data: _role_changed(request, membership, data),
        template="groups/role.html",
        context={"group": group, "membership": membership},
    )


@login_required
@require_http_methods(["GET", "POST"])
def membership_end(request: Request, slug: str, pk: str) -> HttpResponse:
    """Take somebody out of a group. Rule: why_not_end_membership."""
    group = group_or_404(request, slug)
    membership = _membership_or_404(group, pk)
    web.admit(rules.why_not_end_membership(request.actor, membership))
    return web.submit(
        request,
        form=web.bound(forms.Form, request),
        act=lambda _data: _removed(request, membership),
        template=CONFIRM,
        context={
            "group": group,
            "title": _("Take %(name)s out of the group?") % {"name": membership.user},
            "text": _("They no longer see what only the group sees. What they did stays."),
            "submit": _("Out of the group"),
            "why_not": rules.why_not_end_membership(request.actor, membership),
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def group_leave(request: Request, slug: str) -> HttpResponse:
    """Go out of a group oneself. Rule: why_not_leave_group."""
    group = group_or_404(request, slug)
    own = members_of(group).filter(user__actor=request.actor)
    membership = get_object_or_404(own)
    return web.submit(
        request,
        form=web.bound(forms.Form, request),
        act=lambda _data: actions.leave_group(membership=membership, by=request.actor).group,
        template=CONFIRM,
        context={
            "group": group,
            "title": _("Leave the group?"),
            "text": _("What you did for it stays."),
            "submit": _("I leave"),
            "why_not": rules.why_not_leave_group(request.actor, membership),
        },
    )


def _membership_or_404(group: Group, pk: str) -> Membership:
    return get_object_or_404(members_of(group).select_related("group", "user__actor"), pk=pk)


def _open_invitations(group: Group) -> list[tuple[str, Link]]:
    links = invitations_of(group)[:PAGE]
    return [(str(Membership.Role(link.data["role"]).label), link) for link in links]


def _people(group: Group) -> str:
    return reverse("group_people", args=[group.slug])


def _invited(request: Request, group: Group, data: web.Cleaned) -> str:
    issued = actions.invite(group=group, role=data["role"], by=request.actor)
    request.session[INVITED] = {str(group.pk): issued.url}
    return reverse("group_invitation", args=[group.slug])


def _revoked(request: Request, group: Group, link: Link) -> str:
    actions.revoke_invitation(link=link, group=group, by=request.actor)
    return _people(group)


def _role_changed(request: Request, membership: Membership, data: web.Cleaned) -> str:
    actions.change_role(membership=membership, role=data["role"], by=request.actor)
    return _people(membership.group)


def _removed(request: Request, membership: Membership) -> str:
    actions.end_membership(membership=membership, by=request.actor)
    return _people(membership.group)
