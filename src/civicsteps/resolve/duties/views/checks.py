"""Checks of what an authority must publish: for everybody, for a group, one by one."""

from functools import partial
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes.models import Cause
from civicsteps.causes.rules import sees
from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.people.authorities.models import Authority
from civicsteps.people.groups.errands import hand_over
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.permissions import holds_in_group
from civicsteps.people.groups.roles import role_in
from civicsteps.resolve.duties import actions, export, pages, queries, rules
from civicsteps.resolve.duties.forms import CauseForm, LookForm, MissingForm, ReviewForm
from civicsteps.resolve.duties.models import Look, Review
from civicsteps.resolve.duties.packs import Duty, duties, duty
from civicsteps.resolve.letters.queries import last_signed

PAGE = 25


@require_safe
def authority_duties(request: Request, slug: str) -> HttpResponse:
    """Compare the years in which an authority was checked. Rule: `seen_by`."""
    authority = get_object_or_404(Authority, slug=slug)
    return _of_authority(request, authority, None)


@require_safe
def authority_duties_year(request: Request, slug: str, year: int) -> HttpResponse:
    """Show what was found of an authority's duties in a year. Rule: `seen_by`."""
    authority = get_object_or_404(Authority, slug=slug)
    return _of_authority(request, authority, year)


@require_safe
def group_duties(request: Request, slug: str) -> HttpResponse:
    """List a group's checks. Rule: `sees`."""
    group = _group(request, slug)
    found = queries.reviews_visible_to(request.actor).filter(group=group)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    lines = [
        {"url": one.get_absolute_url(), "title": str(one), "meta": pages.score_of(one)}
        for one in page
    ]
    may_open = rules.why_not_open_review(request.actor, group) is None
    context = {"group": group, "page": page, "lines": lines, "may_open": may_open}
    return render(request, "duties/group.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def duty_check_new(request: Request, slug: str) -> HttpResponse:
    """Begin the check of a year. Rule: `why_not_open_review`."""
    group = _group(request, slug)
    web.admit(rules.why_not_open_review(request.actor, group))
    return web.submit(
        request,
        form=web.bound(partial(ReviewForm, group=group), request),
        act=lambda data: actions.open_review(group=group, by=request.actor, **data),
        template="duties/new.html",
        context={"group": group},
    )


@require_safe
def duty_check(request: Request, key: UUID) -> HttpResponse:
    """Show a check: each thing, what was found, and before. Rule: `seen_by`."""
    review = _review(request, key)
    by = request.actor
    rows = pages.duty_rows(queries.standing_looks(review, inside=_inside(request, review)))
    context = {
        "review": review,
        "score": pages.score_of(review),
        "rows": rows,
        "may_look": rules.why_not_add_look(by, review) is None,
        "may_ask": rules.why_not_ask_to_look(by, review) is None,
        "may_lay": rules.why_not_lay_review(by, review) is None and review.cause_id is None,
        "may_take_off": rules.why_not_take_off_review(by, review) is None,
        "missing": pages.missing_of(rows),
        "cause": _cause_shown(request, review),
        "files": pages.files_of("duty_file", review.pk, kinds="csv json"),
    }
    return render(request, "duties/check.html", context)


@require_safe
def duty_file(request: Request, key: UUID, kind: str) -> HttpResponse:
    """Give a check as a file. Rule: `seen_by`."""
    review = _review(request, key)
    looks = list(queries.standing_looks(review, inside=False))
    if kind == "json":
        answer: HttpResponse = JsonResponse(
            export.as_json(review, looks), json_dumps_params={"ensure_ascii": False}
        )
    elif kind == "csv":
        text = export.as_csv(export.LOOKED, export.looked(looks))
        answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    else:
        raise Http404
    name = "obligatii" if review.group.at_risk else f"obligatii-{review.authority.slug}"
    answer["Content-Disposition"] = f'attachment; filename="{name}-{review.year}.{kind}"'
    return answer


@never_cache
@require_http_methods(["GET", "POST"])
def duty_look(request: Request, key: UUID, duty: str) -> HttpResponse:
    """Write down what was found of one thing. Rule: `why_not_add_look`."""
    review, one = _review(request, key), _duty(duty)
    web.admit(rules.why_not_add_look(request.actor, review))
    return web.submit(
        request,
        form=web.bound(LookForm, request),
        act=lambda data: actions.add_look(review=review, duty=one.id, by=request.actor, **data),
        template="duties/look.html",
        context={"review": review, "duty": one},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def duty_ask(request: Request, key: UUID, duty: str) -> HttpResponse:
    """Ask a neighbour to look for one thing. Rule: `why_not_ask_to_look`."""
    review, one = _review(request, key), _duty(duty)
    web.admit(rules.why_not_ask_to_look(request.actor, review))

    def act(_data: web.Cleaned) -> str:
        issued = actions.ask_to_look(review=review, duty=one.id, by=request.actor)
        return hand_over(request, review.group, issued)

    text = _("You get a link to send: “%(title)s”. What they find waits for you.")
    return _one_button(
        request, review, act, _("Ask a neighbour to look"), text % {"title": one.title}
    )


@never_cache
@require_http_methods(["GET", "POST"])
def duty_judge(request: Request, key: UUID) -> HttpResponse:
    """See what a neighbour found, and let it count. Rule: `why_not_accept_look`."""
    look = _look(request, key)
    web.admit(rules.why_not_accept_look(request.actor, look))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.accept_look(look=look, by=request.actor),
        template="duties/judge.html",
        context={"look": look, "review": look.review, "day": pages.day_of(look)},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def duty_take_back(request: Request, key: UUID) -> HttpResponse:
    """Take back what was entered by mistake. Rule: `why_not_take_back_look`."""
    look = _look(request, key)
    web.admit(rules.why_not_take_back_look(request.actor, look))
    return _one_button(
        request,
        look.review,
        lambda _data: actions.take_back_look(look=look, by=request.actor),
        _("It was entered by mistake"),
        f"{look}: {look.get_state_display()}, {pages.day_of(look)}",
    )


@never_cache
@require_http_methods(["GET", "POST"])
def duty_lay(request: Request, key: UUID) -> HttpResponse:
    """Lay a check on the thread of a problem. Rule: `why_not_lay_review`."""
    review = _review(request, key)
    web.admit(rules.why_not_lay_review(request.actor, review))
    return web.submit(
        request,
        form=web.bound(partial(CauseForm, group=review.group), request),
        act=lambda data: actions.lay_review(review=review, by=request.actor, **data),
        template="duties/lay.html",
        context={"review": review},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def duty_take_off(request: Request, key: UUID) -> HttpResponse:
    """Take a check off the thread of its problem. Rule: `why_not_take_off_review`."""
    review = _review(request, key)
    web.admit(rules.why_not_take_off_review(request.actor, review))
    return _one_button(
        request,
        review,
        lambda _data: actions.take_off_review(review=review, by=request.actor),
        _("Take it off the problem"),
        _("The check stays; the problem no longer rests on it."),
    )


@never_cache
@require_http_methods(["GET", "POST"])
def duty_letter(request: Request, key: UUID) -> HttpResponse:
    """Begin the request for what is missing. Rule: `why_not_ask_for_missing`, of the problem."""
    review = _review(request, key)
    web.admit(rules.why_not_ask_to_look(request.actor, review))
    rows = pages.duty_rows(queries.standing_looks(review, inside=False))
    missing = pages.missing_of(rows)
    asked = _asked(request.GET.get("fel", ""), missing)
    last = last_signed(request.actor, review.group)
    said = {
        "duties": asked,
        "signer": last.signer if last else "",
        "domicile": last.domicile if last else "",
    }
    form = partial(MissingForm, review=review, missing=missing)
    return web.submit(
        request,
        form=web.bound(form, request, said),
        act=lambda data: actions.ask_for_missing(review=review, by=request.actor, **data),
        template="duties/letter.html",
        context={"review": review, "missing": missing},
    )


@require_safe
def duty_thanks(request: Request) -> HttpResponse:
    """Thank whoever looked for something. Rule: everybody; it shows nothing."""
    return render(request, "duties/thanks.html")


def _of_authority(request: Request, authority: Authority, year: int | None) -> HttpResponse:
    found = queries.reviews_visible_to(request.actor).filter(authority=authority)
    shown = found.filter(year=year) if year else found
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    first = page[0] if year and len(page) else None
    rows = pages.duty_rows(queries.standing_looks(first, inside=False)) if first else []
    years = found.order_by("-year").values_list("year", flat=True).distinct()
    context = {
        "authority": authority,
        "year": year,
        "years": list(years[:PAGE]),
        "page": page,
        "heads": [_("Year"), _("Group"), _("Found")],
        "table": pages.compared(page),
        "review": first,
        "score": pages.score_of(first) if first else "",
        "rows": rows,
        "total": len(duties()),
    }
    return render(request, "duties/authority.html", context)


def _one_button(
    request: Request, review: Review, act: web.Act, title: str, text: str
) -> HttpResponse:
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=act,
        template="duties/one_button.html",
        context={"url": review.get_absolute_url(), "label": review, "title": title, "text": text},
    )


def _asked(key: str, missing: list[Duty]) -> list[str]:
    one = [found.id for found in missing if found.id == key]
    return one or [found.id for found in missing]


def _cause_shown(request: Request, review: Review) -> Cause | None:
    cause = review.cause if review.is_laid else None
    return cause if cause and sees(request.actor, cause) else None


def _inside(request: Request, review: Review) -> bool:
    return holds_in_group(role_in(request.actor, review.group), "R", "evidence")


def _review(request: Request, key: UUID) -> Review:
    return get_object_or_404(queries.reviews_visible_to(request.actor), pk=key)


def _look(request: Request, key: UUID) -> Look:
    return get_object_or_404(queries.looks_visible_to(request.actor), pk=key)


def _duty(key: str) -> Duty:
    if found := duty(key):
        return found
    raise Http404


def _group(request: Request, slug: str) -> Group:
    group = get_object_or_404(Group, slug=slug)
    if not rules.sees(request.actor, group):
        raise Http404
    return group
