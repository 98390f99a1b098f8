"""What a programme says of its groups: the centre proposes it, the group agrees with one tap."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.programme.calls import actions, rules
from civicsteps.programme.calls.forms import AnnouncementForm, NamingForm
from civicsteps.programme.calls.models import Announcement, Participation
from civicsteps.programme.calls.queries import Announced, announced, called
from civicsteps.programme.calls.views.programmes import framed, programme_or_404


@require_GET
def programme_announcement(request: Request, slug: str) -> HttpResponse:
    """Announce the groups in the words that each agreed to. Rule: `programmes_visible_to`."""
    row = programme_or_404(request, slug)
    joined = announced(row)
    told = [_told(found) for found in joined if _is_called(found.participation)]
    context = framed(row) | {
        "told": told,
        "silent": len(joined) - len(told),
        "own": [
            {"label": found.participation.group.name, "url": found.participation.get_absolute_url()}
            for found in joined
            if rules.sees_announcement(request.actor, found.participation)
        ],
        "share_url": settings.SITE_URL + request.path,
    }
    return render(request, "calls/announcement.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def announcement(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show what is proposed of a group, to agree to. Rule: `why_not_approve_announcement`."""
    found = _participation(request, slug, pk)
    waiting, standing, by = _waiting(found), _standing(found), request.actor
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: _approved(found, waiting, request),
        template="calls/announcement_group.html",
        context={
            "programme": found.programme,
            "participation": found,
            "called": called(found),
            "waiting": waiting,
            "standing": standing,
            "may_approve": waiting and not rules.why_not_approve_announcement(by, waiting),
            "may_withdraw": not rules.why_not_choose_naming(by, found),
            "may_propose": not rules.why_not_propose_announcement(by, found),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def announcement_propose(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Propose what is said of a group. Rule: `why_not_propose_announcement`."""
    found = _participation(request, slug, pk)
    web.admit(rules.why_not_propose_announcement(request.actor, found))
    last, by = _waiting(found) or _standing(found), request.actor
    kept = (
        {"text": last.text, "text_en": last.text_en}
        if last
        else {"text": found.group.aim, "text_en": found.group.aim_en}
    )
    return web.submit(
        request,
        form=web.bound(AnnouncementForm, request, kept),
        act=lambda data: actions.propose_announcement(participation=found, by=by, **data),
        template="calls/announcement_form.html",
        context={
            "participation": found,
            "title": _("What the programme says of the group"),
            "text": _("It is shown once the group has agreed. Changed words need their yes anew."),
            "submit": _("Ask the group"),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def announcement_withdraw(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say no, or take it back. Rule: `why_not_withdraw_announcement`."""
    found = _participation(request, slug, pk)
    web.admit(rules.why_not_choose_naming(request.actor, found))
    last = _waiting(found) or _standing(found)
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: _withdrawn(found, last, request),
        template="calls/announcement_form.html",
        context={
            "participation": found,
            "title": _("We do not want this said of us"),
            "text": _("Nobody reads it any more. The centre can propose other words."),
            "words": last,
            "submit": _("Take it away"),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def announcement_naming(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say how the group is called. Rule: `why_not_choose_naming`."""
    found = _participation(request, slug, pk)
    web.admit(rules.why_not_choose_naming(request.actor, found))
    kept = {name: getattr(found, name) for name in ("naming", "alias", "alias_en")}
    return web.submit(
        request,
        form=web.bound(NamingForm, request, kept),
        act=lambda data: actions.choose_naming(participation=found, by=request.actor, **data),
        template="calls/announcement_form.html",
        context={
            "participation": found,
            "title": _("How the programme calls you"),
            "text": _("On all the programme's pages. What you are not called by is not shown."),
            "submit": _("Keep it"),
        },
    )


def _participation(request: Request, slug: str, pk: UUID) -> Participation:
    rows = Participation.objects.select_related("group", "programme__centre")
    found = get_object_or_404(rows, pk=pk, programme__slug=slug)
    if not rules.sees_announcement(request.actor, found):
        raise Http404
    return found


def _waiting(found: Participation) -> Announcement | None:
    return found.announcements.filter(approved_at=None, withdrawn_at=None).first()


def _standing(found: Participation) -> Announcement | None:
    return found.announcements.filter(approved_at__isnull=False, withdrawn_at=None).first()


def _approved(found: Participation, waiting: Announcement | None, request: Request) -> str:
    # Somebody else said yes or no meanwhile: the page tells.
    if waiting is not None:
        actions.approve_announcement(announcement=waiting, by=request.actor)
    return found.get_absolute_url()


def _withdrawn(found: Participation, last: Announcement | None, request: Request) -> str:
    if last is not None:
        actions.withdraw_announcement(announcement=last, by=request.actor)
    return found.get_absolute_url()


def _is_called(found: Participation) -> bool:
    return found.is_named or bool(found.alias)


def _told(found: Announced) -> dict[str, object]:
    group, is_named = found.participation.group, found.participation.is_named
    words = found.standing
    return {
        "called": called(found.participation),
        "place": group.place if is_named else "",
        "url": group.get_absolute_url() if is_named else "",
        "words": words.text_said if words else "",
        "lacks_english": bool(words and not words.text_en),
    }
