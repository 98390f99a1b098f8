"""What happened until now, a row each: typed in the grid, pasted, or kept in a table."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from civicsteps.causes.imported import cause_choices, cause_of
from civicsteps.causes.models import Cause, Demand
from civicsteps.causes.steps import STEP_WORDS
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared, prepare
from civicsteps.core.models import ref, row_of
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.text import tidy
from civicsteps.engines.tables import TableError, read_table
from civicsteps.follow.history.acts import PAST_KINDS, PastKind, Told, take_back
from civicsteps.follow.history.reading import Past, When, is_known, pasts_in
from civicsteps.follow.history.rules import why_not_enter_history
from civicsteps.identify.reports.models import Report
from civicsteps.people.authorities.models import Office
from civicsteps.people.authorities.queries import office_called
from civicsteps.people.imports.models import Import, ImportRow
from civicsteps.people.imports.registry import Given, ImportKind, Line, register
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.letters.old_papers import forget_pages, keep_pages

OLDEST = date(1990, 1, 1)
TABLES = (".csv", ".xlsx", ".xls", ".ods", ".txt", ".tsv")
PAPERS = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".pdf")
_PRECISION = {"month": "month_only", "year": "year_only"}


def read_history(given: Sequence[Given], batch: Import) -> Iterator[Line]:
    """Read the rows in the order of their days, each with the step that it lays."""
    cause = cause_of(batch)
    pasts = [past for file in given if _is_table(file) for past in _pasts(file)]
    papers, troubles = _papers(given, batch, pasts)
    batch.found = {"notes": _notes(pasts, troubles)}
    letters = _first_letter(cause)
    lines = []
    for past in pasts:
        line = _Row(past, cause, papers.get(past["file"].casefold(), ""))
        if line.kind and line.kind.code == "letter" and line.when:
            letters = min(letters or line.when.on, line.when.on)
        lines.append(line)
    lines.sort(key=lambda one: (one.when.on if one.when else date.max, one.past.place))
    for number, line in enumerate(lines, 1):
        yield Line(
            number=number,
            data=line.data(),
            shown=line.shown(),
            problem=line.problem(letters) or ("bad_file" if line.wants_file(troubles) else ""),
            doubt=line.doubt(),
        )


def load_past_act(batch: Import, row: ImportRow, by: Actor) -> str:
    """Do what one row tells through its own room's action, on its own day."""
    told = _told(cause_of(batch), row.data, by)
    kind = PAST_KINDS[str(row.data["kind"])]
    return "" if kind.stands(told) else ref(kind.do(told))


def undo_past_act(_batch: Import, row: ImportRow, by: Actor) -> str | None:
    """Take back what one row did, through the same room, unless somebody went on from it since."""
    made = row_of(row.made)
    if isinstance(made, Reply) and made.judgements.count() > bool(row.data.get("answered")):
        return "judged"
    if isinstance(made, Report) and made.voice.may_quote:
        return "asked"
    return take_back(made, by=by)


