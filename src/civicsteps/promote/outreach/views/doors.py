"""How the pages of going out find what they are about."""

from collections.abc import Container
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from civicsteps.causes.models import Cause
from civicsteps.causes.queries import causes_visible_to
from civicsteps.core.http import Request
from civicsteps.core.journal.models import Entry
from civicsteps.people.groups.models import Group
from civicsteps.promote.outreach.queries import acts_to_tell, causes_to_tell, groups_to_tell


def told_cause(slug: str) -> Cause:
    """Return a problem that everybody may read."""
    return get_object_or_404(causes_to_tell(), slug=slug)


def told_group(slug: str) -> Group:
    """Return a group or coalition."""
    return get_object_or_404(groups_to_tell(), slug=slug)


def told_act(cause: Cause, key: UUID) -> Entry:
    """Return something that happened with a problem, where everybody may read it."""
    return get_object_or_404(acts_to_tell(cause), pk=key)


def seen_cause(request: Request, slug: str) -> Cause:
    """Return a problem that the reader may see."""
    return get_object_or_404(causes_visible_to(request.actor).select_related("group"), slug=slug)


def size_or_404(size: str, known: Container[str]) -> str:
    """Return a size or shape of those that we make."""
    if size not in known:
        raise Http404
    return size


def given(content: bytes | str, kind: str, name: str) -> HttpResponse:
    """Return a file of ours, to look at or to keep under a name."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
