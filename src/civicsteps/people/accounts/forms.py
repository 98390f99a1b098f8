"""What is typed to come in, and about oneself."""

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class SignInForm(RequestLoginCodeForm):
    """The address that a code is sent to."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = forms.EmailField(
            label=_("Your e-mail address"),
            widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "off"}),
        )


class CodeForm(ConfirmLoginCodeForm):
    """The six digits from the e-mail."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(
            label=_("The code from the e-mail"),
            help_text=_("Six digits. They are good for 15 minutes."),
            max_length=20,
            widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        )


class AccountForm(forms.Form):
    """A person's name and language."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("Only the people of your groups see it."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("The language we write to you in"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect(attrs={"class": "two"}),
    )
