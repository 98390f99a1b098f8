"""What is said with a list of people when it is brought."""

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.people.groups.models import Consent


class ListForm(forms.Form):
    """What the people of a list agreed to, where the list says when."""

    purposes = forms.MultipleChoiceField(
        label=_("Where the list has a day of agreement: to what?"),
        help_text=_("Who has no day in the list is written down, and nobody writes to them."),
        choices=[
            (Consent.Purpose.NEWS.value, Consent.Purpose.NEWS.label),
            (Consent.Purpose.CALLS.value, Consent.Purpose.CALLS.label),
        ],
        initial=[Consent.Purpose.NEWS.value],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    how = forms.ChoiceField(
        label=_("How, where the list does not say"),
        choices=[("", _("we don't know: leave them without")), *Consent.How.choices],
        required=False,
    )
