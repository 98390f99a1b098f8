"""The page on which a group types what happened until now."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.follow.history.forms import ROWS, GridForm
from civicsteps.follow.history.rules import why_not_open_grid
from civicsteps.people.groups.views.doors import group_or_404
from civicsteps.people.imports.actions import begin_import


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def history(request: Request, slug: str) -> HttpResponse:
    """Type what happened until now, to be looked at row by row. Rule: `why_not_open_grid`."""
    group, by = group_or_404(request, slug), request.actor
    web.admit(why_not_open_grid(by, group))
    typed = request.POST.get("rows", "")
    rows = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 4 else ROWS
    grid = partial(GridForm, group=group, by=by)
    context = {"group": group}
    if request.method == "POST" and "more" in request.POST:
        # More rows keep what was typed; a browser sends no file twice.
        form = grid(initial=request.POST.dict(), rows=rows + ROWS)
        return render(request, "history/grid.html", {**context, "form": form})
    return web.submit(
        request,
        form=web.bound(partial(grid, rows=rows), request, {"about": request.GET.get("despre", "")}),
        act=lambda data: begin_import(
            group=group, kind="past_acts", files=data["given"], about=data["about"], by=by
        ),
        template="history/grid.html",
        context=context,
    )
