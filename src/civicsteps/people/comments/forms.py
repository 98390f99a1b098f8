"""What is typed to the others of a group."""

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.core.web import CreatingForm


class CommentForm(CreatingForm):
    """A few words to the group and its mentor."""

    text = forms.CharField(
        label=_("What do you want to say?"),
        help_text=_("Only the group's members and its mentor read it."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
