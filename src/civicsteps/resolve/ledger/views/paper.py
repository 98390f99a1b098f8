"""A ledger to take along: on A3, as CSV, as JSON."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from civicsteps.core import clock
from civicsteps.core.http import Request
from civicsteps.core.turns import in_turn
from civicsteps.resolve.ledger import export, pdf
from civicsteps.resolve.ledger.queries import claims_of
from civicsteps.resolve.ledger.views.assets import visible_asset


@require_safe
@in_turn
def asset_pdf(request: Request, slug: str) -> HttpResponse:
    """Give a ledger on an A3 sheet. Rule: `assets_visible_to`."""
    asset = visible_asset(request, slug)
    made = pdf.render(asset, claims_of(asset), on=clock.today())
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{asset.file_name}.pdf"'
    return answer


@require_safe
def asset_csv(request: Request, slug: str) -> HttpResponse:
    """Give a ledger as CSV. Rule: `assets_visible_to`."""
    asset = visible_asset(request, slug)
    text = export.as_csv(asset, claims_of(asset))
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{asset.file_name}.csv"'
    return answer


@require_safe
def asset_json(request: Request, slug: str) -> JsonResponse:
    """Give a ledger as JSON. Rule: `assets_visible_to`."""
    asset = visible_asset(request, slug)
    return JsonResponse(export.as_json(asset, claims_of(asset)))
