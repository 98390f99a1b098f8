"""A programme's public page, and what the centre's staff do for it."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from civicsteps.core import clock, web
from civicsteps.core.http import Request
from civicsteps.core.imprint.actions import set_notice
from civicsteps.core.imprint.models import Notice
from civicsteps.core.imprint.queries import notices_for
from civicsteps.core.models import ref
from civicsteps.people.groups.models import Group
from civicsteps.programme.calls.actions import join_programme, open_programme
from civicsteps.programme.calls.forms import JoinForm, NoticeForm, ProgrammeForm
from civicsteps.programme.calls.queries import (
    groups_to_join,
    overview_of,
    programmes_visible_to,
)
from civicsteps.programme.calls.rules import why_not_edit_programme, why_not_open_programme

PER_PAGE = 24


@require_GET
def programmes(request: Request) -> HttpResponse:
    """List the programmes. Rule: everybody."""
    rows = programmes_visible_to(request.actor).order_by("-begins", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "calls/programmes.html", {"page": page})


@require_GET
def programme(request: Request, slug: str) -> HttpResponse:
    """Show a programme, its groups and what it must carry. Rule: `programmes_visible_to`."""
    row = get_object_or_404(programmes_visible_to(request.actor), slug=slug)
    imprints = notices_for(Notice.Surface.WEB, on=clock.today(), scopes=[ref(row)])
    overview = overview_of(row)
    page = Paginator(overview.lines, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "programme": row,
        "overview": overview,
        "page": page,
        "imprints": imprints,
        "staff": why_not_edit_programme(request.actor, row) is None,
    }
    return render(request, "calls/programme.html", context)


@require_http_methods(["GET", "POST"])
def programme_new(request: Request, slug: str) -> HttpResponse:
    """Open a programme of a centre. Rule: `why_not_open_programme`."""
    centre = get_object_or_404(Group, slug=slug, kind=Group.Kind.CENTRE)
    web.admit(why_not_open_programme(request.actor, centre))
    return web.submit(
        request,
        form=web.bound(ProgrammeForm, request),
        act=lambda data: open_programme(centre=centre, by=request.actor, **data),
        template="calls/new.html",
        context={"centre": centre},
    )


@require_http_methods(["GET", "POST"])
def programme_join(request: Request, slug: str) -> HttpResponse:
    """Let a group take part in a programme. Rule: `why_not_join_programme`."""
    row = get_object_or_404(programmes_visible_to(request.actor), slug=slug)
    web.admit(why_not_edit_programme(request.actor, row))

    def join(data: web.Cleaned) -> str:
        join_programme(programme=row, by=request.actor, **data)
        return row.get_absolute_url()

    groups = groups_to_join(row)
    form = partial(JoinForm, groups=groups)
    return web.submit(
        request,
        form=web.bound(form, request, {"since": clock.today()}),
        act=join,
        template="calls/join.html",
        context={"programme": row, "groups": groups},
    )


@require_http_methods(["GET", "POST"])
def programme_notice(request: Request, slug: str) -> HttpResponse:
    """Set what a programme's surfaces must carry. Rule: `why_not_set_notice`."""
    row = get_object_or_404(programmes_visible_to(request.actor), slug=slug)
    web.admit(why_not_edit_programme(request.actor, row))

    def carry(data: web.Cleaned) -> str:
        set_notice(scope=ref(row), by=request.actor, **data)
        return row.get_absolute_url()

    return web.submit(
        request,
        form=web.bound(NoticeForm, request, {"begins": row.begins}),
        act=carry,
        template="calls/notice.html",
        context={"programme": row},
    )
