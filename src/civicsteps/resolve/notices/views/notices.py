"""The pages of notices: lists, each one's page, writing them down, what became of the act."""

from functools import partial
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import clock, web
from civicsteps.core.editing.guard import guard
from civicsteps.core.http import Request
from civicsteps.core.web import Cleaned
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.queries import last_signed
from civicsteps.resolve.notices import actions_notices, export, pages, queries, rules
from civicsteps.resolve.notices.actions_writing import letters_for, write_about
from civicsteps.resolve.notices.forms_notices import (
    LetterAboutForm,
    NoticeEditForm,
    NoticeForm,
    OnThreadForm,
    StageForm,
    VotesForm,
)
from civicsteps.resolve.notices.models import ActStage, Notice
from civicsteps.resolve.notices.points import points_read

PAGE = 20


@require_safe
def notices(request: Request) -> HttpResponse:
    """List what authorities publish, near a point if one is given. Rule: everybody."""
    narrowed = pages.narrowed_by(request.GET)
    found = queries.notices_public(narrowed, today=clock.today())
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [pages.line_of(notice) for notice in page],
        "points": pages.points_of(page),
        "text": narrowed.text,
        "near": narrowed.near,
        "within": narrowed.within,
        "filters": pages.filters_of(narrowed),
        "hidden": pages.hidden_of(narrowed),
        "kept": pages.hidden_of(narrowed, q=narrowed.text, near="", within=""),
        "query": pages.query_of(narrowed),
        "files": pages.files_of(narrowed),
    }
    return render(request, "notices/list.html", context)


@require_safe
def notices_export(request: Request, kind: str) -> HttpResponse:
    """Give the list as CSV, GeoJSON or a calendar. Rule: everybody."""
    found = queries.notices_public(pages.narrowed_by(request.GET), today=clock.today())
    found = found[: export.MOST]
    if kind == "geojson":
        response: HttpResponse = JsonResponse(export.as_geojson(found))
        response["Content-Type"] = "application/geo+json"
    elif kind == "csv":
        response = HttpResponse(export.as_csv(found), "text/csv; charset=utf-8")
    elif kind == "ics":
        response = HttpResponse(export.as_calendar(found), "text/calendar; charset=utf-8")
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="anunturi.{kind}"'
    return response


@require_safe
def notice(request: Request, key: UUID) -> HttpResponse:
    """Show a notice with its days and why. Rule: `notices_visible_to`."""
    found = get_object_or_404(queries.notice_page(request.actor), pk=key)
    return render(request, "notices/notice.html", pages.notice_page(found, by=request.actor))


