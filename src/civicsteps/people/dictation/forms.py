"""What is chosen before writing for somebody, and what they answer."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.core.web import CreatingForm
from civicsteps.people.dictation.queries import Reached


class CallForm(CreatingForm):
    """Who is on the telephone."""

    member = forms.ChoiceField(label=_("Who is on the telephone?"), widget=forms.RadioSelect)

    def __init__(self, *args: object, people: Iterable[Reached] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (str(one.member.pk), f"{one.called} · {one.role}") for one in people
        ]


class AnswerForm(forms.Form):
    """Yes, it is so; or no, and perhaps why. The buttons carry the answer."""

    answer = forms.ChoiceField(
        choices=[("yes", _("Yes, it is so")), ("no", _("It is not so"))],
        widget=forms.HiddenInput,
        label=_("Your answer"),
    )
    reason = forms.CharField(
        label=_("What was not so?"),
        help_text=_("If you want to say it. Your mentor reads it."),
        max_length=240,
        required=False,
    )
