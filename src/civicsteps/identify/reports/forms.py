"""What people type when something is wrong, and what the group answers."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.forms import WhereMixin, choosing
from civicsteps.causes.models import Cause, Voice
from civicsteps.core import clock
from civicsteps.core.files.forms import PreparedFileField, PreparedFilesField
from civicsteps.core.forms import DayField
from civicsteps.core.guard.forms import GuardedForm
from civicsteps.core.web import Cleaned, CreatingForm
from civicsteps.identify.reports.actions import NOTED
from civicsteps.identify.reports.filing import SheetLine, Where
from civicsteps.identify.reports.models import MOST_PHOTOS, Report
from civicsteps.identify.reports.queries import MOST, causes_near, groups_called, groups_listed
from civicsteps.people.groups.models import Group

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django_stubs_ext import StrPromise

WORDS = 4000
LINES = 12  # of a paper that somebody types
OFFERED = 50  # groups in a list


class WhereForm(WhereMixin):
    """Where something is wrong: a landmark, a point, or the place where the phone is."""

    place = forms.CharField(
        label=_("Where"),
        required=False,
        max_length=160,
        help_text=_("A street, a number, a landmark: “at the school gate”."),
        widget=forms.TextInput(attrs={"list": "places", "autocomplete": "off"}),
    )
    accuracy = forms.FloatField(required=False, min_value=0, widget=forms.HiddenInput)

    def clean(self) -> dict[str, object]:
        """Gather where it is into one."""
        cleaned = super().clean()
        given: Cleaned = {name: cleaned.pop(name, None) for name in ("lat", "lon", "accuracy")}
        if given["lat"] is None:
            given["accuracy"] = None
        cleaned["where"] = Where(place=str(cleaned.pop("place", "")), **given)
        return cleaned


def words_field(label: "StrPromise", help_text: "StrPromise") -> forms.CharField:
    """Return the field for somebody's own words."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def photos_field() -> PreparedFilesField:
    """Return the field for a few photos."""
    return PreparedFilesField(
        label=_("Photos"),
        accept="images",
        most=MOST_PHOTOS,
        required=False,
        help_text=_("Up to three. Only the group sees them until it has looked at them."),
    )


class ReportForm(WhereForm, GuardedForm):
    """Saying what is wrong, in a minute, with no account."""

    words = words_field(_("What is wrong?"), _("In your own words, as you would tell a neighbour."))
    photos = photos_field()
    may_quote = forms.BooleanField(
        label=_("You may show my words, without my name"), required=False
    )
    said_by = forms.CharField(
        label=_("How shall we sign them?"),
        required=False,
        max_length=80,
        help_text=_("Not your name. For instance: a mother from the neighbourhood."),
    )


class GroupField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only in the stubs
    """A group, said with its place."""

    def label_from_instance(self, obj: Group) -> str:
        """Return the place, then the name."""
        return f"{obj.place} · {obj.name}"


class GroupMixin(forms.Form):
    """A group: one of the first few, or any other by what is typed of its name or place."""

    group = GroupField(
        queryset=Group.objects.none(),
        label=_("Which group?"),
        required=False,
        empty_label=_("I don't know: send it to the nearest"),
    )
    group_typed = forms.CharField(
        label=_("Not in the list? Write its name or its place"), required=False, max_length=120
    )

    def offer(self, groups: "QuerySet[Group]") -> None:
        """Let one of these groups be chosen; where they are few there is nothing to type."""
        self.groups = groups
        choosing(self, "group").queryset = groups
        first = list(groups[: OFFERED + 1])
        if len(first) <= OFFERED:
            del self.fields["group_typed"]
        self._list(first[:OFFERED])

    def clean(self) -> Cleaned:
        """Find the group that was typed; where it may be several they are the list."""
        cleaned: Cleaned = dict(super().clean() or {})
        typed = cleaned.pop("group_typed", "")
        if not typed or cleaned.get("group"):
            return cleaned
        found = list(groups_called(typed, among=self.groups)[:OFFERED])
        if len(found) == 1:
            cleaned["group"] = found[0]
        elif found:
            self._list(found)
            self.add_error("group", _("Several groups have these words. Choose yours here."))
        else:
            self.add_error(
                "group_typed", _("We know no such group. Try fewer words, or leave it empty.")
            )
        return cleaned

    def _list(self, groups: list[Group]) -> None:
        field = choosing(self, "group")
        named = [(str(group.pk), field.label_from_instance(group)) for group in groups]
        field.choices = [("", field.empty_label), *named]


