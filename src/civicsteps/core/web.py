"""The one way a view takes a POST: parse, act, go on. And what every request carries."""

import logging
import uuid
from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from civicsteps.core.once.actions import perform
from civicsteps.core.refusals import Refusal, Refused

logger = logging.getLogger(__name__)

type Cleaned = dict[str, Any]
"""What a valid form hands over: each field's own type."""

type Act = Callable[[Cleaned], object]
type Take = Callable[[forms.Form, Act, Cleaned], object]
"""What is done with a valid form in the place of acting, where a request carries it as `take`."""


STATUS = {
    "forbidden": HTTPStatus.FORBIDDEN,
    "moment": HTTPStatus.CONFLICT,
    "input": HTTPStatus.UNPROCESSABLE_ENTITY,
}
AT_ONCE = Refusal(_("Somebody did this at the same moment. Look once more."))


class CreatingForm(forms.Form):
    """A form that makes something: its hidden key makes the same submit count once."""

    once = forms.UUIDField(widget=forms.HiddenInput, required=True)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.fields["once"].initial = uuid.uuid4
        self.fields["once"].error_messages["required"] = _("The page was old. Please send again.")


def admit(refusal: Refusal | None) -> None:
    """Keep out, before a form is shown, who may not use it. Raises PermissionDenied (403)."""
    if refusal is not None and refusal.kind == "forbidden":
        raise PermissionDenied(str(refusal.reason))


def bound[F: forms.Form](
    form_class: Callable[..., F], request: HttpRequest, initial: Mapping[str, object] | None = None
) -> F:
    """Return a page's form: filled from the POST, or empty with its initial values."""
    if request.method == "POST":
        return form_class(request.POST, request.FILES, initial=initial)
    return form_class(initial=initial)


def submit(
    request: HttpRequest,
    *,
    form: forms.Form,
    act: Act,
    template: str,
    context: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Answer a page with one form.

    A GET, and a POST that fails, render the template with `form` in its context: everything
    typed is still there and each error stands by its field. A POST that succeeds goes to the
    page of the row, or to the address, that `act` returns. A request with a `take` (see `Take`)
    hands the form and the act to it: somebody writes for another, who has yet to say yes. One
    that is `only_shown` gets the form as it was filled in, and nothing is done.
    """
    status = HTTPStatus.OK
    take: Take | None = getattr(request, "take", None)
    if request.method == "POST" and not getattr(request, "only_shown", False):
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                return redirect(_perform(form, partial(take, form, act) if take else act))
            except Refused as refused:
                show_refusal(form, refused.refusal)
                status = STATUS[refused.refusal.kind]
            except IntegrityError:
                # Nothing was kept. Most often two people were at it; if not, the log tells.
                logger.exception("what was sent at %s ran into another row", request.path)
                show_refusal(form, AT_ONCE)
                status = STATUS[AT_ONCE.kind]
    return render(request, template, {**(context or {}), "form": form}, status=status)


def show_refusal(form: forms.Form, refusal: Refusal) -> None:
    """Put a refusal's reason where the reader looks: by its field, or on top."""
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, forms.ValidationError(str(refusal.reason)))


def _perform(form: forms.Form, act: Act) -> str:
    data = dict(form.cleaned_data)
    key = data.pop("once", None)
    if isinstance(key, uuid.UUID):
        return perform(key, lambda: _address(act(data)))
    return _address(act(data))


def _address(result: object) -> str:
    if isinstance(result, str):
        return result
    if isinstance(result, models.Model):
        return str(result.get_absolute_url())  # type: ignore[attr-defined]  # rows with a page
    raise TypeError("an act returns a row with a page, or an address")