class _Row:
    """A row while it is read: what was found of it."""

    def __init__(self, past: Past, cause: Cause, paper: str) -> None:
        self.past, self.paper = past, paper
        self.kind: PastKind | None = PAST_KINDS.get(past.kind)
        self.when: When | None = past.when
        self.demand = _leading(cause)
        named = office_called(past["office"]) if past["office"] else None
        default = self.demand.office if self.demand and not past["office"] else None
        self.office: Office | None = named or default

    def problem(self, first_letter: date | None) -> str:
        """Return the code of what the row lacks, or nothing."""
        if self.kind is None:
            return "no_kind"
        if self.when is None:
            return "no_day"
        if self.when.on > clock.today():
            return "ahead"
        if self.when.on < OLDEST:
            return "too_old"
        if not tidy(self.past["text"]):
            return "no_words"
        lacking = (need for need in self.kind.needs if self._lacks(need, first_letter))
        return next(lacking, "")

    def doubt(self) -> str:
        """Return the code of what a person should look at, or nothing."""
        if self.when and self.when.precision != "day":
            return _PRECISION[self.when.precision]
        judged = self.kind is None or self.kind.code != "reply" or bool(self.past.answered)
        return "" if judged else "not_judged"

    def wants_file(self, troubles: dict[str, str]) -> bool:
        """Tell whether the row names a file that could not be kept."""
        return self.past["file"].casefold() in troubles

    def data(self) -> dict[str, object]:
        """Return what loading needs."""
        past = self.past
        return {
            "kind": self.kind.code if self.kind else "",
            "on": self.when.on.isoformat() if self.when else "",
            "text": tidy(past["text"]),
            "office": str(self.office.pk) if self.office else "",
            "demand": str(self.demand.pk) if self.demand else "",
            "url": past["url"] if past["url"].startswith(("http://", "https://")) else "",
            "publisher": past["publisher"],
            "number": past["number"][:40],
            "file": self.paper,
            "present": past.how_many("present") or 0,
            "in_favour": past.how_many("in_favour") or 0,
            "against": past.how_many("against") or 0,
            "answered": past.answered,
        }

    def shown(self) -> dict[str, str]:
        """Return what the preview shows: the day, the step, the words, the proof."""
        step = f"{self.kind.step}. {STEP_WORDS[self.kind.step - 1]}" if self.kind else ""
        proofs = (self.past[name] for name in ("url", "number", "file"))
        return {
            "on": f"{self.when.on:%d.%m.%Y}" if self.when else self.past["on"],
            "what": str(self.kind.label) if self.kind else self.past["kind"],
            "step": step,
            "text": self.past["text"],
            "office": self.office.label if self.office else self.past["office"],
            "proof": " · ".join(one for one in proofs if one),
        }

    def _lacks(self, need: str, first_letter: date | None) -> bool:
        past, on = self.past, self.when.on if self.when else date.max
        present, favour = past.how_many("present"), past.how_many("in_favour")
        against = past.how_many("against") or 0
        url = past["url"].startswith(("http://", "https://"))
        return {
            "office": self.office is None,
            "demand": self.demand is None,
            "votes": not present or favour is None or favour + against > (present or 0),
            "letter": first_letter is None or on < first_letter,
            "letter_proof": not self.paper and not past["number"],
            "source": not self.paper and not (url and past["publisher"]),
            "publisher": url and not past["publisher"],
            "photo": not self.paper,
        }[need]


def _told(cause: Cause, data: dict[str, object], by: Actor) -> Told:
    def text(name: str) -> str:
        return str(data[name])

    demands, offices = Demand.objects.select_related("office"), Office.objects.all()
    return Told(
        cause=cause,
        on=date.fromisoformat(text("on")),
        text=text("text"),
        by=by,
        office=offices.filter(pk=text("office")).first() if data["office"] else None,
        demand=demands.filter(pk=text("demand")).first() if data["demand"] else None,
        url=text("url"),
        publisher=text("publisher"),
        number=text("number"),
        file=_file(text("file")),
        present=int(text("present")),
        in_favour=int(text("in_favour")),
        against=int(text("against")),
        answered=text("answered"),
    )


def _file(key: str) -> Prepared | None:
    if not key:
        return None
    kept = StoredFile.objects.filter(pk=key).first()
    if kept is None:
        raise Refused(Refusal(_("Its file is gone. Bring the files once more.")))
    small = blobs.read(bytes(kept.small_sha256)) if kept.small_sha256 else None
    content = blobs.read(bytes(kept.sha256))
    return Prepared(content, kept.type, kept.name, kept.width, kept.height, small)


def _pasts(file: Given) -> list[Past]:
    try:
        return list(pasts_in(read_table(file.name, file.content, knows=is_known)))
    except TableError as error:
        reason = _("We could not read this table. Save it again as XLSX or CSV.")
        raise Refused(Refusal(reason, "input", "files")) from error


