"""Where to write to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.core.guard.forms import GuardedForm


class FollowForm(GuardedForm):
    """An e-mail address, and nothing else."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("At most one letter a day, and only when something happened."),
        max_length=200,
    )
