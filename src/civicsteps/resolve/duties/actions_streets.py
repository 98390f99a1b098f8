"""Writing down what streets have, and what the lists of investments promised them."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.text import plain, tidy
from civicsteps.people.authorities.models import Authority
from civicsteps.people.groups.models import Group
from civicsteps.resolve.duties import effects, rules
from civicsteps.resolve.duties.actions import refuse_year
from civicsteps.resolve.duties.amounts import MOST_BANI
from civicsteps.resolve.duties.models import InvestmentLine, Street, StreetService

MOST_AT_ONCE = 400
MOST_STREETS = 2000
LONGEST = 120


@action
def add_streets(
    *, group: Group, names: Sequence[str], by: Actor, illustrative: bool = False
) -> Group:
    """Add streets to a group's list; one that stands there, however it is written, stays once."""
    lock(group)
    refuse(rules.why_not_add_streets(by, group))
    wanted = {plain(name): tidy(name) for name in reversed(names) if plain(name)}
    if not wanted:
        raise Refused(Refusal(_("Write at least one street."), "input", "names"))
    if len(wanted) > MOST_AT_ONCE or any(len(name) > LONGEST for name in wanted.values()):
        reason = _("At most 400 streets at once, of 120 letters each.")
        raise Refused(Refusal(reason, "input", "names"))
    known = set(group.streets.values_list("folded", flat=True))
    if len(known | set(wanted)) > MOST_STREETS:
        raise Refused(Refusal(_("At most 2,000 streets in one list."), "input", "names"))
    new = sorted(set(wanted) - known)
    for key in new:
        _street(group, wanted[key], by=by, illustrative=illustrative)
    effects.told("duties.streets_added", group, by=by, data={"n": len(new)})
    return group


@action
def note_services(
    *,
    street: Street,
    states: Mapping[str, str],
    seen_on: date,
    by: Actor,
    document: Prepared | None = None,
    note: str = "",
) -> Street:
    """Write down what a street has, as somebody saw it on a day; what is left out stays as it was.

    `states` are states by service. What was seen before stays to be read.
    """
    lock(street)
    refuse(rules.why_not_note_services(by, street.group))
    refuse_ahead(seen_on, "seen_on")
    said = {service: state for service, state in states.items() if state}
    if not said:
        raise Refused(Refusal(_("Say it of at least one of them."), "input"))
    if not set(said) <= set(StreetService.Service.values) or not set(said.values()) <= set(
        StreetService.State.values
    ):
        raise Refused(Refusal(_("This is not in the list."), "input"))
    shown = effects.shown_to(street.group)
    kept = keep(document, by=by, audiences=[shown]) if document else None
    for service, state in said.items():
        seen = StreetService.objects.create(
            street=street,
            service=service,
            state=state,
            seen_on=seen_on,
            document=kept,
            note=tidy(note),
            seen_by=by,
            recorded_at=clock.now(),
            current=False,
            illustrative=street.illustrative,
        )
        effects.set_current_service(seen)
    effects.told("duties.services_noted", street.group, by=by)
    return street


@action
def record_investment(
    *,
    group: Group,
    authority: Authority,
    year: int,
    words: str,
    source: str,
    by: Actor,
    street: str = "",
    amount: int | None = None,
    stage: str = InvestmentLine.Stage.LISTED,
    url: str = "",
    document: Prepared | None = None,
    illustrative: bool = False,
) -> InvestmentLine:
    """Copy a line of a year's list of investments; a street that is new joins the group's list.

    `amount` is in bani. `source` names the list as it is called.
    """
    refuse(rules.why_not_record_investment(by, group))
    refuse_year(year)
    if not tidy(words):
        raise Refused(Refusal(_("Copy here what the list says."), "input", "words"))
    if not tidy(source):
        raise Refused(Refusal(_("Say which list it is."), "input", "source"))
    if amount is not None and not 0 <= amount <= MOST_BANI:
        raise Refused(Refusal(_("This amount cannot be."), "input", "amount"))
    if stage not in InvestmentLine.Stage.values:
        raise Refused(Refusal(_("This is not in the list."), "input", "stage"))
    shown = effects.shown_to(group)
    line = InvestmentLine.objects.create(
        group=group,
        authority=authority,
        year=year,
        street=_street_named(group, street, by=by, illustrative=illustrative),
        words=tidy(words)[:300],
        amount=amount,
        stage=stage,
        stage_on=clock.today(),
        found_in=tidy(source)[:160],
        url=url,
        document=keep(document, by=by, audiences=[shown]) if document else None,
        recorded_by=by,
        recorded_at=clock.now(),
        illustrative=illustrative or group.illustrative,
    )
    effects.told("duties.investment_recorded", group, by=by)
    return line


@action
def move_investment(
    *, line: InvestmentLine, stage: str, on: date, by: Actor, note: str = ""
) -> InvestmentLine:
    """Write down how far a line came, and on which day that was seen."""
    lock(line)
    refuse(rules.why_not_move_investment(by, line))
    refuse_ahead(on, "on")
    if stage not in InvestmentLine.Stage.values:
        raise Refused(Refusal(_("This is not in the list."), "input", "stage"))
    line.stage, line.stage_on, line.stage_note = stage, on, tidy(note)
    line.save(update_fields=["stage", "stage_on", "stage_note"])
    told = {"stage": stage, "on": on.isoformat()}
    effects.told("duties.investment_moved", line.group, by=by, data=told)
    return line


@action
def take_back_investment(*, line: InvestmentLine, by: Actor) -> Group:
    """Take back a line that was entered by mistake: it is shown and counted no longer."""
    lock(line)
    refuse(rules.why_not_take_back_investment(by, line))
    line.taken_back_on = clock.today()
    line.save(update_fields=["taken_back_on"])
    effects.keep_inside(line.document, line.group)
    effects.told("duties.investment_taken_back", line.group, by=by)
    return line.group


def _street_named(group: Group, name: str, *, by: Actor, illustrative: bool) -> Street | None:
    key = plain(name)
    if not key:
        return None
    if len(tidy(name)) > LONGEST:
        raise Refused(Refusal(_("This name is too long for a street."), "input", "street"))
    known = group.streets.filter(folded=key).first()
    if known is None and group.streets.count() >= MOST_STREETS:
        raise Refused(Refusal(_("At most 2,000 streets in one list."), "input", "street"))
    return known or _street(group, tidy(name), by=by, illustrative=illustrative)


def _street(group: Group, name: str, *, by: Actor, illustrative: bool) -> Street:
    return Street.objects.create(
        group=group,
        name=name,
        added_by=by,
        added_at=clock.now(),
        illustrative=illustrative or group.illustrative,
    )
