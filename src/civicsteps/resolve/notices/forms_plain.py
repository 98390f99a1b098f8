"""What is typed of a point of an agenda: what it means, in a group's own words."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.forms import choosing
from civicsteps.core.web import CreatingForm
from civicsteps.people.groups.models import Group
from civicsteps.resolve.notices.actions_plain import MOST


class PlainWordsForm(CreatingForm):
    """A point of an agenda in plain words. Who has one group is not asked which."""

    words = forms.CharField(
        label=_("What does it mean for people?"),
        help_text=_("One sentence, without people's names. Leave it empty to take it back."),
        max_length=MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    group = forms.ModelChoiceField(
        queryset=Group.objects.none(), label=_("In whose name?"), empty_label=None
    )

    def __init__(self, *args: Any, groups: Iterable[UUID], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        keys = list(groups)
        choosing(self, "group").queryset = Group.objects.filter(pk__in=keys).order_by("name")
        if len(keys) == 1:
            self.initial["group"] = keys[0]
            self.fields["group"].widget = forms.HiddenInput()
