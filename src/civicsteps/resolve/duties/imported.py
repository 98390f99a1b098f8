"""A list of investments, as a table: the lines that a group follows, with year, place and sum."""

import re
from collections.abc import Iterator, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import ref, row_of, split_ref
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.text import plain, tidy
from civicsteps.engines.tables import TableError, folded, read_table
from civicsteps.people.authorities.models import Authority
from civicsteps.people.groups.models import Group
from civicsteps.people.imports.lists.reading import UNREADABLE, said_of
from civicsteps.people.imports.models import Import, ImportRow
from civicsteps.people.imports.registry import Given, ImportKind, Line, register
from civicsteps.resolve.duties.actions_streets import record_investment, take_back_investment
from civicsteps.resolve.duties.amounts import amount_of, lei
from civicsteps.resolve.duties.forms import ImportChoicesForm
from civicsteps.resolve.duties.models import FIRST_YEAR, InvestmentLine
from civicsteps.resolve.duties.queries import authorities_near
from civicsteps.resolve.duties.rules import why_not_record_investment

_HEADINGS = {
    "year": ("an", "anul", "year"),
    "street": ("strada", "street", "amplasament", "locatie", "locatia"),
    "words": (
        "obiectiv", "obiectivul", "obiectivul de investitii", "denumire", "denumirea",
        "denumirea obiectivului", "denumire obiectiv", "lucrare", "lucrarea", "investitia", "words",
        "proiect",
    ),
    "amount": (
        "valoare", "valoarea", "suma", "suma lei", "valoare lei", "valoare totala", "buget",
        "amount", "lei",
    ),
    "stage": ("stadiu", "stadiul", "stare", "stage"),
}  # fmt: skip
_FIELDS = {said: name for name, all_said in _HEADINGS.items() for said in all_said}
_STAGES = {
    "promis": "promised", "promisa": "promised", "propus": "promised",
    "contractat": "contracted", "contractata": "contracted", "in executie": "contracted",
    "in lucru": "contracted", "realizat": "done", "realizata": "done", "finalizat": "done",
    "finalizata": "done", "gata": "done", "scos": "gone", "eliminat": "gone",
    **{stage: stage for stage in InvestmentLine.Stage.values},
}  # fmt: skip


def authority_choices(_by: Actor, group: Group) -> list[tuple[str, str]]:
    """Return the authorities whose list it can be."""
    return [(ref(one), one.name) for one in authorities_near(group)]


def read(given: Sequence[Given], batch: Import) -> Iterator[Line]:
    """Read the lines of a list. Raises Refused for a file that is none, or says not what."""
    try:
        table = read_table(given[0].name, given[0].content, knows=lambda said: said in _FIELDS)
    except TableError as error:
        raise Refused(Refusal(UNREADABLE[error.code], "input", "files")) from error
    fields = [_FIELDS.get(folded(heading), "") for heading in table.headings]
    if "words" not in fields:
        reason = _("The file needs a column with what is built: „Obiectiv” or „Lucrare”.")
        raise Refused(Refusal(reason, "input", "files"))
    batch.found = {"notes": [text for note in table.notes if (text := said_of(note))]}
    year = str(batch.choices.get("year") or clock.today().year)
    first: dict[tuple[str, ...], int] = {}
    for number, cells in table.rows:
        row: dict[str, str] = {}
        for name, text in zip(fields, cells, strict=False):
            if name and tidy(text):
                row.setdefault(name, tidy(text))
        if not row.get("words"):
            continue
        row.setdefault("year", year)
        same = tuple(plain(row.get(name, "")) for name in ("year", "street", "words", "amount"))
        earlier = first.setdefault(same, number)
        yield _line(number, row, same_as=None if earlier == number else earlier)


def load(batch: Import, row: ImportRow, by: Actor) -> str:
    """Write a line down; '' when it stands there already."""
    data = row.data
    words, year = str(data["words"]), int(str(data["year"]))
    authority = Authority.objects.get(pk=split_ref(batch.about)[1])
    amount = data["amount"] if isinstance(data["amount"], int) else None
    street = plain(str(data["street"]))
    same = InvestmentLine.objects.filter(
        Q(street__folded=street) if street else Q(street=None),
        group=batch.group,
        authority=authority,
        year=year,
        words=words,
        amount=amount,
        taken_back_on=None,
    )
    if same.exists():
        return ""
    return ref(
        record_investment(
            group=batch.group,
            authority=authority,
            year=year,
            words=words,
            street=str(data["street"]),
            amount=amount,
            stage=str(data["stage"]),
            source=str(batch.choices.get("source") or f"{authority}, {year}"),
            url=str(batch.choices.get("url") or ""),
            by=by,
        )
    )


def undo(_batch: Import, row: ImportRow, by: Actor) -> str:
    """Take back a line, unless somebody wrote since how far it came."""
    line = row_of(row.made)
    if not isinstance(line, InvestmentLine) or line.taken_back_on:
        return ""
    if line.stage != row.data.get("stage"):
        return "touched"
    take_back_investment(line=line, by=by)
    return ""


def _line(number: int, row: dict[str, str], *, same_as: int | None) -> Line:
    problem, amount = "", None
    try:
        amount = amount_of(row.get("amount", ""))
    except ValueError:
        problem = "amount"
    year = row["year"].removesuffix(".0")
    if not re.fullmatch(r"\d{4}", year) or not FIRST_YEAR <= int(year) <= clock.today().year + 1:
        problem = "year"
    said = plain(row.get("stage", ""))
    stage = _STAGES.get(said, InvestmentLine.Stage.LISTED.value)
    words, street = row["words"][:300], row.get("street", "")[:120]
    return Line(
        number,
        {"year": year, "street": street, "words": words, "amount": amount, "stage": stage},
        {
            "year": row["year"],
            "street": street,
            "words": words,
            "amount": lei(amount) or row.get("amount", ""),
            "stage": str(InvestmentLine.Stage(stage).label),
        },
        problem=problem,
        doubt="stage" if said and said not in _STAGES else "",
        same_as=same_as,
    )


def result_url(batch: Import) -> str:
    """Return where the lines are seen."""
    return reverse("group_investments", args=[batch.group.slug])


register(
    ImportKind(
        name="investment_lines",
        title=_("A list of investments"),
        explain=_(
            "A table of what the town hall builds (XLSX, XLS, ODS or CSV): what, on which street,"
            " for how much. You read each line before it is written down."
        ),
        icon="hammer",
        suffixes=(".xlsx", ".xls", ".ods", ".csv", ".txt", ".tsv"),
        columns=(
            ("year", _("Year")),
            ("street", _("Street")),
            ("words", _("What the list says")),
            ("amount", _("Sum")),
            ("stage", _("How far it came")),
        ),
        read=read,
        load=load,
        undo=undo,
        why_not=why_not_record_investment,
        problems={
            "amount": _("This is no sum of money."),
            "year": _("This is no year from 2001 to the next."),
            "stage": _("We do not know this word: it is put as in the list."),
            "touched": _("Somebody wrote since how far it came: it stays."),
        },
        abouts=authority_choices,
        fields=ImportChoicesForm,
        result_url=result_url,
    )
)