class OpenReportForm(GroupMixin, ReportForm):
    """The same, where the group is not known yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.offer(groups_listed())


class NoteForm(WhereForm, CreatingForm):
    """Writing down what a neighbour says."""

    words = words_field(
        _("What do they say is wrong?"), _("Their own words, as they said them. No names.")
    )
    channel = forms.ChoiceField(
        label=_("How did you hear it?"),
        choices=[(channel.value, channel.label) for channel in NOTED],
        initial=Voice.Channel.PHONE,
        widget=forms.RadioSelect,
    )
    heard_on = DayField(label=_("When did they say it?"), initial=clock.today, required=False)
    photos = photos_field()
    may_quote = forms.BooleanField(
        label=_("I asked, and they agreed that we show their words without their name"),
        required=False,
    )
    said_by = forms.CharField(
        label=_("How shall we sign them?"),
        required=False,
        max_length=80,
        help_text=_("Not their name. For instance: a neighbour from block 12."),
    )


class SheetForm(CreatingForm):
    """A paper with what people said, for a neighbour to type."""

    photo = PreparedFileField(
        label=_("A photo of the paper"),
        accept="images",
        help_text=_("Cover names, addresses and telephones: whoever types it sees the photo."),
    )
    heard_on = DayField(label=_("When did they say it?"), initial=clock.today)


class KeySheetForm(CreatingForm):
    """The lines of a paper; cleans to `lines`. Empty ones are left out."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, LINES + 1):
            self.fields[f"words_{number}"] = forms.CharField(
                label=_("Line %(number)s: what stands there") % {"number": number},
                max_length=WORDS,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            self.fields[f"said_by_{number}"] = forms.CharField(
                label=_("Who said it, by one letter or in general words"),
                max_length=80,
                required=False,
            )
            self.fields[f"may_quote_{number}"] = forms.BooleanField(
                label=_("The paper says that the words may be shown"), required=False
            )

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The fields, line by line, for the page."""
        names = ("words", "said_by", "may_quote")
        return [[self[f"{name}_{n}"] for name in names] for n in range(1, LINES + 1)]

    def clean(self) -> Cleaned:
        """Gather the lines; a signature or a tick without words is asked about."""
        cleaned: Cleaned = dict(super().clean() or {})
        lines = [self._line(cleaned, number) for number in range(1, LINES + 1)]
        cleaned["lines"] = [line for line in lines if line.words]
        for number, line in enumerate(lines, 1):
            if not line.words and (line.said_by or line.may_quote):
                self.add_error(f"words_{number}", _("What stands on this line?"))
        if not cleaned["lines"] and not self.errors:
            self.add_error("words_1", _("Type at least one line."))
        return cleaned

    def _line(self, cleaned: Cleaned, number: int) -> SheetLine:
        return SheetLine(
            words=str(cleaned.pop(f"words_{number}", "") or "").strip(),
            said_by=str(cleaned.pop(f"said_by_{number}", "") or "").strip(),
            may_quote=bool(cleaned.pop(f"may_quote_{number}", False)),
        )


class CauseOfReportForm(CreatingForm):
    """The cause of a report: near ones first."""

    cause = forms.ModelChoiceField(
        queryset=Cause.objects.none(),
        label=_("It belongs to"),
        required=False,
        empty_label=_("A new problem"),
    )

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        of_group = Cause.objects.filter(group=report.group).order_by("-moved_on", "-pk")
        near = [(n.cause.pk, f"{n.cause.title} ({n.metres} m)") for n in causes_near(report)]
        others = [(c.pk, c.title) for c in of_group[:MOST] if c.pk not in dict(near)]
        field = choosing(self, "cause")
        field.queryset = of_group
        self.offered: list[tuple[Any, Any]] = [
            ("", field.empty_label),
            *([(_("Near here"), near)] if near else []),
            *([(_("The group's problems"), others)] if others else []),
        ]
        field.choices = self.offered


class AcceptForm(CauseOfReportForm):
    """Into which problem a report goes, or how the new one is called."""

    title = forms.CharField(
        label=_("The new problem, in a few words"),
        required=False,
        max_length=120,
        help_text=_("Only if it is a new one. As you would say it to a neighbour."),
    )

    def clean(self) -> dict[str, object]:
        """Ask for a title where no problem is chosen."""
        cleaned = dict(super().clean() or {})
        if not cleaned.get("cause") and not cleaned.get("title"):
            self.add_error("title", _("Choose a problem, or write how the new one is called."))
        return cleaned


class MoveForm(CauseOfReportForm):
    """The problem to which a report really belongs."""

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, report=report, **kwargs)
        field = choosing(self, "cause")
        field.required = True
        field.choices = [choice for choice in self.offered if choice[0]]


class SetAsideForm(CreatingForm):
    """What the group tells the person whose words it sets aside."""

    reason = forms.CharField(
        label=_("What do you tell the person?"),
        max_length=240,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("They read it under their code. Say where they can go with it, if you know."),
    )


class QuotingForm(CreatingForm):
    """The person was asked whether they may be quoted, and how they want to be signed."""

    asked = forms.BooleanField(
        label=_("I asked the author: they agreed that their words are shown without their name"),
        error_messages={"required": _("Ask the person first: the words are theirs.")},
    )
    said_by = forms.CharField(
        label=_("How shall we sign them?"),
        required=False,
        max_length=80,
        help_text=_("Not their name. For instance: a neighbour from block 12."),
    )


class ChatForm(forms.Form):
    """What is chosen with an exported chat: from when on, how its days are written, who says."""

    since = DayField(
        label=_("Only what was written since"),
        required=False,
        help_text=_("A long chat is easier to look through from a day on."),
    )
    order = forms.ChoiceField(
        label=_("How are the days written?"),
        choices=[
            ("", _("see for yourselves")),
            ("day_first", _("the day, then the month: 3/12 is 3 December")),
            ("month_first", _("the month, then the day: 3/12 is 12 March")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    said_by = forms.CharField(
        label=_("How shall we sign them?"),
        required=False,
        max_length=80,
        help_text=_("Not their name. For instance: somebody from the stairwell's chat."),
    )


class HandOverForm(GroupMixin, CreatingForm):
    """The group that a report concerns."""

    field_order = ("once", "group", "group_typed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        choosing(self, "group").empty_label = _("Choose")
        every = Group.objects.exclude(kind=Group.Kind.CENTRE)
        self.offer(every.order_by("place", "name", "pk"))

    def clean(self) -> Cleaned:
        """Ask for a group."""
        cleaned = super().clean()
        if not cleaned.get("group") and not self.errors:
            self.add_error("group", _("Choose a group."))
        return cleaned
