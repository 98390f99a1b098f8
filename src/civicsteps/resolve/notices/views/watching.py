"""The pages of those who watch: a group's notices, its sources and watches, a resident's own."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import clock, web
from civicsteps.core.guard.limits import knock, network_of
from civicsteps.core.http import Request
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.web import Cleaned
from civicsteps.people.groups.models import Group
from civicsteps.resolve.notices import actions_watching, pages, queries, rules
from civicsteps.resolve.notices.actions_watching import Look
from civicsteps.resolve.notices.forms_notices import (
    AnswerForm,
    OwnWatchForm,
    SourceForm,
    TableForm,
    WatchForm,
)
from civicsteps.resolve.notices.models import Match, Watch, WatchSource
from civicsteps.resolve.notices.points import headline
from civicsteps.resolve.notices.reading import ReadError, read_lines

PAGE = 20
SHOWN = {"noi": "new", "ale-noastre": "ours"}


@never_cache
@require_safe
def group_notices(request: Request, slug: str) -> HttpResponse:
    """List what fitted a group's watches, its watches and sources. Rule: `why_not_see_notices`."""
    group = get_object_or_404(Group, slug=slug)
    web.admit(rules.why_not_see_notices(request.actor, group))
    shown = request.GET.get("arata", "") if request.GET.get("arata", "") in SHOWN else ""
    which = SHOWN.get(shown, "")
    found = queries.matches_of_group(group, which=which)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    meeting = queries.next_meeting(group, clock.today())
    context = {
        "group": group,
        "meeting": meeting,
        "headline": headline(meeting) if meeting else "",
        "page": page,
        "lines": [pages.line_of(match.notice, match) for match in page],
        "watches": [pages.watch_line(watch) for watch in queries.watches_of(group)],
        "sources": [pages.source_line(source) for source in queries.sources_of(group)],
        "near_url": pages.near_url(group.lat, group.lon),
        "may_add": rules.why_not_add_notice(request.actor, group) is None,
        "may_source": rules.why_not_add_source(request.actor, group) is None,
        "shown": shown,
        "query": f"arata={shown}" if shown else "",
    }
    return render(request, "notices/group.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def match(request: Request, key: UUID) -> HttpResponse:
    """Say whether a notice concerns the group. Rule: `why_not_take_up`, `why_not_mute`."""
    found = get_object_or_404(queries.matches_visible_to(request.actor), pk=key)
    web.admit(rules.why_not_take_up(request.actor, found))

    def act(data: Cleaned) -> Match | str:
        if data["answer"] == "ours":
            return actions_watching.take_up(match=found, by=request.actor)
        whole = data["answer"] == "source"
        actions_watching.mute(match=found, whole_source=whole, by=request.actor)
        return reverse("group_notices", args=[_group(found.watch).slug])

    return web.submit(
        request,
        form=web.bound(AnswerForm, request),
        act=act,
        template="notices/match.html",
        context={"match": found, "group": found.watch.group},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def source_new(request: Request, slug: str) -> HttpResponse:
    """Name what the group keeps an eye on. Rule: `why_not_add_source`."""
    group = get_object_or_404(Group, slug=slug)
    web.admit(rules.why_not_add_source(request.actor, group))
    return web.submit(
        request,
        form=web.bound(partial(SourceForm, group=group), request),
        act=lambda data: actions_watching.add_source(group=group, by=request.actor, **data),
        template="notices/source_new.html",
        context={"group": group},
    )


@never_cache
@require_safe
def watch_source(request: Request, key: UUID) -> HttpResponse:
    """Show a source and how it is. Rule: `sources_visible_to`."""
    source = _source(request, key)
    found = source.notices.filter(taken_back_on=None).select_related("office__authority")
    page = Paginator(found.order_by("-recorded_at", "-pk"), PAGE)
    shown = page.get_page(request.GET.get("page"))
    context = {
        "source": source,
        "health": pages.health_of(source),
        "page": shown,
        "lines": [pages.line_of(notice) for notice in shown],
        "may_change": rules.why_not_take_in(request.actor, source) is None,
    }
    return render(request, "notices/watch_source.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def source_switch(request: Request, key: UUID) -> HttpResponse:
    """Pause a source, or look at it again. Rule: `why_not_pause_source`, `…_resume_source`."""
    source = _source(request, key)
    why_not = rules.why_not_resume_source if source.paused_on else rules.why_not_pause_source
    web.admit(why_not(request.actor, source))
    act = actions_watching.resume_source if source.paused_on else actions_watching.pause_source
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: act(source=source, by=request.actor),
        template="notices/source_switch.html",
        context={"source": source},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def source_table(request: Request, key: UUID) -> HttpResponse:
    """Bring a table of notices as a file. Rule: `why_not_take_in`."""
    source = _source(request, key)
    web.admit(rules.why_not_take_in(request.actor, source))

    def act(data: Cleaned) -> WatchSource:
        name, content = data["table"]
        try:
            entries = tuple(read_lines(name, content))
        except ReadError as error:
            reason = str(pages.TROUBLES.get(error.code, pages.TROUBLES["table"]))
            raise Refused(Refusal(reason, "input", "table")) from error
        look = Look(entries=entries)
        new = actions_watching.take_in(source=source, look=look, by=request.actor)
        messages.success(request, _("New notices taken in: %(n)d.") % {"n": len(new)})
        return source

    return web.submit(
        request,
        form=web.bound(TableForm, request),
        act=act,
        template="notices/source_table.html",
        context={"source": source},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def watch_new(request: Request, slug: str) -> HttpResponse:
    """Say what the group wants to be told of. Rule: `why_not_open_watch`."""
    group = get_object_or_404(Group, slug=slug)
    web.admit(rules.why_not_open_watch(request.actor, group))
    said = {"place": group.place}
    return web.submit(
        request,
        form=web.bound(WatchForm, request, said),
        act=lambda data: actions_watching.open_watch(group=group, by=request.actor, **data),
        template="notices/watch_new.html",
        context={"group": group},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def watch_open(request: Request) -> HttpResponse:
    """Ask to be told by e-mail of what is near. Rule: everybody."""
    point = pages.narrowed_by(request.GET)
    said: dict[str, object] = {"within": point.within} if point.near else {}
    if point.near:
        said |= {"lat": point.near[0], "lon": point.near[1]}

    def act(data: Cleaned) -> Watch:
        email = str(data["email"])
        refuse(knock("follow", network_of(request)) or knock("follow_to", email.lower()))
        language = get_language() or "ro"
        watch = actions_watching.open_watch(group=None, language=language, by=request.actor, **data)
        messages.success(request, _("We wrote to you. Press the button in that letter."))
        return watch

    return web.submit(
        request,
        form=web.bound(OwnWatchForm, request, said),
        act=act,
        template="notices/watch_open.html",
    )


@never_cache
@require_safe
def watch(request: Request, key: UUID) -> HttpResponse:
    """Show what a watch asks for and found. Rule: `watches_visible_to`."""
    found = get_object_or_404(queries.watches_visible_to(request.actor), pk=key)
    page = Paginator(queries.matches_of_watch(found), PAGE).get_page(request.GET.get("page"))
    context = {
        "watch": found,
        "asked": pages.asked_of(found),
        "page": page,
        "lines": [pages.line_of(match.notice, match) for match in page],
        "may_close": rules.why_not_close_watch(request.actor, found) is None,
    }
    return render(request, "notices/watch.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def watch_close(request: Request, key: UUID) -> HttpResponse:
    """End a group's watch. Rule: `why_not_close_watch`."""
    found = get_object_or_404(queries.watches_visible_to(request.actor), pk=key)
    web.admit(rules.why_not_close_watch(request.actor, found))

    def act(_data: Cleaned) -> str:
        closed = actions_watching.close_watch(watch=found, by=request.actor)
        return reverse("group_notices", args=[_group(closed).slug])

    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=act,
        template="notices/watch_close.html",
        context={"watch": found},
    )


def _source(request: Request, key: UUID) -> WatchSource:
    return get_object_or_404(queries.sources_visible_to(request.actor), pk=key)


def _group(found: Watch) -> Group:
    if found.group is None:
        raise TypeError("a resident's watch is nobody's but theirs")
    return found.group
