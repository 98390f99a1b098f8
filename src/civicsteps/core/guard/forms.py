"""A form that needs no account: a trap for robots, and a moment that a person needs to type."""

from collections.abc import Callable
from datetime import timedelta

from django import forms
from django.core import signing
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock, web
from civicsteps.core.guard.limits import knock, network_of
from civicsteps.core.web import CreatingForm

QUICKEST = timedelta(seconds=2)
OLDEST = timedelta(hours=24)
_SALT = "civicsteps.guard"


def stamp(age: timedelta = timedelta(0)) -> str:
    """Return what a page made that long ago carries: for words that were typed at their time."""
    return signing.dumps((clock.now() - age).timestamp(), salt=_SALT)


def bound[F: forms.Form](form_class: Callable[..., F], request: HttpRequest) -> F:
    """Return the form of a page that is open to everybody, as `web.bound` does.

    A form that fails keeps its good files, so that uploads are counted before they are read: past
    the limit the form comes back with everything typed, without its files, and says why.
    """
    if request.method != "POST" or not request.FILES:
        return web.bound(form_class, request)
    refusal = knock("upload", network_of(request))
    if refusal is None:
        return web.bound(form_class, request)
    form = form_class(request.POST)
    web.show_refusal(form, refusal)
    return form


class GuardedForm(CreatingForm):
    """A form open to everybody: `trap` stays empty, `shown` says when the page was made."""

    trap = forms.CharField(
        required=False,
        label=_("Leave this empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shown"].initial = stamp

    def clean(self) -> dict[str, object]:
        """Refuse a filled trap, and a form sent sooner or later than a person would."""
        cleaned = dict(super().clean() or {})
        if cleaned.pop("trap", ""):
            raise forms.ValidationError(_("This looks like it was sent by a robot."))
        age = self._age(str(cleaned.pop("shown", "")))
        if age is None or age > OLDEST:
            self._renew()
            raise forms.ValidationError(_("The page was old. What you wrote is kept: send again."))
        if age < QUICKEST:
            raise forms.ValidationError(_("That was very quick. Look once more, then send again."))
        return cleaned

    def _age(self, stamp: str) -> timedelta | None:
        try:
            return timedelta(
                seconds=clock.now().timestamp() - float(signing.loads(stamp, salt=_SALT))
            )
        except (signing.BadSignature, ValueError, TypeError):
            return None

    def _renew(self) -> None:
        data = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        data[self.add_prefix("shown")] = stamp()
        self.data = data
