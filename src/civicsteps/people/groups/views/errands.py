"""„Ajutoare”: what a group asked others to do by a link, in one list."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import clock, web
from civicsteps.core.http import Request
from civicsteps.core.links.models import Link
from civicsteps.core.links.registry import PURPOSES
from civicsteps.people.groups import actions, rules
from civicsteps.people.groups.errands import address_of, hand_over
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.queries import errands_of
from civicsteps.people.groups.views.doors import group_or_404

PAGE = 20


@dataclass(frozen=True, slots=True)
class Errand:
    """A link as its group's list shows it."""

    link: Link
    task: str | Promise
    state: str
    used: int
    open: bool


@never_cache
@login_required
@require_safe
def errands(request: Request, slug: str) -> HttpResponse:
    """List what the group asked others to do. Rule: why_not_see_errands."""
    group = _group(request, slug)
    page = Paginator(errands_of(group), PAGE).get_page(request.GET.get("page"))
    context = {"group": group, "page": page, "errands": [_errand(link) for link in page]}
    return render(request, "groups/errands.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def errand(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a link with its text where it was made; a POST makes a fresh one in its place.

    Rule: why_not_see_errands, why_not_renew_errand.
    """
    group = _group(request, slug)
    link = get_object_or_404(errands_of(group), pk=pk)
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: hand_over(
            request, group, actions.renew_errand(link=link, group=group, by=request.actor)
        ),
        template="groups/errand.html",
        context={
            "group": group,
            "errand": _errand(link),
            "url": address_of(request, link),
            "text": PURPOSES[link.purpose].words(link),
        },
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def errand_revoke(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take a link back. Rule: why_not_revoke_errand."""
    group = _group(request, slug)
    link = get_object_or_404(errands_of(group), pk=pk)
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: _revoked(request, group, link),
        template="groups/confirm.html",
        context={
            "group": group,
            "back": reverse("errands", args=[group.slug]),
            "title": _("Take the link back"),
            "text": _("Whoever has it can do nothing with it any more. What it brought stays."),
            "submit": _("Take it back"),
            "why_not": rules.why_not_revoke_errand(request.actor, group, link),
        },
    )


def _group(request: Request, slug: str) -> Group:
    group = group_or_404(request, slug)
    web.admit(rules.why_not_see_errands(request.actor, group))
    return group


def _revoked(request: Request, group: Group, link: Link) -> str:
    actions.revoke_errand(link=link, group=group, by=request.actor)
    return reverse("errands", args=[group.slug])


def _errand(link: Link) -> Errand:
    state = _state(link)
    used = max(link.uses - link.uses_left, 0)
    return Errand(link, PURPOSES[link.purpose].task, state[0], used, state[1])


def _state(link: Link) -> tuple[str, bool]:
    if link.revoked_at:
        return _("taken back"), False
    if not link.uses_left:
        return _("used, and done"), False
    if link.expires_at <= clock.now():
        return _("its time has passed"), False
    return _("still open"), True
