"""Options that both sides write, and the group's vote on what is offered."""

from datetime import date

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.links.actions import Issued, issue, revoke
from civicsteps.core.links.models import Link
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.meetings import effects, rules
from civicsteps.resolve.meetings.models import Meeting, Option, OptionVersion, Table, Vote
from civicsteps.resolve.meetings.queries import counts_of

MOST_OPTIONS = 12
LINK_USES = 30


@action
def open_table(
    *,
    cause: Cause,
    office: Office,
    title: str,
    by: Actor,
    meeting: Meeting | None = None,
    illustrative: bool = False,
) -> Table:
    """Open a page on which the group and an office write what could be done."""
    refuse(rules.why_not_open_table(by, cause))
    table = Table.objects.create(
        cause=cause,
        meeting=meeting,
        office=office,
        title=_given(title, "title"),
        opened_by=by,
        opened_at=clock.now(),
        illustrative=illustrative or cause.illustrative,
    )
    effects.tell_of_table("table_opened", table, by=by)
    return table


@action
def write_option(
    *,
    table: Table,
    title: str,
    by: Actor,
    costs: str = "",
    limits: str = "",
    number: int | None = None,
    link: Link | None = None,
) -> Option:
    """Write an option, or a new version of one; what it said before stays.

    `number` is the place of the one that is changed; what is left empty there stays as it was.
    `link` is the officer's.
    """
    table = _locked(table)
    refuse(rules.why_not_write_option(by, table, link))
    option = _option(table, number)
    last = option.versions.first()
    said = {
        "title": tidy(title) or (last.title if last else ""),
        "costs": tidy(costs) or (last.costs if last else ""),
        "limits": tidy(limits) or (last.limits if last else ""),
    }
    OptionVersion.objects.create(
        option=option,
        n=last.n + 1 if last else 1,
        title=_given(said.pop("title"), "title"),
        **said,
        by_office=link is not None,
        written_by=by,
        written_at=clock.now(),
    )
    effects.tell_of_table("option_written", table, by=by, via="link" if link else "web")
    return option


@action
def drop_option(*, option: Option, by: Actor) -> Option:
    """Leave an option out."""
    lock(option)
    refuse(rules.why_not_drop_option(by, option))
    option.dropped_on = clock.today()
    option.save(update_fields=["dropped_on"])
    effects.tell_of_table("option_dropped", option.table, by=by)
    return option


@action
def invite_office(*, table: Table, by: Actor) -> Issued:
    """Make the link by which an officer writes options without an account; earlier ones end."""
    refuse(rules.why_not_invite_office(by, table))
    revoke(table, purpose=rules.WRITE_OPTIONS)
    effects.tell_of_table("office_invited", table, by=by)
    return issue(rules.WRITE_OPTIONS, table, by=by, uses=LINK_USES, within=table.cause.group)


@action
def open_vote(*, table: Table, offer: str, until: date, quorum: int, by: Actor) -> Table:
    """Put what is offered to the group's vote, until a day; `quorum` is how many must vote."""
    table = _locked(table)
    refuse(rules.why_not_open_vote(by, table))
    if until < clock.today():
        raise Refused(Refusal(_("Leave people time to vote."), "input", "until"))
    table.offer, table.quorum = _given(offer, "offer"), quorum
    table.vote_opened_on, table.vote_until = clock.today(), until
    table.save(update_fields=["offer", "quorum", "vote_opened_on", "vote_until"])
    revoke(table, purpose=rules.WRITE_OPTIONS)
    effects.vote_opened(table)
    effects.tell_of_table("vote_opened", table, by=by)
    return table


@action
def cast_vote(*, table: Table, choice: str, by: Actor) -> Vote:
    """Vote; voted again, the last one counts. Nobody sees who chose what."""
    table = _locked(table)
    refuse(rules.why_not_cast_vote(by, table))
    if choice not in Vote.Choice.values:
        raise Refused(Refusal(_("Choose one of the three."), "input", "choice"))
    vote, _made = Vote.objects.update_or_create(
        table=table, voter=by, defaults={"choice": choice, "at": clock.now()}
    )
    effects.tell_of_table("vote_cast", table, by=by)
    return vote


@action
def close_vote(*, table: Table, by: Actor) -> Table:
    """Count the votes once the last day is over; what each one chose is forgotten."""
    table = _locked(table)
    refuse(rules.why_not_close_vote(by, table))
    counts = counts_of(table)
    table.yes, table.no, table.neither = counts["yes"], counts["no"], counts["neither"]
    table.outcome = _outcome(table)
    table.vote_closed_on = clock.today()
    table.save(update_fields=["yes", "no", "neither", "outcome", "vote_closed_on"])
    Vote.objects.filter(table=table).update(choice="")
    effects.vote_closed(table)
    effects.tell_of_table(f"vote_{table.outcome}", table, by=by)
    return table


def _outcome(table: Table) -> str:
    voted = table.yes + table.no + table.neither
    if not voted or voted < table.quorum:
        return Table.Outcome.NO_QUORUM
    return Table.Outcome.ACCEPTED if table.yes > table.no else Table.Outcome.REFUSED


def _option(table: Table, number: int | None) -> Option:
    standing = table.options.filter(dropped_on=None)
    if number:
        option = standing.filter(position=number).first()
        if option is None:
            raise Refused(Refusal(_("There is no option with this number."), "input", "number"))
        return option
    if standing.count() >= MOST_OPTIONS:
        raise Refused(Refusal(_("There are twelve options already. Leave one out first.")))
    last = table.options.aggregate(last=Max("position"))["last"] or 0
    return Option.objects.create(table=table, position=last + 1)


def _locked(table: Table) -> Table:
    related = ("cause__group", "office__authority")
    rows = Table.objects.select_related(*related).select_for_update(of=("self",))
    return rows.get(pk=table.pk)


def _given(typed: str, field: str) -> str:
    text = tidy(typed)
    if not text:
        raise Refused(Refusal(_("Write it in one line."), "input", field))
    return text
