"""The day that somebody tries on an instrument."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.core.days import said
from civicsteps.core.forms import DayField
from civicsteps.engines.law import Rule
from civicsteps.engines.law.books import TRIGGER
from civicsteps.people.clocks import vocabulary as named
from civicsteps.people.clocks import words

LATEST = 2090


class TryDayForm(forms.Form):
    """A day, and which step it starts: the first one, with silence all along, or one alone."""

    zi = DayField(label=gettext_lazy("The day on which it starts"))
    pas = forms.ChoiceField(label=gettext_lazy("What starts on that day"), required=False)

    def __init__(self, *args: Any, rule: Rule, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.rule = rule
        choices: list[tuple[str, str]] = [("", _("the first step; then everybody is silent"))]
        choices += [
            (step.id, f"{words.text_of(step.act)} ({named.EVENTS[step.event]})")
            for step in rule.steps.values()
            if step.duration
        ]
        self.fields["pas"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def clean_zi(self) -> date:
        """Refuse a day on which this rule was no law, and says from when it is."""
        day: date = self.cleaned_data["zi"]
        if day < self.rule.valid_from:
            raise ValidationError(
                _(
                    "We use this rule for days from %(day)s on: before, the law was not in force or"
                    " we do not know how it stood."
                )
                % {"day": said(self.rule.valid_from)}
            )
        last = self.rule.valid_to if TRIGGER in self.rule.transition.keys else None
        if last and day > last:
            raise ValidationError(_("This rule was in force until %(day)s.") % {"day": said(last)})
        if day.year > LATEST:
            raise ValidationError(_("The calendar does not reach that day. Choose another."))
        return day
