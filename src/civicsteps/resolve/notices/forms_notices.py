"""What is typed about notices, sources and watches."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.forms import WhereMixin, choosing
from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.files.forms import PreparedFileField
from civicsteps.core.forms import DayField
from civicsteps.core.guard.forms import GuardedForm
from civicsteps.core.text import plain
from civicsteps.core.web import CreatingForm
from civicsteps.people.authorities.forms import OfficeField
from civicsteps.people.authorities.models import Authority
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.instruments import INSTRUMENTS
from civicsteps.resolve.notices.forms import SourceMixin
from civicsteps.resolve.notices.models import (
    NEAR,
    ActStage,
    Notice,
    SeatVote,
    WatchSource,
)
from civicsteps.resolve.notices.queries import authorities_watched

MOST_TABLE = 2_000_000


class NoticeWordsForm(WhereMixin):
    """What a notice says: its words, its days as they are printed, and where it is about."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Notice.Kind.choices,
        widget=forms.RadioSelect(attrs={"class": "two"}),
    )
    title = forms.CharField(
        label=_("How is it written there?"),
        help_text=_("The first lines, as they are printed."),
        max_length=240,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    document = PreparedFileField(
        label=_("A photo of it, or the document"), accept="both", required=False
    )
    published_on = DayField(
        label=_("Published on"), required=False, help_text=_("The day printed there, or today.")
    )
    proposals_by = DayField(label=_("Proposals by"), required=False)
    meeting_on = DayField(label=_("Meeting or debate"), required=False)
    vote_on = DayField(label=_("When is the vote?"), required=False)
    procedure_opened_on = DayField(
        label=_("Its procedure was opened on"),
        required=False,
        help_text=_("For a town plan: the day on which they first made it known."),
    )
    urgent = forms.BooleanField(label=_("They say that it is urgent"), required=False)
    place = forms.CharField(
        label=_("What place is it about?"),
        help_text=_("A street and number, a plot, a park."),
        max_length=160,
        required=False,
    )
    url = forms.URLField(
        label=_("Its address on the internet"),
        max_length=300,
        required=False,
        assume_scheme="https",
    )
    text = forms.CharField(
        label=_("More of what it says"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class NoticeForm(NoticeWordsForm, CreatingForm):
    """Something that an authority published, typed in a minute beside its board."""

    source = forms.ModelChoiceField(
        queryset=WatchSource.objects.none(),
        label=_("From one of your sources"),
        required=False,
        empty_label=_("Found by chance"),
    )
    field_order = (
        "kind", "title", "document", "office", "published_on", "proposals_by", "meeting_on",
        "vote_on", "place", "procedure_opened_on", "urgent", "url", "text", "source",
    )  # fmt: skip

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        office = OfficeField(label=_("Whose is it?"))
        office.near = group.place
        self.fields["office"] = office
        self.fields["published_on"].initial = clock.today
        sources = WatchSource.objects.filter(group=group, paused_on=None)
        choosing(self, "source").queryset = sources
        if not sources:
            del self.fields["source"]
        self.order_fields(self.field_order)


class NoticeEditForm(NoticeWordsForm, CreatingForm):
    """A notice, put right."""


class AnswerForm(CreatingForm):
    """Whether a notice concerns the group."""

    answer = forms.ChoiceField(
        label=_("Does it concern you?"),
        choices=[
            ("ours", _("Yes: put its days on our desk")),
            ("not", _("No")),
            ("source", _("No, nor anything else from this source")),
        ],
        widget=forms.RadioSelect,
    )


class OnThreadForm(CreatingForm):
    """Which problem of the group a notice is about."""

    cause = forms.ModelChoiceField(queryset=Cause.objects.none(), label=_("Which problem?"))
    on = DayField(label=_("On what day is it discussed?"), required=False)

    def __init__(self, *args: Any, causes: Iterable[Cause], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        choosing(self, "cause").queryset = Cause.objects.filter(pk__in=[c.pk for c in causes])


class LetterAboutForm(CreatingForm):
    """The letter that a notice calls for."""

    cause = forms.ModelChoiceField(queryset=Cause.objects.none(), label=_("For which problem?"))
    instrument = forms.ChoiceField(label=_("Which letter?"), widget=forms.RadioSelect)
    opinion = forms.CharField(
        label=_("What do you want to tell them?"),
        help_text=_("In your own words. You read the whole letter before it leaves."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    demand = forms.ModelChoiceField(
        queryset=Demand.objects.none(),
        label=_("For an objection: what do you ask?"),
        required=False,
        empty_label=_("Nothing chosen"),
    )
    association = forms.CharField(
        label=_("For a debate: the association that asks"),
        help_text=_("A group without papers asks through a partner association or its centre."),
        max_length=160,
        required=False,
    )
    signer = forms.CharField(label=_("Who signs"), max_length=120)
    domicile = forms.CharField(
        label=_("Where they live, or the association's seat"),
        help_text=_("Only the office sees it."),
        max_length=200,
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's own
        causes: Iterable[Cause],
        instruments: Iterable[str],
        **kwargs: Any,  # noqa: ANN401 - Django's own
    ) -> None:
        super().__init__(*args, **kwargs)
        keys = [cause.pk for cause in causes]
        choosing(self, "cause").queryset = Cause.objects.filter(pk__in=keys)
        asked = Demand.objects.filter(cause__in=keys, withdrawn_on=None)
        choosing(self, "demand").queryset = asked
        field = self.fields["instrument"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, INSTRUMENTS[key].title) for key in instruments]


class VotesForm(CreatingForm):
    """How each seat voted: a line for each, as the published minutes have it."""

    votes = forms.CharField(
        label=_("Seat by seat"),
        help_text=_("One on each line: “Seat 1, party X: for”. Seats, not names of people."),
        max_length=12_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def clean_votes(self) -> dict[str, str]:
        """Return the choice of each seat. A line that says no choice is named in the error."""
        votes: dict[str, str] = {}
        for line in filter(None, map(str.strip, self.cleaned_data["votes"].splitlines())):
            seat, _colon, said = line.rpartition(":")
            choice = CHOICES.get(plain(said).rstrip("."))
            if not seat.strip() or choice is None:
                wrong = _("This line says no vote: “%(line)s”. Write for, against, abstained…")
                raise forms.ValidationError(wrong % {"line": line[:80]})
            if seat.strip() in votes:
                raise forms.ValidationError(_("A seat stands here twice."))
            votes[seat.strip()] = choice
        return votes


# In both languages, whichever is being read: minutes are in Romanian. Folded.
CHOICES = {
    "for": SeatVote.Choice.FOR,
    "pentru": SeatVote.Choice.FOR,
    "against": SeatVote.Choice.AGAINST,
    "impotriva": SeatVote.Choice.AGAINST,
    "contra": SeatVote.Choice.AGAINST,
    "abstained": SeatVote.Choice.ABSTAINED,
    "abtinere": SeatVote.Choice.ABSTAINED,
    "abtinut": SeatVote.Choice.ABSTAINED,
    "s-a abtinut": SeatVote.Choice.ABSTAINED,
    "absent": SeatVote.Choice.ABSENT,
    "not voting": SeatVote.Choice.NOT_VOTING,
    "present, did not vote": SeatVote.Choice.NOT_VOTING,
    "nu a votat": SeatVote.Choice.NOT_VOTING,
    "prezent, nu a votat": SeatVote.Choice.NOT_VOTING,
}


class StageForm(SourceMixin, CreatingForm):
    """What became of the act."""

    kind = forms.ChoiceField(
        label=_("What happened?"),
        choices=ActStage.Kind.choices,
        widget=forms.RadioSelect(attrs={"class": "two"}),
    )
    on = DayField(label=_("On what day?"))
    number = forms.CharField(
        label=_("Its number"),
        help_text=_("Of the decision, or of the case in court."),
        max_length=60,
        required=False,
    )
    note = forms.CharField(label=_("In a few words"), max_length=240, required=False)
    field_order = ("kind", "on", "number", "note", "document", "url", "publisher")


class SourceForm(CreatingForm):
    """A place where an authority publishes."""

    title = forms.CharField(
        label=_("What do you call it?"),
        help_text=_("“Drafts on the site of the town hall”, “the board by the fence”."),
        max_length=120,
    )
    kind = forms.ChoiceField(
        label=_("How does it come to you?"),
        choices=WatchSource.Kind.choices,
        widget=forms.RadioSelect,
    )
    url = forms.URLField(
        label=_("Its address on the internet"),
        help_text=_("For a feed, a page or a table that the site should look at."),
        max_length=300,
        required=False,
        assume_scheme="https",
    )
    field_order = ("title", "kind", "office", "url")

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        office = OfficeField(label=_("Whose is it?"))
        office.near = group.place
        self.fields["office"] = office
        self.order_fields(self.field_order)


class TableForm(CreatingForm):
    """A table of notices, brought as a file."""

    table = forms.FileField(
        label=_("The table"),
        help_text=_("CSV or XLSX, with a column “titlu”; also “link”, “data”, “termen”, “loc”."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.ods,.xls,text/csv"}),
    )

    def clean_table(self) -> tuple[str, bytes]:
        """Return the file's name and bytes. One over 2 MB is refused."""
        file = self.cleaned_data["table"]
        if file.size > MOST_TABLE:
            raise forms.ValidationError(_("The table is too big: 2 MB at most."))
        return str(file.name), bytes(file.read())


class WatchForm(WhereMixin, CreatingForm):
    """What somebody wants to be told of: a place, words, kinds."""

    place = forms.CharField(
        label=_("Around what place?"),
        help_text=_("Choose the point under this; here only write what you call it."),
        max_length=160,
        required=False,
    )
    within = forms.TypedChoiceField(
        label=_("How far around?"),
        choices=[("", _("no matter how far")), *NEAR.items()],
        coerce=int,
        empty_value=None,
        required=False,
    )
    street = forms.CharField(label=_("Or a street"), max_length=120, required=False)
    authority = forms.ModelChoiceField(
        queryset=Authority.objects.none(),
        label=_("Or all of a town hall"),
        required=False,
        empty_label=_("any"),
    )
    any_words = forms.CharField(
        label=_("With any of these words"),
        help_text=_("“parc tineretului spațiu”: endings and diacritics do not matter."),
        max_length=200,
        required=False,
    )
    all_words = forms.CharField(label=_("With all these words"), max_length=200, required=False)
    no_words = forms.CharField(label=_("Without these words"), max_length=200, required=False)
    kinds = forms.MultipleChoiceField(
        label=_("Only these kinds"),
        choices=Notice.Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        # Thousands of town halls do not fit a list: those from which something was published do.
        choosing(self, "authority").queryset = authorities_watched()

    def clean(self) -> dict[str, object]:
        """Say when a distance has no place to be measured from."""
        cleaned = dict(super().clean() or {})
        if cleaned.get("within") and cleaned.get("lat") is None:
            reason = _("Show the place on the map, or leave out the distance.")
            self.add_error("within", forms.ValidationError(reason))
        return cleaned


class OwnWatchForm(WatchForm, GuardedForm):
    """The same for somebody without an account: it is told by e-mail."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("At most one letter a day, and only when something happened."),
        max_length=200,
    )
