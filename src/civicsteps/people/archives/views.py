"""A group's archive, and the log of what went out."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.core.refusals import Refused
from civicsteps.people.archives import actions, rules
from civicsteps.people.archives.forms import ArchiveForm
from civicsteps.people.archives.models import Archive
from civicsteps.people.archives.queries import archives_of, exports_of, former_members_of
from civicsteps.people.archives.storing import open_file
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.views.doors import contacts_group_or_404

PAGE = 50


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def archive(request: Request, slug: str) -> HttpResponse:
    """Ask for the group's archive, and see those that are there. Rule: why_not_see_archives."""
    group = contacts_group_or_404(request, slug)
    web.admit(rules.why_not_see_archives(request.actor, group))
    return web.submit(
        request,
        form=web.bound(ArchiveForm, request),
        act=lambda data: _asked(request, group, data),
        template="archives/archive.html",
        context={
            "group": group,
            "archives": archives_of(group),
            "former": former_members_of(group),
        },
    )


@never_cache
@require_POST
@login_required
def take(request: Request, pk: str) -> HttpResponseBase:
    """Give an archive's file. Rule: why_not_take_archive."""
    rows = Archive.objects.select_related("group")
    found = get_object_or_404(rows, pk=pk)
    contacts_group_or_404(request, found.group.slug)
    web.admit(rules.why_not_take_archive(request.actor, found))
    try:
        actions.take_archive(archive=found, by=request.actor)
        file = open_file(found)
    except (Refused, FileNotFoundError):
        return redirect("group_archive", found.group.slug)
    response = FileResponse(file, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, found.file_name) or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response


@never_cache
@login_required
@require_GET
def exports(request: Request, slug: str) -> HttpResponse:
    """Show what went out of the group, and who took it. Rule: why_not_see_exports."""
    group = contacts_group_or_404(request, slug)
    web.admit(rules.why_not_see_exports(request.actor, group))
    page = Paginator(exports_of(group), PAGE).get_page(request.GET.get("page"))
    return render(request, "archives/exports.html", {"group": group, "page": page})


def _asked(request: Request, group: Group, data: web.Cleaned) -> str:
    actions.ask_for_archive(group=group, by=request.actor, **data)
    return reverse("group_archive", args=[group.slug])
