"""What an authority writes when it says that it answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.core.forms import DayField
from civicsteps.core.guard.forms import GuardedForm

HOW = (
    ("email", _("by e-mail")),
    ("post", _("by post")),
    ("counter", _("handed over at the counter")),
    ("portal", _("in the web form")),
    ("elsewhere", _("sent on to another authority")),
)


class ContestForm(GuardedForm):
    """When and how an authority answered, and an address of its own that confirms it."""

    answered_on = DayField(label=_("On which day did you answer?"))
    how = forms.ChoiceField(label=_("How?"), choices=HOW)
    number = forms.CharField(
        label=_("The number under which the answer left"), max_length=40, required=False
    )
    email = forms.EmailField(
        label=_("Your office's e-mail address"),
        help_text=_(
            "Of the institution. We send a button there, to know that it is you; we keep neither "
            "the address nor a name."
        ),
        max_length=200,
    )