@never_cache
@require_http_methods(["GET", "POST"])
def notice_new(request: Request, slug: str) -> HttpResponse:
    """Write down what was published. Rule: `why_not_add_notice`."""
    group = get_object_or_404(Group, slug=slug)
    web.admit(rules.why_not_add_notice(request.actor, group))
    return web.submit(
        request,
        form=web.bound(partial(NoticeForm, group=group), request, _from_agenda(request)),
        act=lambda data: actions_notices.add_notice(group=group, by=request.actor, **data),
        template="notices/notice_new.html",
        context={"group": group},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def notice_edit(request: Request, key: UUID) -> HttpResponse:
    """Put a notice right. Rule: `why_not_edit_notice`."""
    found = _visible(request, key)
    web.admit(rules.why_not_edit_notice(request.actor, found))
    kept = {name: getattr(found, name) for name in actions_notices.TERMS}
    form = web.bound(NoticeEditForm, request, kept)
    edit = guard(form, request, found)

    def act(data: Cleaned) -> Notice:
        return actions_notices.edit_notice(notice=found, by=request.actor, **data)

    return web.submit(
        request,
        form=form,
        act=edit.over(act),
        template="notices/notice_edit.html",
        context={"notice": found},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def notice_take_back(request: Request, key: UUID) -> HttpResponse:
    """Take back what was written down by mistake. Rule: `why_not_take_back_notice`."""
    found = _visible(request, key)
    web.admit(rules.why_not_take_back_notice(request.actor, found))

    def act(_data: Cleaned) -> Group:
        return actions_notices.take_back_notice(notice=found, by=request.actor).group

    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=act,
        template="notices/notice_mistake.html",
        context={"notice": found},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def notice_votes(request: Request, key: UUID) -> HttpResponse:
    """Write down how the seats voted. Rule: `why_not_record_votes`."""
    found = _visible(request, key)
    web.admit(rules.why_not_record_votes(request.actor, found))
    form = web.bound(VotesForm, request, {"votes": found.votes_typed})
    edit = guard(form, request, found, votes="votes_typed")

    def act(data: Cleaned) -> Notice:
        return actions_notices.record_votes(notice=found, by=request.actor, **data)

    return web.submit(
        request,
        form=form,
        act=edit.over(act),
        template="notices/votes.html",
        context={"notice": found},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def stage_new(request: Request, key: UUID) -> HttpResponse:
    """Write down what became of the act. Rule: `why_not_record_stage`."""
    found = _visible(request, key)
    web.admit(rules.why_not_record_stage(request.actor, found))
    return web.submit(
        request,
        form=web.bound(StageForm, request),
        act=lambda data: actions_notices.record_stage(notice=found, by=request.actor, **data),
        template="notices/stage_new.html",
        context={"notice": found},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def stage_take_back(request: Request, key: UUID) -> HttpResponse:
    """Take back a stage that was a mistake. Rule: `why_not_take_back_stage`."""
    seen = queries.notices_visible_to(request.actor)
    stages = ActStage.objects.filter(notice__in=seen.values("pk"))
    stage = get_object_or_404(stages.select_related("notice__group"), pk=key)
    web.admit(rules.why_not_take_back_stage(request.actor, stage))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions_notices.take_back_stage(stage=stage, by=request.actor),
        template="notices/stage_mistake.html",
        context={"stage": stage, "notice": stage.notice},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def notice_agenda(request: Request, key: UUID) -> HttpResponse:
    """Say which problem a notice is about. Rule: `why_not_record_agenda_item`, of its group."""
    found = _visible(request, key)
    causes = list(queries.causes_to_write_for(request.actor))
    if not causes:
        web.admit(rules.NOBODYS)
    return web.submit(
        request,
        form=web.bound(partial(OnThreadForm, causes=causes), request, _day(found)),
        act=lambda data: actions_notices.put_on_thread(notice=found, by=request.actor, **data),
        template="notices/on_thread.html",
        context={"notice": found},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def notice_letter(request: Request, key: UUID) -> HttpResponse:
    """Begin the letter that a notice calls for. Rule: `why_not_write_about`, of the problem."""
    found = _visible(request, key)
    causes = list(queries.causes_to_write_for(request.actor))
    if not causes:
        web.admit(rules.NOBODYS)
    kinds = letters_for(found)
    asked = request.GET.get("fel", "")
    # Who signed for one group is not offered in the letter of another.
    of_one = len({cause.group_id for cause in causes}) == 1
    last = last_signed(request.actor, causes[0].group) if of_one else None
    said = {
        "instrument": asked if asked in kinds else kinds[0],
        "cause": causes[0].pk if len(causes) == 1 else None,
        "signer": last.signer if last else "",
        "domicile": last.domicile if last else "",
    }
    return web.submit(
        request,
        form=web.bound(partial(LetterAboutForm, causes=causes, instruments=kinds), request, said),
        act=lambda data: write_about(notice=found, by=request.actor, **data),
        template="notices/letter.html",
        context={"notice": found},
    )


def _visible(request: Request, key: UUID) -> Notice:
    return get_object_or_404(queries.notices_visible_to(request.actor), pk=key)


def _from_agenda(request: Request) -> dict[str, object]:
    """What a draft's form says already, where somebody comes to it from a point of an agenda."""
    key, point = pages.key_of(request.GET.get("din", "")), request.GET.get("punct", "")
    if key is None:
        return {}
    agenda = queries.notices_visible_to(request.actor).filter(pk=key).first()
    item = next((one for one in points_read(agenda) if one.key == point), None) if agenda else None
    if agenda is None or item is None:
        return {}
    return {
        "kind": Notice.Kind.DRAFT,
        "title": item.title[:240],
        "office": agenda.office,
        "published_on": agenda.published_on,
        "vote_on": agenda.meeting_on or agenda.vote_on,
        "url": agenda.url,
    }


def _day(found: Notice) -> dict[str, object]:
    return {"on": found.vote_on or found.meeting_on or found.published_on}
