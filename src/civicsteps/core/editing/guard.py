"""Nobody's words are lost: what an edit form does when the row has changed meanwhile.

The form carries, signed, keyed hashes of its fields as they were when the page was made. When it
comes back, fields that only one side changed are merged; where both changed the same one, nothing
is saved, and the form comes back with both texts and a choice.

    form = web.bound(CauseForm, request, kept)
    edit = guard(form, request, cause)
    return web.submit(request, form=form, act=edit.over(lambda data: edit_cause(...)), ...)
"""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from civicsteps.core.editing import presence
from civicsteps.core.http import Request
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy

_SALT = "civicsteps.editing.version"
FIELD = "version"
BOTH = Refusal(
    _("Somebody changed the same thing while you were writing. Nothing is lost: choose below.")
)
OLD = Refusal(_("The page was old. What you wrote is kept: send again."))
AGAIN = Refusal(_("Somebody did this at the same moment. Look once more."))

type Act = Callable[[dict[str, Any]], object]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that two people changed: what each wrote, and the name of the choice."""

    name: str
    label: str
    mine: str
    theirs: str

    @property
    def choice(self) -> str:
        """The name under which the page sends which of the two stays."""
        return f"keep_{self.name}"


class Guard:
    """The version of a row that a form was made from, and what came of it meanwhile."""

    def __init__(
        self, form: forms.Form, request: Request, row: models.Model, attributes: dict[str, str]
    ) -> None:
        self.form, self.row, self.attributes = form, row, attributes
        self.request, self.by = request, request.actor
        self.now = self._read(row)
        self.conflicts: list[Conflict] = []
        self.merged: list[str] = []
        self.refusal: Refusal | None = None
        self.guarded = False
        self.data = QueryDict(mutable=True)
        form.fields[FIELD] = forms.CharField(required=False, widget=forms.HiddenInput)
        form.initial[FIELD] = self._token([])
        if form.is_bound:
            self._merge()

    @cached_property
    def others(self) -> list[str]:
        """A sentence for each other person who writes here now."""
        return presence.others_at(ref(self.row), but=self.by)

    @property
    def ticket(self) -> str:
        """What the page shows to say that it is open."""
        return presence.ticket(self.row, self.by)

    def over(self, act: Act) -> Act:
        """Return the act to perform where nothing is in dispute and the row stands still."""

        def run(data: dict[str, Any]) -> object:
            data.pop(FIELD, None)
            refuse(self.refusal)
            with transaction.atomic():
                rows = type(self.row)._default_manager.select_for_update()
                if self.guarded and self._read(rows.get(pk=self.row.pk)) != self.now:
                    raise Refused(AGAIN)
                done = act(data)
            self._tell()
            return done

        return run

    def _tell(self) -> None:
        if self.merged:
            labels = [str(self.form.fields[name].label or "") for name in self.merged]
            said = gettext("Somebody else changed this meanwhile, and it stays too: %(fields)s.")
            named = ", ".join(dict.fromkeys(filter(None, labels)))
            messages.info(self.request, said % {"fields": named or gettext("the place on the map")})

    def _read(self, row: models.Model) -> dict[str, object]:
        return {name: _at(row, at) for name, at in self.attributes.items()}

    def _token(self, asked: list[str]) -> str:
        hashes = {name: _hash(name, value) for name, value in self.now.items()}
        return signing.dumps([ref(self.row), hashes, asked], salt=_SALT)

    def _merge(self) -> None:
        data = self.data = self.request.POST.copy()
        self.form.data = data
        sent = data.get(FIELD, "")
        data[FIELD] = self._token([])
        if not sent:
            return
        try:
            row, was, asked = signing.loads(sent, salt=_SALT)
        except (signing.BadSignature, ValueError, TypeError):
            row, was, asked = "", {}, []
        if row != ref(self.row):
            self.refusal = OLD
            return
        self.guarded = True
        for name, value in self.now.items():
            self._settle(name, value, was.get(name), asked=name in asked)
        if self.conflicts:
            self.refusal = BOTH
            data[FIELD] = self._token([conflict.name for conflict in self.conflicts])

    def _settle(self, name: str, value: object, was: str | None, *, asked: bool) -> None:
        mine = self._typed(name)
        now, typed = _hash(name, value), _hash(name, mine)
        if now == typed or (now == was and not asked):
            return
        chosen = self.data.get(f"keep_{name}") if asked and now == was else None
        if typed == was or chosen == "theirs":
            self.merged.append(name)
            _put(self.data, name, value)
        elif chosen != "mine" and not self.form.fields[name].widget.is_hidden:
            label = str(self.form.fields[name].label or name)
            both = self._said(name, mine), self._said(name, value)
            self.conflicts.append(Conflict(name, label, *both))

    def _typed(self, name: str) -> object:
        field = self.form.fields[name]
        raw = field.widget.value_from_datadict(self.data, self.form.files, name)
        try:
            return field.clean(raw)
        except ValidationError:
            return raw

    def _said(self, name: str, value: object) -> str:
        if isinstance(value, bool):
            return gettext("Yes") if value else gettext("No")
        if isinstance(value, models.Model):
            return str(getattr(value, "label", value))
        choices = dict(getattr(self.form.fields[name], "choices", ()))
        return str(choices.get(value, "" if value is None else value))


def guard(form: forms.Form, request: Request, row: models.Model, **named: str) -> Guard:
    """Let a form of a row lose nobody's words; the fields are those with an initial value.

    `named` gives the row's attribute where a field has another name (`by_when="until"`), or a key
    of one that is JSON of texts (`part_place="told.place"`). The form shows who else writes there
    (`form.guard` in its template).
    """
    kept = [name for name in form.initial if name in form.fields]
    found = Guard(form, request, row, {name: named.get(name, name) for name in kept})
    vars(form)["guard"] = found
    return found


def _hash(name: str, value: object) -> str:
    said = f"{_SALT}:{name}:{_spelled(value)}"
    return hmac.new(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256).hexdigest()[:24]


def _spelled(value: object) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, date):
        return value.isoformat()
    return tidy(value) if isinstance(value, str) else str(value)


def _at(row: models.Model, path: str) -> object:
    name, _dot, key = path.partition(".")
    found = getattr(row, name)
    return found.get(key, "") if key else found


def _put(data: QueryDict, name: str, value: object) -> None:
    """Write a row's value into what a page sent, as the page would have sent it."""
    if value is False:
        data.pop(name, None)
    else:
        data[name] = "on" if value is True else _spelled(value)
