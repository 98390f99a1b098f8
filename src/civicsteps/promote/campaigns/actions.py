"""What a group does with a campaign: write it in five sentences, change it, say how it ended."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.actions import add_demand
from civicsteps.causes.fact_kinds import FACT_KINDS
from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy
from civicsteps.people.acts.records import close_need, open_need, record_act
from civicsteps.people.authorities.models import Office
from civicsteps.promote.campaigns import rules
from civicsteps.promote.campaigns.models import Campaign

ASKS = [name for name, kind in FACT_KINDS.items() if kind.step == 4 and kind.flag is None]


@action
def open_campaign(
    *,
    cause: Cause,
    by: Actor,
    why_they_would: str,
    with_us: str,
    against: str,
    plan: str,
    by_when: date,
    demand: Demand | None = None,
    want: str = "",
    office: Office | None = None,
    measure: str = "",
    illustrative: bool = False,
) -> Campaign:
    """Open a campaign for one demand of the cause.

    The demand is one that the cause has already, or a new one: `want` is its sentence, `office`
    decides, `measure` is how it will be seen. Raises Refused without what a campaign needs.
    """
    refuse(rules.why_not_open_campaign(by, cause))
    _in_the_future(by_when)
    if demand and (demand.cause_id != cause.pk or demand.withdrawn_on):
        raise Refused(Refusal(_("The group does not ask this any more."), "moment", "demand"))
    carried = demand or _new_demand(cause, want, office, by_when, measure, by)
    if Campaign.objects.filter(demand=carried, closed_on=None).exists():
        raise Refused(Refusal(_("A campaign for this runs already."), "moment", "demand"))
    campaign = Campaign.objects.create(
        cause=cause,
        demand=carried,
        why_they_would=tidy(why_they_would),
        with_us=tidy(with_us),
        against=tidy(against),
        plan=tidy(plan),
        until=by_when,
        opened_by=by,
        opened_on=clock.today(),
        asked_on=_asked_already(carried),
        illustrative=illustrative,
    )
    _tell("campaigns.campaign_opened", campaign, by=by, audience=cause.audience)
    record_act(group=cause.group, by=by, kind="campaign", on=clock.today(), source=campaign)
    _ask_next(campaign)
    return campaign


@action
def edit_campaign(
    *,
    campaign: Campaign,
    by: Actor,
    why_they_would: str,
    with_us: str,
    against: str,
    plan: str,
    by_when: date,
) -> Campaign:
    """Change the sentences of a running campaign; what it asks stays."""
    lock(campaign)
    refuse(rules.why_not_edit_campaign(by, campaign))
    if by_when != campaign.until:
        _in_the_future(by_when)
    campaign.why_they_would, campaign.plan = tidy(why_they_would), tidy(plan)
    campaign.with_us, campaign.against = tidy(with_us), tidy(against)
    campaign.until = by_when
    campaign.save(update_fields=["why_they_would", "plan", "with_us", "against", "until"])
    _tell("campaigns.campaign_changed", campaign, by=by, audience=campaign.cause.group_audience)
    return campaign


@action
def close_campaign(*, campaign: Campaign, outcome: str, by: Actor) -> Campaign:
    """End a campaign, with how it ended: won, partly, lost or dropped."""
    lock(campaign)
    refuse(rules.why_not_close_campaign(by, campaign))
    if outcome not in Campaign.Outcome.values:
        raise Refused(Refusal(_("Say how it ended."), "input", "outcome"))
    campaign.closed_on, campaign.outcome = clock.today(), outcome
    campaign.save(update_fields=["closed_on", "outcome"])
    close_need(kind="campaigns.ask", source=campaign, on=clock.today())
    _tell(f"campaigns.campaign_{outcome}", campaign, by=by, audience=campaign.cause.audience)
    return campaign


def mark_asked(*, demand: Demand, on: date) -> None:
    """Take the first asking off the desk: a room above has put the demand to its office."""
    for campaign in Campaign.objects.filter(demand=demand, asked_on=None, closed_on=None):
        campaign.asked_on = on
        campaign.save(update_fields=["asked_on"])
        close_need(kind="campaigns.ask", source=campaign, on=clock.today())


def _new_demand(
    cause: Cause, want: str, office: Office | None, by_when: date, measure: str, by: Actor
) -> Demand:
    return add_demand(
        cause=cause,
        sentence=_given("want", tidy(want), _("Say in one sentence what you ask.")),
        office=_given("office", office, _("Choose who decides.")),
        by=by,
        by_when=by_when,
        measure=_given("measure", tidy(measure), _("Say how you will see that it is done.")),
    )


def _given[T](field: str, value: T | None, reason: str | Promise) -> T:
    if not value:
        raise Refused(Refusal(reason, "input", field))
    return value


def _asked_already(demand: Demand) -> date | None:
    asks = demand.facts.filter(kind__in=ASKS, lifted_on=None).order_by("on")
    return asks.values_list("on", flat=True).first()


def _in_the_future(day: date) -> None:
    if day < clock.today():
        raise Refused(Refusal(_("This day has passed."), "input", "by_when"))


def _ask_next(campaign: Campaign) -> None:
    open_need(
        group=campaign.cause.group,
        kind="campaigns.ask",
        source=campaign,
        about=campaign.demand.sentence,
        url=campaign.get_absolute_url(),
        on=clock.today(),
    )
    if campaign.asked_on:
        close_need(kind="campaigns.ask", source=campaign, on=clock.today())


def _tell(kind: str, campaign: Campaign, *, by: Actor, audience: str) -> None:
    record(
        kind,
        by=by,
        about={"cause": campaign.cause, "campaign": campaign},
        audiences=[audience],
    )
