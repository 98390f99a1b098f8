"""The things of ledgers: their lists, each one's screen, and describing them."""

from functools import partial

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.people.groups.models import Group
from civicsteps.resolve.ledger import actions, pages, rules
from civicsteps.resolve.ledger.forms import AssetForm
from civicsteps.resolve.ledger.models import Asset
from civicsteps.resolve.ledger.queries import assets_listed, assets_visible_to

PAGE = 20
TYPED = ("name", "kind", "place", "cause", "built", "number", "notes", "lat", "lon")


@require_safe
def ledger(request: Request) -> HttpResponse:
    """List what nobody or somebody answers for. Rule: `assets_visible_to`."""
    text, kind = request.GET.get("q", "")[:100], request.GET.get("fel", "")
    page = _page(request, assets_listed(request.actor, text=text, kind=kind))
    context = {
        "page": page,
        "lines": [pages.line(asset) for asset in page],
        "text": text,
        "kinds": pages.kind_filters(text, kind),
        "hidden": [{"name": "fel", "value": kind}] if kind in Asset.Kind.values else [],
        "query": pages.query_of(text, kind),
    }
    return render(request, "ledger/list.html", context)


@require_safe
def group_ledger(request: Request, slug: str) -> HttpResponse:
    """List a group's things. Rule: `why_not_list_assets`."""
    group = get_object_or_404(Group, slug=slug)
    web.admit(rules.why_not_list_assets(request.actor, group))
    page = _page(request, assets_listed(request.actor, group=group))
    context = {
        "group": group,
        "page": page,
        "lines": [pages.line(asset) for asset in page],
        "may_add": rules.why_not_add_asset(request.actor, group) is None,
    }
    return render(request, "ledger/group.html", context)


@require_safe
def cause_ledger(request: Request, slug: str) -> HttpResponse:
    """List what a problem is about, and who answers for it. Rule: `causes_visible_to`."""
    causes = causes_visible_to(request.actor).select_related("group")
    cause = get_object_or_404(causes, slug=slug)
    page = _page(request, assets_listed(request.actor, cause=cause))
    may_add = rules.why_not_add_asset(request.actor, cause.group) is None
    context = {
        "cause": cause,
        "page": page,
        "lines": [pages.line(asset) for asset in page],
        "taking": pages.taking(request.GET.get("raspuns", ""), page) if may_add else [],
        "may_add": may_add,
    }
    return render(request, "ledger/cause.html", context)


@require_safe
def asset(request: Request, slug: str) -> HttpResponse:
    """Show who says whose a thing is. Rule: `assets_visible_to`."""
    found = get_object_or_404(assets_visible_to(request.actor), slug=slug)
    return render(request, "ledger/asset.html", pages.asset_page(found, by=request.actor))


@never_cache
@require_http_methods(["GET", "POST"])
def asset_new(request: Request, slug: str) -> HttpResponse:
    """Begin a ledger. Rule: `why_not_add_asset`."""
    group = get_object_or_404(Group, slug=slug)
    web.admit(rules.why_not_add_asset(request.actor, group))
    cause = group.causes.filter(slug=request.GET.get("problema", "").replace("\0", "")).first()
    said = {"cause": cause, "place": cause.place if cause else group.place}
    return web.submit(
        request,
        form=web.bound(partial(AssetForm, group=group), request, said),
        act=lambda data: actions.add_asset(group=group, by=request.actor, **data),
        template="ledger/new.html",
        context={"group": group, "cause": cause},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def asset_edit(request: Request, slug: str) -> HttpResponse:
    """Describe a thing better. Rule: `why_not_edit_asset`."""
    found = visible_asset(request, slug)
    web.admit(rules.why_not_edit_asset(request.actor, found))
    kept = {name: getattr(found, name) for name in TYPED}
    return web.submit(
        request,
        form=web.bound(partial(AssetForm, group=found.group), request, kept),
        act=lambda data: actions.edit_asset(asset=found, by=request.actor, **data),
        template="ledger/edit.html",
        context={"asset": found},
    )


def visible_asset(request: Request, slug: str) -> Asset:
    """Return a thing that the reader may see, or raise Http404."""
    return get_object_or_404(assets_visible_to(request.actor), slug=slug)


def _page(request: Request, assets: QuerySet[Asset]) -> Page[Asset]:
    return Paginator(assets, PAGE).get_page(request.GET.get("page"))
