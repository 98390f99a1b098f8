"""What the centre's staff do for a programme."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from civicsteps.core import clock, web
from civicsteps.core.http import Request
from civicsteps.core.imprint.actions import set_notice
from civicsteps.core.models import ref
from civicsteps.people.groups.models import Group
from civicsteps.programme.calls.actions import edit_programme, join_programme, open_programme
from civicsteps.programme.calls.english import lacks_english
from civicsteps.programme.calls.forms import JoinForm, NoticeForm, ProgrammeForm, ProgrammeWordsForm
from civicsteps.programme.calls.queries import groups_to_join
from civicsteps.programme.calls.rules import why_not_edit_programme, why_not_open_programme
from civicsteps.programme.calls.views.programmes import programme_or_404


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
    row = programme_or_404(request, slug)
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
    row = programme_or_404(request, slug)
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


@require_http_methods(["GET", "POST"])
def programme_edit(request: Request, slug: str) -> HttpResponse:
    """Say better what a programme is. Rule: `why_not_edit_programme`."""
    row = programme_or_404(request, slug)
    web.admit(why_not_edit_programme(request.actor, row))
    kept = {name: getattr(row, name) for name in ("name", "name_en", "aim", "aim_en")}
    return web.submit(
        request,
        form=web.bound(ProgrammeWordsForm, request, kept),
        act=lambda data: edit_programme(programme=row, by=request.actor, **data),
        template="calls/edit.html",
        context={"programme": row},
    )


@require_GET
def programme_english(request: Request, slug: str) -> HttpResponse:
    """List what has no English, and whom to ask for it. Rule: `why_not_edit_programme`."""
    row = programme_or_404(request, slug)
    web.admit(why_not_edit_programme(request.actor, row))
    context = {"programme": row, "lacks": lacks_english(row)}
    return render(request, "calls/english.html", context)