def _papers(
    given: Sequence[Given], batch: Import, pasts: Sequence[Past]
) -> tuple[dict[str, str], dict[str, str]]:
    """Keep the files that rows name; return their ids by name, and why some were not kept."""
    forget_pages(batch)
    named = {past["file"].casefold() for past in pasts if past["file"]}
    papers: dict[str, str] = {}
    troubles: dict[str, str] = {}
    for place, file in enumerate(given, 1):
        name = file.name.casefold()
        if _is_table(file) or name not in named:
            continue
        try:
            papers[name] = keep_pages(batch, place, [prepare(file.content, name=file.name)])[0]
        except Refused as refused:
            troubles[name] = str(refused)
    return papers, troubles


def _notes(pasts: Sequence[Past], troubles: dict[str, str]) -> list[str]:
    found = ngettext("%(n)d row read.", "%(n)d rows read.", len(pasts)) % {"n": len(pasts)}
    order = _("They are written down in the order of their days, each on its own day.")
    return [found, order, *(f"{name}: {reason}" for name, reason in troubles.items())]


def _leading(cause: Cause) -> Demand | None:
    demands = cause.demands.filter(withdrawn_on=None).select_related("office__authority")
    return demands.order_by("-height", "position").first()


def _first_letter(cause: Cause) -> date | None:
    sent = Letter.objects.filter(cause=cause, sent_on__isnull=False, withdrawn_on=None)
    return sent.order_by("sent_on").values_list("sent_on", flat=True).first()


def _is_table(file: Given) -> bool:
    return PurePosixPath(file.name).suffix.lower() in TABLES


register(
    ImportKind(
        name="past_acts",
        title=gettext_lazy("What happened until now"),
        explain=gettext_lazy(
            "A table with a row for each thing that happened: when, what, in short, which office, "
            "the proof. Bring with it the photos and papers that the rows name."
        ),
        icon="clock",
        suffixes=(*TABLES, *PAPERS),
        columns=(
            ("on", gettext_lazy("When")),
            ("what", gettext_lazy("What")),
            ("step", gettext_lazy("The step")),
            ("text", gettext_lazy("In short")),
            ("office", gettext_lazy("The office")),
            ("proof", gettext_lazy("Proof")),
        ),
        read=read_history,
        load=load_past_act,
        undo=undo_past_act,
        why_not=why_not_enter_history,
        problems={
            "no_kind": gettext_lazy("We do not know what this is: said, checked, sent, answered…"),
            "no_day": gettext_lazy("This day does not exist. Write 12.03.2023, 03.2023 or 2023."),
            "ahead": gettext_lazy("This day has not come yet."),
            "too_old": gettext_lazy("This is before 1990. Look at the year."),
            "no_words": gettext_lazy("Say in short what happened."),
            "office": gettext_lazy("We do not know this office. Write it as in the register."),
            "demand": gettext_lazy("Say first what you ask, and of whom."),
            "votes": gettext_lazy("Say how many were there and how many were for it."),
            "letter": gettext_lazy("There is no letter before it. Write the letter down too."),
            "letter_proof": gettext_lazy("Bring its number, or a photo of the letter."),
            "source": gettext_lazy("Bring the document, or its address and who published it."),
            "publisher": gettext_lazy("Say who published it."),
            "photo": gettext_lazy("Bring a photo of how it is now."),
            "bad_file": gettext_lazy("Its file cannot be kept. The note above says why."),
            "month_only": gettext_lazy("You know only the month: it stands on its last day."),
            "year_only": gettext_lazy("You know only the year: it stands on its last day."),
            "not_judged": gettext_lazy("You will judge afterwards whether they answered."),
            "judged": gettext_lazy("You have judged it since: it stays."),
            "asked": gettext_lazy("Something happened with this voice since: it stays."),
            "answered": gettext_lazy("An answer came to it since: it stays."),
            "looked_at": gettext_lazy("Somebody has looked at this promise since: it stays."),
        },
        many=True,
        abouts=cause_choices,
    )
)
