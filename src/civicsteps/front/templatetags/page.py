"""What every page finds out about itself: what can be talked about on it, and who may keep it."""

from collections.abc import Iterator

from django import template
from django.db.models import Model
from django.template import Context
from django.urls import reverse

from civicsteps.people.comments.rules import why_not_read_talks
from civicsteps.people.comments.subjects import subject_at
from civicsteps.people.groups.models import Group

register = template.Library()

DEEPEST = 3


@register.inclusion_tag("parts/talk_link.html", takes_context=True)
def talk_link(context: Context) -> dict[str, object]:
    """A link to what members and mentor say about the page's row, for them alone.

    It asks the database nothing: the row comes with its group, or has no link.
    """
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    known = subject_at(match.url_name) if match and match.url_name else None
    row = context.get(known.shown_as) if known else None
    if known is None or not isinstance(row, Model):
        return {}
    group = _at_hand(row, known.group)
    if group is None or why_not_read_talks(request.actor, group):  # type: ignore[union-attr]  # it has a match
        return {}
    return {"url": reverse("talk", args=[known.kind, row.pk])}


@register.simple_tag(takes_context=True)
def keep_apart(context: Context) -> str:
    """Mark a page that is about a group at risk: no browser keeps it (`front.offline`)."""
    request = context.get("request")
    values = [value for layer in context.dicts for value in layer.values()]
    if request is not None and any(g.at_risk for value in values for g in _groups(value)):
        request.keep_apart = True
    return ""


def _at_hand(row: Model, path: str) -> Group | None:
    found: object = row
    for step in filter(None, path.split("__")):
        found = found._state.fields_cache.get(step) if isinstance(found, Model) else None
    return found if isinstance(found, Group) else None


def _groups(value: object, depth: int = 0) -> Iterator[Group]:
    """Yield the groups that a value is, or leads to without asking the database."""
    # By its own type: to ask a lazy value what it is would wake it (the CSRF token sets a cookie).
    if not issubclass(type(value), Model):
        return
    if isinstance(value, Group):
        yield value
    elif isinstance(value, Model) and depth < DEEPEST:
        for other in value._state.fields_cache.values():
            yield from _groups(other, depth + 1)
