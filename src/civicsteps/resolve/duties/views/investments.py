"""The lists of investments: promised and done by year, and whether a street is in them."""

from functools import partial
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import clock, web
from civicsteps.core.editing.guard import guard
from civicsteps.core.http import Request
from civicsteps.people.groups.models import Group
from civicsteps.resolve.duties import actions_streets, export, pages, queries, rules
from civicsteps.resolve.duties.amounts import lei
from civicsteps.resolve.duties.forms import InvestmentForm, StageForm
from civicsteps.resolve.duties.models import InvestmentLine
from civicsteps.resolve.duties.views.streets import csv_answer, group_shown

PAGE = 25
ANSWERED = 10


@require_safe
def group_investments(request: Request, slug: str) -> HttpResponse:
    """Show a group's lists of investments, year by year. Rule: `sees`."""
    group = group_shown(request, slug)
    kept = _narrowed(request)
    page = Paginator(_lines(group, kept), PAGE).get_page(request.GET.get("page"))
    query = urlencode({name: value for name, value in kept.items() if value})
    sums = queries.sums_of(group)
    context = {
        "group": group,
        "page": page,
        "text": kept["q"],
        "query": query,
        "hidden": [{"name": n, "value": v} for n, v in kept.items() if v and n != "q"],
        "years": pages.filters(kept, "an", [(one.year, one.year) for one in sums]),
        "stages": pages.filters(kept, "stadiu", InvestmentLine.Stage.choices),
        "heads": pages.sum_heads(),
        "sums": pages.sum_rows(sums),
        "lines": [pages.line_of(line) for line in page],
        "may_add": rules.why_not_record_investment(request.actor, group) is None,
        "files": pages.files_of("investments_file", group.slug, query=query),
    }
    return render(request, "duties/investments.html", context)


@require_safe
def investments_file(request: Request, slug: str, kind: str) -> HttpResponse:
    """Give a group's lists as CSV, as they are narrowed. Rule: `sees`."""
    group = group_shown(request, slug)
    if kind != "csv":
        raise Http404
    lines = _lines(group, _narrowed(request))[: queries.MOST]
    return csv_answer(export.as_csv(export.LISTED, export.listed(lines)), group, "investitii")


@require_safe
def street_listed(request: Request, slug: str) -> HttpResponse:
    """Answer whether a street is in this year's list. Rule: `sees`."""
    group = group_shown(request, slug)
    asked = request.GET.get("q", "").strip()[:120]
    key = queries.street_key(asked)
    year = clock.today().year
    lines = list(queries.lines_of(group, text=asked)[:ANSWERED]) if key else []
    context = {
        "group": group,
        "text": asked,
        "year": year,
        "answer": pages.answer_of(lines, year=year, asked=key),
        "lines": lines,
        "shown": [pages.line_of(line) for line in lines],
    }
    return render(request, "duties/listed.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def investment_new(request: Request, slug: str) -> HttpResponse:
    """Copy a line of a list. Rule: `why_not_record_investment`."""
    group = group_shown(request, slug)
    web.admit(rules.why_not_record_investment(request.actor, group))
    return web.submit(
        request,
        form=web.bound(partial(InvestmentForm, group=group), request),
        act=lambda data: actions_streets.record_investment(group=group, by=request.actor, **data),
        template="duties/investment_new.html",
        context={"group": group},
    )


@require_safe
def investment(request: Request, key: UUID) -> HttpResponse:
    """Show a line of a list, its document and how far it came. Rule: `seen_by`."""
    line = _line(request, key)
    context = {
        "line": line,
        "amount": lei(line.amount),
        "may_move": rules.why_not_move_investment(request.actor, line) is None,
    }
    return render(request, "duties/investment.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def investment_move(request: Request, key: UUID) -> HttpResponse:
    """Write down how far a line came. Rule: `why_not_move_investment`."""
    line = _line(request, key)
    web.admit(rules.why_not_move_investment(request.actor, line))
    form = web.bound(StageForm, request, {"stage": line.stage})
    edit = guard(form, request, line)

    def act(data: web.Cleaned) -> InvestmentLine:
        return actions_streets.move_investment(line=line, by=request.actor, **data)

    return web.submit(
        request,
        form=form,
        act=edit.over(act),
        template="duties/stage.html",
        context={"line": line},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def investment_take_back(request: Request, key: UUID) -> HttpResponse:
    """Take back a line that was a mistake. Rule: `why_not_take_back_investment`."""
    line = _line(request, key)
    web.admit(rules.why_not_take_back_investment(request.actor, line))

    def act(_data: web.Cleaned) -> str:
        group = actions_streets.take_back_investment(line=line, by=request.actor)
        return reverse("group_investments", args=[group.slug])

    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=act,
        template="duties/one_button.html",
        context={
            "url": line.get_absolute_url(),
            "label": line,
            "title": _("It was entered by mistake"),
            "text": _("It is shown and counted no longer."),
        },
    )


def _lines(group: Group, kept: dict[str, str]) -> QuerySet[InvestmentLine]:
    year = int(kept["an"]) if kept["an"] else None
    return queries.lines_of(group, text=kept["q"], year=year, stage=kept["stadiu"])


def _narrowed(request: Request) -> dict[str, str]:
    year, stage = request.GET.get("an", ""), request.GET.get("stadiu", "")
    return {
        "q": request.GET.get("q", "")[:120],
        "an": year if year.isascii() and year.isdecimal() and len(year) == 4 else "",
        "stadiu": stage if stage in InvestmentLine.Stage.values else "",
    }


def _line(request: Request, key: UUID) -> InvestmentLine:
    seen = queries.lines_visible_to(request.actor).filter(taken_back_on=None)
    return get_object_or_404(seen, pk=key)
