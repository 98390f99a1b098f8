"""Made-up content for the style page: one place of a small invented town, one of each state."""

from dataclasses import dataclass, field
from datetime import date

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from civicsteps.core.forms import DayField
from civicsteps.engines.ladders import Flag, Staircase, Support, climb

type Text = object
"""A str, or a lazy translation of one."""

DAY = date(2026, 11, 27)
VERDICTS = [
    ("yes", _("Yes")),
    ("partly", _("In part")),
    ("no", _("No")),
    ("elsewhere", _("They sent it elsewhere")),
]


@dataclass(frozen=True)
class Item:
    """A link or a value with its label; each component reads what it needs."""

    label: Text = ""
    url: str = ""
    number: int = 0
    count: int | None = None
    current: bool = False
    term: Text = ""
    value: Text = ""
    icon: str = ""
    state: str = ""
    text: Text = ""
    head: Text = ""


@dataclass(frozen=True)
class Entry:
    """One entry of a timeline."""

    icon: str
    sentence: Text
    on: date
    tone: str = ""
    details: Text = ""
    illustrative: bool = False
    url: str = ""


@dataclass(frozen=True)
class Point:
    """A place on a map and in the list beside it."""

    label: Text
    place: Text
    lat: float | None = None
    lon: float | None = None
    url: str = "#"


class SampleForm(forms.Form):
    """One field of each kind."""

    words = forms.CharField(
        label=_("What is wrong?"),
        help_text=_("Say it as you would to a neighbour."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    place = forms.CharField(
        label=_("Where?"), help_text=_("A street, or a landmark: “by the bridge”."), max_length=120
    )
    photo = forms.FileField(
        label=_("A photo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*", "data-max-bytes": "10000000"}),
    )
    seen = DayField(label=_("When did you see it?"), required=False)
    topic = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[
            ("", _("Choose")),
            ("play", _("Playgrounds")),
            ("roads", _("Streets and bridges")),
        ],
    )
    answered = forms.ChoiceField(
        label=_("Did they answer what we asked?"),
        choices=VERDICTS,
        widget=forms.RadioSelect(attrs={"class": "two"}),
    )
    email = forms.EmailField(label=_("Your e-mail address"), required=False)
    follow = forms.BooleanField(
        label=_("Keep me posted"),
        help_text=_("At most one message a week; you leave with one tap."),
        required=False,
    )


@dataclass(frozen=True)
class Samples:
    """All that the style page shows."""

    stairs: Staircase
    rough: Staircase
    start: Staircase
    full: Staircase
    form: SampleForm
    wrong: SampleForm
    page: Page[int]
    day: date = DAY
    crumbs: list[Item] = field(default_factory=list)
    filters: list[Item] = field(default_factory=list)
    counts: list[Item] = field(default_factory=list)
    facts: list[Item] = field(default_factory=list)
    menu: list[Item] = field(default_factory=list)
    steps: list[Item] = field(default_factory=list)
    heads: list[Text] = field(default_factory=list)
    rows: list[list[Item]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)


def everything() -> Samples:
    """Return one of each, in the reader's language where the words are ours."""
    return Samples(
        stairs=_stairs(1, 2, 3, 4, 5),
        rough=climb(
            [*(Support(n, DAY) for n in (1, 2, 4, 5, 7)), Support(6, DAY, lifted=True)],
            [Flag(7, "broken")],
        ),
        start=_stairs(),
        full=_stairs(*range(1, 11)),
        form=SampleForm(auto_id="first_%s"),
        wrong=SampleForm(
            {"words": "Căruselul e rupt de un an.", "email": "ana@"}, auto_id="wrong_%s"
        ),
        page=Paginator(range(60), 20).page(2),
        crumbs=[Item(_("Problems"), "#"), Item(_("A playground"), "#"), Item(_("The letter"))],
        filters=_filters(),
        counts=_counts(),
        facts=_facts(),
        menu=_menu(),
        steps=[
            Item(_("Your words"), "#", state="done"),
            Item(_("The place"), state="now"),
            Item(_("Who you are"), state="ahead"),
        ],
        heads=[_("Office"), _("Asked"), _("Answered"), _("Promised"), _("Kept")],
        rows=[_row("Primăria Valea Mare", 4, 2, 1, 0), _row("Consiliul Local", 3, 3, 2, 2)],
        entries=_entries(),
        points=[
            Point("Locul de joacă", "Strada Teilor", 44.44, 26.05),
            Point("Podul", "peste Valea Mare", 44.45, 26.02),
            Point("Parcul din spatele școlii", ""),
        ],
    )


def mail() -> dict[str, object]:
    """Return what one message says."""
    return {
        "stairs": _stairs(1, 2, 3, 4, 5),
        "button_url": "https://example.org/loc-de-joaca",
        "button_label": _("Read the whole answer"),
        "unsubscribe_url": "https://example.org/l/abc/",
        "reason": _("You asked to be kept posted about “A place to play”."),
        "imprints": ["Pași civici, exemplu."],
    }


def _stairs(*steps: int) -> Staircase:
    return climb(Support(step, DAY) for step in steps)


def _filters() -> list[Item]:
    return [
        Item(_("All"), "#", count=12, current=True),
        Item(_("Waiting for an answer"), "#", count=4),
        Item(_("Promised"), "#", count=2),
        Item(_("Done"), "#", count=1),
    ]


def _counts() -> list[Item]:
    return [
        Item(_("asked"), number=4, url="#"),
        Item(_("answered"), number=2, url="#"),
        Item(_("promised"), number=1),
        Item(_("kept"), number=0),
    ]


def _facts() -> list[Item]:
    return [
        Item(term=_("Who decides"), value="Primăria Valea Mare", url="#"),
        Item(term=_("Registered under"), value="12345 / 18.11.2026"),
        Item(term=_("They have until"), value=_("Friday, 4 December")),
    ]


def _menu() -> list[Item]:
    return [
        Item(_("The letter"), "#", icon="file-text", current=True),
        Item(_("Supporters"), "#", icon="users"),
        Item(_("Meetings"), "#", icon="calendar"),
    ]


def _row(office: str, *numbers: int) -> list[Item]:
    heads = [_("Asked"), _("Answered"), _("Promised"), _("Kept")]
    cells = [Item(text=n, head=head) for n, head in zip(numbers, heads, strict=True)]
    return [Item(text=office, url="#"), *cells]


def _entries() -> list[Entry]:
    return [
        Entry("megaphone", _("A mother told us about the broken swing."), date(2026, 9, 14)),
        Entry(
            "send",
            _("We sent the request to the town hall."),
            date(2026, 11, 18),
            details=_("Registered the same day. They have 30 days to answer."),
        ),
        Entry(
            "mail-open",
            _("The town hall answered in part."),
            date(2026, 11, 24),
            tone="wait",
            illustrative=True,
        ),
        Entry("handshake", _("The mayor promised new swings."), date(2026, 11, 25), tone="good"),
        Entry("flag", _("The promise was not kept."), date(2026, 11, 27), tone="bad", url="#"),
    ]
