"""What is typed about promises."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.days import BINDING, said
from civicsteps.core.files.forms import PreparedFileField
from civicsteps.core.forms import DayField
from civicsteps.core.web import CreatingForm
from civicsteps.engines.promises import Due, propose_due
from civicsteps.follow.commitments.models import (
    Check,
    Commitment,
    CommitmentVersion,
    Statement,
)
from civicsteps.people.authorities.models import Office
from civicsteps.people.authorities.queries import holder_of
from civicsteps.resolve.notices.forms import OfficeDemandForm, SourceMixin


class TermMixin(forms.Form):
    """A term in their words, and the day it binds to; cleans to `due`.

    Where the words name a time and no day is given, the page comes back once with the day that we
    understood, to be confirmed, changed or left out. `understood` remembers what was asked.
    """

    said_on = ""

    due_text = forms.CharField(
        label=_("When, in their words"),
        help_text=_("“By the end of the year”, “in the spring”. Leave it empty if they said none."),
        max_length=240,
        required=False,
    )
    due_to = DayField(
        label=_("The last day of that term"),
        help_text=_("Leave it empty: we propose one from their words."),
        required=False,
    )
    understood = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, object]:
        """Turn words and day into a term, and ask once whether we understood."""
        cleaned = dict(super().clean() or {})
        text, end = str(cleaned.get("due_text", "")), cleaned.pop("due_to", None)
        asked, said_on = cleaned.pop("understood", ""), cleaned.get(self.said_on)
        if not isinstance(said_on, date) or "due_to" in self.errors:
            return cleaned
        proposal = propose_due(text, said_on, term_ends=self.term_ends(cleaned))
        now = f"{said_on} {text}"
        if proposal.ends not in (None, end) and asked != now and (asked or end is None):
            self._ask(text, proposal.ends, now)
        cleaned["due"] = _confirmed(proposal, end if isinstance(end, date) else None)
        return cleaned

    def term_ends(self, _cleaned: dict[str, object]) -> date | None:
        """Return the end of the mandate that „in this mandate” means."""
        return None

    def _ask(self, text: str, end: date | None, now: str) -> None:
        if end is None:
            return
        data = QueryDict(mutable=True)
        data.update(self.data)
        data[self.add_prefix("due_to")] = end.isoformat()
        data[self.add_prefix("understood")] = now
        self.data = data
        self.add_error(
            "due_to",
            _(
                "“%(text)s”: we understood until %(day)s. If it is so, send again. If not, change "
                "the day or leave it empty."
            )
            % {"text": text, "day": said(end, BINDING)},
        )


class CommitmentForm(TermMixin, SourceMixin, OfficeDemandForm):
    """They promised something."""

    said_on = "made_on"
    office_label = _("Who promised?")

    quote = forms.CharField(
        label=_("What did they promise?"),
        help_text=_("Their exact words. They can't be changed afterwards."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
    made_on = DayField(label=_("When did they say it?"), initial=clock.today)
    channel = forms.ChoiceField(label=_("Where did they say it?"), choices=Commitment.Channel)
    measure = forms.CharField(
        label=_("How shall we see that it is done?"), max_length=240, required=False
    )

    field_order = (
        "quote",
        "office",
        "demand",
        "made_on",
        "channel",
        "due_text",
        "due_to",
        "measure",
        "document",
        "url",
        "publisher",
    )

    def term_ends(self, cleaned: dict[str, object]) -> date | None:
        """Return the end of the mandate under which the office promised."""
        office, made_on = cleaned.get("office"), cleaned.get("made_on")
        if not isinstance(office, Office) or not isinstance(made_on, date):
            return None
        mandate = holder_of(office, on=made_on)
        return mandate.ends if mandate else None


class ChangeForm(TermMixin, CreatingForm):
    """The term is another from now on. The promise is given as `initial["commitment"]`."""

    said_on = "agreed_on"

    change_by = forms.ChoiceField(
        label=_("Who changed it?"),
        choices=CommitmentVersion.ChangeBy,
        widget=forms.RadioSelect,
    )
    agreed_on = DayField(label=_("When?"), initial=clock.today)
    reason = forms.CharField(label=_("Why?"), max_length=240)
    measure = forms.CharField(
        label=_("How shall we see that it is done?"), max_length=240, required=False
    )

    field_order = ("change_by", "agreed_on", "reason", "due_text", "due_to", "measure")

    def term_ends(self, _cleaned: dict[str, object]) -> date | None:
        """Return the end of the mandate under which the office promised."""
        mandate = self.initial["commitment"].mandate
        return mandate.ends if mandate else None


class CheckForm(CreatingForm):
    """Somebody was there and saw."""

    found = forms.ChoiceField(
        label=_("What did you find?"), choices=Check.Found, widget=forms.RadioSelect
    )
    seen_on = DayField(label=_("When were you there?"), initial=clock.today)
    note = forms.CharField(
        label=_("What did you see?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=240,
        required=False,
    )
    photo = PreparedFileField(label=_("A photo"), accept="images", required=False)


class StatementForm(CreatingForm):
    """What the office says now."""

    said = forms.ChoiceField(
        label=_("What do they say?"),
        choices=Statement.Said,
        initial=Statement.Said.SAYS_DONE,
        widget=forms.RadioSelect,
    )
    on = DayField(label=_("When did they say it?"), initial=clock.today)
    words = forms.CharField(
        label=_("In their words"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
    )
    document = PreparedFileField(
        label=_("The document, or a photo of it"), accept="both", required=False
    )


class BrokenForm(CreatingForm):
    """The promise was not kept."""

    reason = forms.CharField(
        label=_("Why do you say so?"),
        help_text=_("Everybody sees it beside the promise."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=240,
    )


def _confirmed(proposal: Due, end: date | None) -> Due:
    if end is None:
        without = proposal.precision in ("conditional", "term")
        return Due(None, None, proposal.precision if without else "none")
    return proposal if end == proposal.ends else Due(None, end, "day")
