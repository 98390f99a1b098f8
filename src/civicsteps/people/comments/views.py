"""The pages of what members and mentors say to each other: nobody else finds anything there."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.core.models import ref
from civicsteps.people.comments import actions, rules
from civicsteps.people.comments.forms import CommentForm
from civicsteps.people.comments.models import Comment, Talk
from civicsteps.people.comments.queries import (
    comments_of,
    groups_talked_in,
    read_until,
    side_of,
    talk_about,
    talks_of,
)
from civicsteps.people.comments.subjects import group_of, subject, title_of
from civicsteps.people.groups.models import Group

PER_PAGE = 20
STATES = ("noi", "raspund")


@dataclass(frozen=True, slots=True)
class Said:
    """A comment as its page shows it."""

    comment: Comment
    who: str
    fresh: bool
    may_resolve: bool
    may_take_back: bool


@never_cache
@login_required
@require_safe
def talks(request: Request) -> HttpResponse:
    """List all that somebody talks about, unread first. Rule: groups_talked_in."""
    return _list(request, None)


@never_cache
@login_required
@require_safe
def group_talks(request: Request, slug: str) -> HttpResponse:
    """List what a group talks about, unread first. Rule: why_not_read_talks."""
    return _list(request, get_object_or_404(groups_talked_in(request.actor), slug=slug))


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def talk(request: Request, kind: str, key: UUID) -> HttpResponse:
    """Show what was said about a row, and take more. Rule: why_not_read_talks; one sees the row."""
    known = subject(kind)
    row = known.row(key, request.actor) if known else None
    if row is None or rules.why_not_read_talks(request.actor, group_of(row)):
        raise Http404
    group = group_of(row)
    found = talk_about(group, ref(row))
    if found and request.method == "POST" and (done := _small_act(request, found)):
        return done
    return web.submit(
        request,
        form=web.bound(CommentForm, request),
        act=lambda data: actions.write_comment(about=row, by=request.actor, **data),
        template="comments/talk.html",
        context={
            "row": row,
            "title": title_of(row),
            "word": known.word if known else "",
            "group": group,
            **(_said(request, found) if found else {}),
        },
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def comment_take_back(request: Request, pk: UUID) -> HttpResponse:
    """Take one's own words back. Rule: why_not_take_back_comment."""
    inside = Comment.objects.filter(talk__group__in=groups_talked_in(request.actor))
    comment = get_object_or_404(inside.select_related("talk__group"), pk=pk)
    web.admit(rules.why_not_take_back_comment(request.actor, comment))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.take_back_comment(comment=comment, by=request.actor),
        template="comments/take_back.html",
        context={"comment": comment},
    )


def _list(request: Request, group: Group | None) -> HttpResponse:
    state = request.GET.get("stare", "")
    found = talks_of(request.actor, group=group)
    if state == "noi":
        found = found.filter(unread=True)  # type: ignore[misc]  # annotated
    elif state == "raspund":
        found = found.exclude(awaits="")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    states = [
        ("", pgettext("talks", "all")),
        ("noi", pgettext("talks", "not read")),
        ("raspund", pgettext("talks", "waiting for an answer")),
    ]
    context = {
        "group": group,
        "page": page,
        "lines": [(one, known.word if (known := subject(one.kind)) else "") for one in page],
        "filters": [
            {"label": label, "url": f"?stare={word}" if word else "?", "current": word == state}
            for word, label in states
        ],
        "query": f"stare={state}" if state in STATES else "",
    }
    return render(request, "comments/list.html", context)


def _small_act(request: Request, found: Talk) -> HttpResponse | None:
    """Do what the page's small buttons ask: nothing is typed, so nothing can be lost."""
    if "read" in request.POST:
        actions.read_talk(talk=found, by=request.actor)
    elif "resolve" in request.POST:
        keys = (str(key) for key in found.comments.values_list("pk", flat=True))
        wanted = next((key for key in keys if key == request.POST["resolve"]), None)
        comment = get_object_or_404(found.comments, pk=wanted)
        actions.resolve_comment(comment=comment, by=request.actor)
    else:
        return None
    return redirect(found.get_absolute_url())


def _said(request: Request, found: Talk) -> dict[str, object]:
    by = request.actor
    until = read_until(by, found)
    page = Paginator(comments_of(found), PER_PAGE).get_page(request.GET.get("page"))
    said = [
        Said(
            comment,
            _who(comment),
            fresh=comment.by_id != by.pk and (until is None or comment.at > until),
            may_resolve=rules.why_not_resolve_comment(by, comment) is None,
            may_take_back=rules.why_not_take_back_comment(by, comment) is None,
        )
        for comment in page
    ]
    return {
        "talk": found,
        "page": page,
        "said": said,
        "unread": any(one.fresh for one in said),
        "my_turn": found.awaits == side_of(by, found.group),
    }


def _who(comment: Comment) -> str:
    if comment.talk.group.at_risk:
        return _("the mentor") if comment.from_centre else _("somebody of the group")
    user = getattr(comment.by, "user", None)
    name = str(user) if user else _("somebody who left")
    return _("%(name)s, mentor") % {"name": name} if comment.from_centre else name
