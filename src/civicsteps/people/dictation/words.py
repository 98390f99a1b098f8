"""A filled form as its reader sees it, and as it is sent again."""

from datetime import date

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils import translation
from django.utils.translation import gettext as _

from civicsteps.core.days import said as day_said
from civicsteps.core.files.forms import PreparedFilesField
from civicsteps.core.files.prepare import Prepared

# What a page carries for itself; and where the mentor's own telephone was, which says nothing of
# the place that the caller speaks about.
PAGE_OWN = {"csrfmiddlewaretoken", "once", "shown", "trap", "accuracy"}


def posted(form: forms.Form) -> str:
    """Return what was sent, without files and without what belongs to the page alone."""
    sent = QueryDict(mutable=True)
    for name, values in _lists(form):
        if name not in PAGE_OWN and not name.endswith(("_kept", "_out")):
            sent.setlist(name, values)
    return sent.urlencode()


def files_of(form: forms.Form) -> dict[str, list[Prepared]]:
    """Return the good files of a valid form, by field."""
    return {
        name: list(field.widget.kept)
        for name, field in form.fields.items()
        if isinstance(field, PreparedFilesField) and field.widget.kept
    }


def said_in(form: forms.Form, language: str) -> list[tuple[str, str]]:
    """Return labels and values of a valid form in the language of who will read them."""
    with translation.override(language):
        lines = [(str(bound.label), _value(form, bound)) for bound in form.visible_fields()]
        point = [str(form.cleaned_data.get(name) or "") for name in ("lat", "lon")]
        if not all(point):
            point = [form.data.get(name, "") for name in ("lat", "lon")]
        if all(point) and "lat" in form.fields:
            lines.append((_("On the map"), ", ".join(point)))
        return [(label, value) for label, value in lines if value]


def _lists(form: forms.Form) -> list[tuple[str, list[str]]]:
    data = form.data
    if isinstance(data, QueryDict):
        return [(name, [str(v) for v in values]) for name, values in data.lists()]
    return [(str(name), [str(value)]) for name, value in data.items()]


def _value(form: forms.Form, bound: forms.BoundField) -> str:
    field, name = bound.field, bound.name
    if name in PAGE_OWN or isinstance(field, PreparedFilesField):
        return ""
    cleaned = form.cleaned_data.get(name)
    if isinstance(cleaned, models.Model):
        return str(getattr(cleaned, "label", cleaned))
    if isinstance(field, forms.BooleanField):
        return _("Yes") if cleaned or bound.data else _("No")
    if isinstance(cleaned, date):
        return day_said(cleaned)
    if isinstance(field, forms.ChoiceField):
        return _chosen(field, bound.data)
    return str(cleaned if isinstance(cleaned, str) else bound.data or "")


def _chosen(field: forms.ChoiceField, data: object) -> str:
    wanted = [str(one) for one in data] if isinstance(data, list) else [str(data)]
    named: dict[str, str] = {}
    for value, label in iter(field.choices):  # type: ignore[arg-type]  # pairs, or groups of them
        inner = label if isinstance(label, (list, tuple)) else [(value, label)]
        named |= {str(key): str(words) for key, words in inner}
    return ", ".join(named[one] for one in wanted if one in named)
