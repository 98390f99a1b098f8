"""The pages of what a group brings in."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.people.groups.views.doors import group_or_404
from civicsteps.people.imports import actions, rules
from civicsteps.people.imports.forms import TickForm, jsonable, upload_form
from civicsteps.people.imports.models import Import, ImportRow
from civicsteps.people.imports.queries import imports_of, rows_of, shown
from civicsteps.people.imports.registry import KINDS
from civicsteps.people.imports.running import counts_of

PAGE = 50
CONFIRM = "imports/confirm.html"
BUSY = ("uploaded", "reading", "loading", "undoing")


@login_required
@require_safe
def imports(request: Request, slug: str) -> HttpResponse:
    """Show what can be brought in, and what was. Rule: why_not_see_imports."""
    group = group_or_404(request, slug)
    web.admit(rules.why_not_see_imports(request.actor, group))
    own = rules.why_not_begin_import(request.actor, group) is None
    kinds = [
        k for k in KINDS.values() if (k.why_not(request.actor, group) is None if k.staff else own)
    ]
    page = Paginator(imports_of(group), 20).get_page(request.GET.get("page"))
    context = {
        "group": group,
        "kinds": kinds,
        "may": bool(kinds),
        "page": page,
        "lines": [(batch, KINDS.get(batch.kind), _counted(batch)) for batch in page],
    }
    return render(request, "imports/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def import_new(request: Request, slug: str, kind: str) -> HttpResponse:
    """Bring files in, to be looked at. Rule: why_not_begin_import."""
    group = group_or_404(request, slug)
    taken = KINDS.get(kind)
    if taken is None:
        raise Http404
    web.admit(rules.why_not_begin_import(request.actor, group, taken))
    form_class = partial(upload_form(taken), kind=taken, group=group, by=request.actor)
    form = web.bound(form_class, request, {"about": request.GET.get("despre", "")})
    return web.submit(
        request,
        form=form,
        act=lambda data: actions.begin_import(
            group=group,
            kind=kind,
            files=data["files"],
            about=data.get("about", ""),
            choices=form.choices(),
            by=request.actor,
        ),
        template="imports/new.html",
        context={"group": group, "kind": taken},
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def import_(request: Request, pk: UUID) -> HttpResponse:
    """Show what was read, line by line, and keep what is ticked. Rule: why_not_choose_rows."""
    batch = _import(request, pk)
    state, search = request.GET.get("stare", ""), request.GET.get("q", "")[:100]
    state = state if state in ImportRow.State.values else ""
    rows = rows_of(batch, state=state, search=search)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    counts = counts_of(batch) if batch.rows.exists() else batch.counts
    context = {
        "batch": batch,
        "group": batch.group,
        "kind": KINDS[batch.kind],
        "page": page,
        "rows": [shown(batch, row) for row in page],
        "search": search,
        "filters": _filters(counts, state),
        "hidden": [{"name": "stare", "value": state}] if state else [],
        "query": query.urlencode(),
        "counts": counts,
        "chosen": batch.rows.filter(chosen=True).count(),
        "busy": batch.state in BUSY,
        "work": _work(batch, counts),
        "word": _word(batch),
        "result_url": _result_url(batch),
        "may_undo": rules.why_not_undo_import(request.actor, batch) is None,
        "may_drop": rules.why_not_drop_import(request.actor, batch) is None,
    }
    return web.submit(
        request,
        form=web.bound(TickForm, request),
        act=lambda data: _ticked(request, batch, data),
        template="imports/import.html",
        context=context,
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def import_again(request: Request, pk: UUID) -> HttpResponse:
    """Say which column is what, and read again. Rule: why_not_read_again."""
    batch = _import(request, pk)
    kind = KINDS[batch.kind]
    form_class = kind.again(batch) if kind.again else None
    if form_class is None:
        raise Http404
    return web.submit(
        request,
        form=web.bound(form_class, request),
        act=lambda data: actions.read_again(batch=batch, choices=jsonable(data), by=request.actor),
        template="imports/again.html",
        context={"batch": batch, "group": batch.group, "kind": kind},
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def import_confirm(request: Request, pk: UUID) -> HttpResponse:
    """Have the ticked lines written down. Rule: why_not_confirm_import."""
    batch = _import(request, pk)
    chosen = batch.rows.filter(chosen=True).count()
    text = ngettext("%(n)d line will be written down.", "%(n)d lines will be written down.", chosen)
    return _one_button(
        request,
        batch,
        act=actions.confirm_import,
        title=_("Write the lines down?"),
        text=text % {"n": chosen} + " " + _("Nobody is written to. You can take all of it back."),
        submit=_("Write the lines down"),
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def import_undo(request: Request, pk: UUID) -> HttpResponse:
    """Take back all that an import wrote down. Rule: why_not_undo_import."""
    return _one_button(
        request,
        _import(request, pk),
        act=actions.undo_import,
        title=_("Take all of it back?"),
        text=_("What this import wrote down goes. What something happened with since, stays."),
        submit=_("Take all back"),
        danger=True,
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def import_drop(request: Request, pk: UUID) -> HttpResponse:
    """Give an import up: the file and its lines go. Rule: why_not_drop_import."""
    return _one_button(
        request,
        _import(request, pk),
        act=actions.drop_import,
        title=_("Give it up?"),
        text=_("The file and what we read from it go. Nothing was written down."),
        submit=_("Give it up"),
        danger=True,
    )


def _import(request: Request, pk: UUID) -> Import:
    return get_object_or_404(rules.imports_visible_to(request.actor), pk=pk)


def _one_button(
    request: Request, batch: Import, *, act: Callable[..., object], **context: object
) -> HttpResponse:
    return web.submit(
        request,
        form=web.bound(forms.Form, request),
        act=lambda _data: act(batch=batch, by=request.actor),
        template=CONFIRM,
        context={"batch": batch, "group": batch.group, **context},
    )


def _ticked(request: Request, batch: Import, data: web.Cleaned) -> str:
    then, tick = data["then"], set(data["tick"])
    if then in {"all", "none"}:
        actions.choose_all_rows(batch=batch, chosen=then == "all", by=request.actor)
    else:
        untick = set(data["on_page"]) - tick
        actions.choose_rows(batch=batch, tick=tick, untick=untick, by=request.actor)
    if then == "load":
        return reverse("import_confirm", args=[batch.pk])
    query = request.GET.urlencode()
    return batch.get_absolute_url() + (f"?{query}" if query else "")


def _filters(counts: dict[str, int], current: str) -> list[dict[str, object]]:
    total = sum(counts.get(state, 0) for state in ImportRow.State.values)
    shown_states = [(s.value, s.label) for s in ImportRow.State if counts.get(s.value)]
    return [
        {
            "label": label,
            "url": f"?stare={state}" if state else "?",
            "count": counts.get(state, 0) if state else total,
            "current": state == current,
        }
        for state, label in [("", _("All")), *shown_states]
    ]


def _work(batch: Import, counts: dict[str, int]) -> dict[str, int]:
    """Return how far loading or taking back has come, to be shown as progress."""
    if batch.state == Import.State.LOADING:
        left = batch.rows.filter(chosen=True, state__in=["ready", "doubtful"]).count()
        done = counts.get("loaded", 0)
    elif batch.state == Import.State.UNDOING:
        done = counts.get("undone", 0) + counts.get("kept", 0)
        left = batch.rows.filter(chosen=True, state="loaded").exclude(made="").count()
    else:
        return {}
    return {"done": done, "all": done + left}


def _word(batch: Import) -> str:
    after = KINDS[batch.kind].word_after
    return after(batch) if after and batch.state == Import.State.LOADED else ""


def _result_url(batch: Import) -> str:
    where = KINDS[batch.kind].result_url
    return where(batch) if where and batch.state == Import.State.LOADED else ""


def _counted(batch: Import) -> str:
    """Return in a few words what became of an import's lines: counts, never a line."""
    new, undone = batch.counts.get("new", 0), batch.counts.get("undone", 0)
    total = sum(batch.counts.get(state, 0) for state in ImportRow.State.values)
    told = [ngettext("%(n)d line", "%(n)d lines", total) % {"n": total}] if total else []
    if new:
        told.append(_("written down: %(n)d") % {"n": new})
    if undone:
        told.append(_("taken back: %(n)d") % {"n": undone})
    return " · ".join(told)
