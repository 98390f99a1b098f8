"""The pages of options, and the group's vote."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.people.groups.errands import hand_over
from civicsteps.people.groups.queries import groups_run_by
from civicsteps.resolve.meetings import actions_options as actions
from civicsteps.resolve.meetings import forms, pages, rules
from civicsteps.resolve.meetings.models import Table
from civicsteps.resolve.meetings.queries import options_inside, tables_inside, tables_listed

PAGE = 25


@never_cache
@require_safe
def group_options(request: Request, slug: str) -> HttpResponse:
    """List a group's pages of options. Rule: `groups_run_by`, `why_not_list_meetings`."""
    group = get_object_or_404(groups_run_by(request.actor), slug=slug)
    web.admit(rules.why_not_list_meetings(request.actor, group))
    page = Paginator(tables_listed(group), PAGE).get_page(request.GET.get("page"))
    lines = [pages.table_line(table) for table in page]
    return render(request, "meetings/tables.html", {"group": group, "page": page, "lines": lines})


@never_cache
@require_http_methods(["GET", "POST"])
def option_table_new(request: Request, slug: str) -> HttpResponse:
    """Open a page of options. Rule: `why_not_open_table`."""
    causes = causes_visible_to(request.actor).select_related("group")
    cause = get_object_or_404(causes, slug=slug)
    web.admit(rules.why_not_open_table(request.actor, cause))
    return web.submit(
        request,
        form=web.bound(forms.TableForm, request, {"cause": cause}),
        act=lambda data: actions.open_table(cause=cause, by=request.actor, **data),
        template="meetings/table_new.html",
        context={"cause": cause},
    )


@never_cache
@require_safe
def option_table(request: Request, key: UUID) -> HttpResponse:
    """Show a page of options. Rule: `tables_inside`."""
    table = _inside(request, key)
    return render(request, "meetings/table.html", pages.table_page(table, by=request.actor))


@never_cache
@require_http_methods(["GET", "POST"])
def option_write(request: Request, key: UUID) -> HttpResponse:
    """Write an option, or change one. Rule: `why_not_write_option`."""
    table = _inside(request, key)
    web.admit(rules.why_not_write_option(request.actor, table))

    def act(data: web.Cleaned) -> object:
        return actions.write_option(table=table, by=request.actor, **data)

    form = web.bound(forms.OfficerOptionForm, request)
    context = {"table": table, "options": pages.options_of(table)}
    return web.submit(request, form=form, act=act, template="meetings/option.html", context=context)


@never_cache
@require_http_methods(["GET", "POST"])
def option_drop(request: Request, key: UUID) -> HttpResponse:
    """Leave an option out. Rule: `why_not_drop_option`."""
    option = get_object_or_404(options_inside(request.actor), pk=key)
    web.admit(rules.why_not_drop_option(request.actor, option))
    last = option.versions.first()
    return _one_button(
        request,
        option.table,
        title=_("Leave this option out"),
        text=last.title if last else "",
        submit=_("Leave this out"),
        act=lambda _data: actions.drop_option(option=option, by=request.actor),
    )


@never_cache
@require_http_methods(["GET", "POST"])
def option_invite(request: Request, key: UUID) -> HttpResponse:
    """Make the link by which the office writes options. Rule: `why_not_invite_office`."""
    table = _inside(request, key)
    web.admit(rules.why_not_invite_office(request.actor, table))

    def act(_data: web.Cleaned) -> str:
        issued = actions.invite_office(table=table, by=request.actor)
        return hand_over(request, table.cause.group, issued)

    return _one_button(
        request,
        table,
        title=_("A link for the office"),
        text=_("Whoever has it can write options here for sixty days, without an account."),
        submit=_("Make the link"),
        act=act,
    )


@never_cache
@require_http_methods(["GET", "POST"])
def option_vote_new(request: Request, key: UUID) -> HttpResponse:
    """Put what is offered to the vote. Rule: `why_not_open_vote`."""
    table = _inside(request, key)
    web.admit(rules.why_not_open_vote(request.actor, table))
    return web.submit(
        request,
        form=web.bound(forms.VoteOpenForm, request),
        act=lambda data: actions.open_vote(table=table, by=request.actor, **data),
        template="meetings/vote_new.html",
        context={"table": table},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def option_vote(request: Request, key: UUID) -> HttpResponse:
    """Vote on what is offered. Rule: `why_not_cast_vote`."""
    table = _inside(request, key)
    web.admit(rules.why_not_cast_vote(request.actor, table))
    return web.submit(
        request,
        form=web.bound(forms.VoteForm, request),
        act=lambda data: actions.cast_vote(table=table, by=request.actor, **data).table,
        template="meetings/vote.html",
        context={"table": table},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def option_vote_close(request: Request, key: UUID) -> HttpResponse:
    """Count the votes. Rule: `why_not_close_vote`."""
    table = _inside(request, key)
    web.admit(rules.why_not_close_vote(request.actor, table))
    return _one_button(
        request,
        table,
        title=_("Count the votes"),
        text=_("The counts stay here; how each one voted is forgotten."),
        submit=_("Count the votes"),
        act=lambda _data: actions.close_vote(table=table, by=request.actor),
    )


@require_safe
def options_thanks(request: Request) -> HttpResponse:
    """Thank an officer who wrote an option. Rule: anybody."""
    return render(request, "meetings/thanks.html")


def _inside(request: Request, key: UUID) -> Table:
    return get_object_or_404(tables_inside(request.actor), pk=key)


def _one_button(
    request: Request, table: Table, *, title: str, text: str, submit: str, act: web.Act
) -> HttpResponse:
    context = {
        "cause": table.cause, "back": table.get_absolute_url(), "back_label": table.title,
        "title": title, "text": text, "submit": submit,
    }  # fmt: skip
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=act,
        template="meetings/one_button.html",
        context=context,
    )
