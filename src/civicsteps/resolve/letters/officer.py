"""The page by which an office answers without an account: what it shows, asks and does."""

from collections.abc import Mapping

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.core.actors.models import Actor
from civicsteps.core.files.forms import PreparedFilesField
from civicsteps.core.forms import DayField
from civicsteps.core.links.models import Link
from civicsteps.core.models import split_ref
from civicsteps.core.web import Cleaned, CreatingForm
from civicsteps.resolve.letters import actions_back as back
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.rules_back import ANSWER

__all__ = ["ANSWER", "OfficerForm", "act", "explain", "shows", "words"]

MOST_BYTES = 50 * 1024 * 1024
MOST_SAID = 500
"""Letters of how they answered: a term keeps no more."""


class OfficerForm(CreatingForm):
    """What an office says about a letter: one thing at a time."""

    what = forms.ChoiceField(
        label=gettext_lazy("What do you want to tell the group?"),
        choices=[
            (back.NUMBER, gettext_lazy("The registration number")),
            (back.ANSWERS, gettext_lazy("Our answer")),
            (back.ASKS, gettext_lazy("We need something made clear")),
            (back.SENT_ON, gettext_lazy("We sent it on to somebody else")),
            (back.ANSWERED, gettext_lazy("We answered already")),
        ],
        widget=forms.RadioSelect,
    )
    number = forms.CharField(
        label=gettext_lazy("Number"),
        help_text=gettext_lazy("Of the registration, or of your answer."),
        max_length=40,
        required=False,
    )
    on = DayField(
        label=gettext_lazy("Date"),
        help_text=gettext_lazy("When you registered it, sent it on, or answered."),
        required=False,
    )
    text = forms.CharField(
        label=gettext_lazy("In words"),
        help_text=gettext_lazy(
            "Your answer, your question, to whom you sent it, or how you answered."
        ),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    documents = PreparedFilesField(
        label=gettext_lazy("Documents"),
        help_text=gettext_lazy("PDF or pictures, up to 50 MB each. Only the group sees them."),
        most=4,
        most_bytes=MOST_BYTES,
        required=False,
    )

    def clean(self) -> Cleaned:
        """Ask for what each thing cannot be said without."""
        cleaned = dict(super().clean() or {})
        what = cleaned.get("what")
        if what == back.NUMBER and not cleaned.get("number"):
            self.add_error("number", _("Write the number."))
        if what in {back.ASKS, back.SENT_ON, back.ANSWERED} and not cleaned.get("text"):
            self.add_error("text", _("Say it in a few words."))
        if what == back.ANSWERS and not (cleaned.get("text") or cleaned.get("documents")):
            self.add_error("text", _("Write the answer, or add it as a file."))
        if what == back.ANSWERED and len(cleaned.get("text") or "") > MOST_SAID:
            self.add_error("text", _("Say it in a few words."))
        if what == back.ANSWERED and not cleaned.get("on"):
            self.add_error("on", _("Say when you answered."))
        return cleaned


def explain(link: Link) -> str:
    """Say to the office which letter the page is about, and who reads what is written."""
    letter = _letter_of(link)
    said = {"office": letter.office, "subject": public_text(letter, letter.subject)}
    return (
        _(
            "%(office)s, this page is about the letter “%(subject)s”. What you write goes to the "
            "group that sent it. Opening the page tells nobody anything."
        )
        % said
    )


def words(link: Link) -> str:
    """Return what goes with the address, to the office."""
    letter = _letter_of(link)
    said = {"subject": public_text(letter, letter.subject)}
    return (
        _(
            "You can answer the letter “%(subject)s” on this page too, without an account: its "
            "number, your answer with documents, a question, or a correction:"
        )
        % said
    )


def shows(link: Link) -> Mapping[str, object]:
    """Give the page the letter: its public words, its number if it has one."""
    letter = _letter_of(link)
    return {
        "letter": letter,
        "body": public_text(letter, letter.body),
        "requests": [public_text(letter, one) for one in letter.numbered],
    }


def act(link: Link, by: Actor, data: Cleaned) -> str:
    """Take what the office says."""
    back.hear_office(letter=_letter_of(link), said=back.OfficeSaid(**data), by=by, link=link)
    return reverse("letter_office_thanks")


def _letter_of(link: Link) -> Letter:
    letters = Letter.objects.select_related("office__authority", "cause__group")
    return letters.get(pk=split_ref(link.about)[1])
