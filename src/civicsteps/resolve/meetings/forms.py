"""What is typed about meetings, minutes and options."""

from collections.abc import Iterator
from datetime import timedelta

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.forms import DayField
from civicsteps.core.web import Cleaned, CreatingForm
from civicsteps.people.authorities.forms import OfficeField
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.forms import SignedForm
from civicsteps.resolve.letters.models import Reply
from civicsteps.resolve.meetings.actions import Answered, Kit
from civicsteps.resolve.meetings.models import Ask, Meeting, Minutes, Part, Vote

LONG = forms.Textarea(attrs={"rows": 4})
ALONE = tuple((str(n), str(n)) for n in range(1, 10))
CORRECT_WITHIN = timedelta(days=7)
LARGEST = 500
BY_PAGE = {Reply.Channel.LINK, Reply.Channel.CODE}


class MomentField(forms.DateTimeField):
    """A day and an hour, as the browser's own calendar gives them."""

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})


class MeetingForm(CreatingForm):
    """A meeting that begins to be prepared; its cause is `initial["cause"]`."""

    office = OfficeField(label=_("Whom do you meet?"))
    demand = forms.ModelChoiceField(
        label=_("What will it be about?"),
        queryset=Demand.objects.none(),
        required=False,
        empty_label=_("The whole problem"),
    )
    kind = forms.ChoiceField(label=_("What kind of meeting?"), choices=Meeting.Kind.choices)
    purpose = forms.CharField(
        label=_("What do you want to leave with?"),
        help_text=_("In one line: “A day by which the bridge is closed to lorries”."),
        max_length=240,
    )
    starts_at = MomentField(label=_("When, if you know already"), required=False)
    place = forms.CharField(label=_("Where"), max_length=160, required=False)
    normal_failed = forms.CharField(
        label=_("Did ordinary meetings fail? How?"),
        help_text=_("Only where they are to answer in front of people."),
        max_length=240,
        required=False,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        cause: Cause = self.initial["cause"]
        demands = cause.demands.filter(withdrawn_on=None).select_related("office__authority")
        field, office = self.fields["demand"], self.fields["office"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = demands
        if isinstance(office, OfficeField):
            office.near = cause.group.place
        if len(demands) == 1:
            field.initial, office.initial = demands[0].pk, demands[0].office


class KitForm(forms.Form):
    """The kit of a meeting; cleans to `kit`."""

    purpose = forms.CharField(label=_("What do you want to leave with?"), max_length=240)
    agenda = forms.CharField(
        label=_("Agenda"),
        help_text=_("A line each, with its minutes and who leads it: “10 Why we came – Ana”."),
        widget=LONG,
        max_length=2000,
        required=False,
    )
    know = forms.CharField(
        label=_("What else we know"),
        help_text=_("What is not written on the problem's page yet."),
        widget=LONG,
        max_length=3000,
        required=False,
    )
    objections = forms.CharField(
        label=_("What they may say, and our answer"),
        help_text=_("“There is no money. – We ask for a day, not for money.”"),
        widget=LONG,
        max_length=3000,
        required=False,
    )
    bring = forms.CharField(
        label=_("What we hand over"), widget=LONG, max_length=1000, required=False
    )
    theirs = forms.CharField(
        label=_("Who comes from their side, by function"),
        help_text=_("No names: “the deputy mayor, the head of roads”."),
        max_length=240,
        required=False,
    )
    ours = forms.IntegerField(
        label=_("How many of us go"), min_value=1, max_value=LARGEST, required=False
    )
    debrief = forms.CharField(
        label=_("Where and when we talk it over afterwards"), max_length=120, required=False
    )

    def clean(self) -> Cleaned:
        """Gather the kit."""
        cleaned = dict(super().clean() or {})
        if not self.errors:
            cleaned["kit"] = Kit(**{name: cleaned.pop(name) for name in KIT})
        return cleaned


KIT = ("purpose", "agenda", "know", "objections", "bring", "theirs", "ours", "debrief")


class PartsForm(forms.Form):
    """Who does what; `initial["at_risk"]` asks for numbers in the place of names."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        for role, label in Part.Role.choices:
            self.fields[role] = (
                forms.ChoiceField(label=label, choices=[("", "–"), *ALONE], required=False)
                if self.initial.get("at_risk")
                else forms.CharField(label=label, max_length=80, required=False)
            )

    def clean(self) -> Cleaned:
        """Gather who does what."""
        cleaned = dict(super().clean() or {})
        return {"parts": {role: cleaned.get(role) or "" for role in Part.Role.values}}


class AskForm(CreatingForm):
    """One thing to ask."""

    want = forms.CharField(
        label=_("What we want"),
        help_text=_("So that the answer is yes or no: “Do you close it until 15 May?”."),
        max_length=240,
    )
    accept = forms.CharField(label=_("What we accept"), max_length=240, required=False)
    refuse_line = forms.CharField(label=_("What we refuse"), max_length=240, required=False)
    by_when = DayField(label=_("Until when"), required=False)


class AudienceForm(SignedForm, CreatingForm):
    """The letter that asks for an audience; `initial["cause"]` is its cause. Cleans to `words`."""

    subject = forms.CharField(label=_("Subject"), max_length=140)
    body = forms.CharField(
        label=_("What the matter is"), widget=forms.Textarea(attrs={"rows": 6}), max_length=6000
    )
    requests = forms.CharField(
        label=_("What you ask"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    field_order = ("subject", "body", "requests")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.ask_who_signs(self.initial["cause"].group)

    def clean(self) -> Cleaned:
        """Gather the words of the letter."""
        cleaned = dict(super().clean() or {})
        names = ("subject", "body", "requests", "signer", "domicile", "as_association")
        if not self.errors:
            said = {name: cleaned.pop(name) for name in names if name in cleaned}
            cleaned["words"] = Words(**said)
        return cleaned


class ScheduleForm(forms.Form):
    """When and where it is; `initial["asked"]` where a letter asked for it and waits still."""

    starts_at = MomentField(label=_("Day and hour"))
    place = forms.CharField(label=_("Where"), max_length=160, required=False)
    theirs = forms.CharField(
        label=_("Who comes from their side, by function"), max_length=240, required=False
    )
    answered_on = DayField(label=_("On what day did they answer?"), required=False)
    how = forms.ChoiceField(
        label=_("How did they answer?"),
        choices=[one for one in Reply.Channel.choices if one[0] not in BY_PAGE],
        initial=Reply.Channel.PHONE,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        if not self.initial.get("asked"):
            del self.fields["how"]


class EndForm(CreatingForm):
    """The meeting will not be."""

    ending = forms.ChoiceField(
        label=_("What happened?"),
        choices=[
            ("refused", _("They refused")),
            ("no_reply", _("They never answered")),
            ("off_them", _("They called it off")),
            ("off_us", _("We called it off")),
        ],
        widget=forms.RadioSelect,
    )
    on = DayField(label=_("When?"), initial=clock.today)
    reason = forms.CharField(label=_("Why, if they said"), max_length=240, required=False)


class NotesForm(CreatingForm):
    """The meeting as it goes: each ask with its answer. `initial["asks"]` are those to put."""

    notes = forms.CharField(
        label=_("What else was said"),
        help_text=_("Only the group and its centre read it."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=10000,
        required=False,
    )
    held_on = DayField(label=_("On what day was it?"), initial=clock.today)
    next_step = forms.CharField(label=_("What follows"), max_length=240, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.asks: list[Ask] = self.initial["asks"]
        for ask in self.asks:
            self.fields[f"answer_{ask.pk}"] = forms.ChoiceField(
                label=ask.want,
                choices=Ask.Answer.choices,
                initial=Ask.Answer.NOT_PUT,
                widget=forms.RadioSelect(attrs={"class": "two big"}),
            )
            self.fields[f"words_{ask.pk}"] = forms.CharField(
                label=_("In what words?"),
                help_text=_("Everybody reads it: functions, no names."),
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=1000,
                required=False,
            )
        own = [f"{name}_{ask.pk}" for ask in self.asks for name in ("answer", "words")]
        self.order_fields(["once", *own, "notes", "held_on", "next_step"])

    def questions(self) -> Iterator[tuple[Ask, BoundField, BoundField]]:
        """Yield each ask with its two fields."""
        for ask in self.asks:
            yield ask, self[f"answer_{ask.pk}"], self[f"words_{ask.pk}"]

    def clean(self) -> Cleaned:
        """Gather the answers by ask."""
        cleaned = dict(super().clean() or {})
        answers = {
            str(ask.pk): Answered(
                cleaned.pop(f"answer_{ask.pk}", ""), cleaned.pop(f"words_{ask.pk}", "")
            )
            for ask in self.asks
        }
        return {**cleaned, "answers": answers}


class MinutesForm(forms.Form):
    """The text of the minutes."""

    text = forms.CharField(
        label=_("What was said and settled"),
        help_text=_(
            "The other side reads it: no names of yours, and nothing of what you prepared."
        ),
        widget=forms.Textarea(attrs={"rows": 18}),
        max_length=20000,
    )


class NewMinutesForm(MinutesForm, CreatingForm):
    """The first text of the minutes: sent twice it is written once."""


class SendMinutesForm(CreatingForm):
    """Until when they may put the minutes right."""

    correct_by = DayField(label=_("Until when may they put it right?"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["correct_by"].initial = clock.today() + CORRECT_WITHIN


class SettleForm(CreatingForm):
    """What they answered to the minutes."""

    state = forms.ChoiceField(
        label=_("What did they say?"),
        choices=[
            (Minutes.State.AGREED, _("It was so")),
            (Minutes.State.DISPUTED, _("It was otherwise")),
        ],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("What they say was otherwise"), widget=LONG, max_length=500, required=False
    )


class TableForm(CreatingForm):
    """A page of options; its cause is `initial["cause"]`."""

    office = OfficeField(label=_("With which office?"))
    title = forms.CharField(
        label=_("What do you look for?"),
        help_text=_("“How the lorries go until the new bridge is built”."),
        max_length=160,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        office = self.fields["office"]
        if isinstance(office, OfficeField):
            office.near = self.initial["cause"].group.place


class OfficerOptionForm(CreatingForm):
    """An option, written or changed by its number."""

    number = forms.IntegerField(
        label=_("The number of the option you change"),
        help_text=_("Leave it empty for a new one."),
        min_value=1,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    title = forms.CharField(
        label=_("What could be done"),
        help_text=_("What you leave empty stays as it was."),
        max_length=200,
        required=False,
    )
    costs = forms.CharField(
        label=_("What it costs, and who pays"), widget=LONG, max_length=400, required=False
    )
    limits = forms.CharField(
        label=_("Within what limits"),
        help_text=_("Time, law, space: what makes it possible or not."),
        widget=LONG,
        max_length=400,
        required=False,
    )


class VoteOpenForm(CreatingForm):
    """What the group votes on."""

    offer = forms.CharField(
        label=_("What is offered, in one sentence"), widget=LONG, max_length=400
    )
    until = DayField(label=_("Until when do you vote?"))
    quorum = forms.IntegerField(
        label=_("How many must vote for it to count"), min_value=1, max_value=LARGEST
    )


class VoteForm(forms.Form):
    """One vote."""

    choice = forms.ChoiceField(
        label=_("Do we accept the offer?"), choices=Vote.Choice.choices, widget=forms.RadioSelect
    )
