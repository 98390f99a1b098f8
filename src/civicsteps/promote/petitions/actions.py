"""Naming a petition that runs elsewhere, and writing down how many signed it on which day."""

from datetime import date
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.text import tidy
from civicsteps.people.acts.records import record_act, void_acts
from civicsteps.promote.petitions import rules
from civicsteps.promote.petitions.models import OutsidePetition, PetitionCount
from civicsteps.promote.petitions.queries import count_standing_on

OLDEST = date(2000, 1, 1)


@action
def add_outside_petition(
    *,
    cause: Cause,
    title: str,
    url: str,
    by: Actor,
    platform: str = "",
    closed_on: date | None = None,
    illustrative: bool = False,
) -> OutsidePetition:
    """Name a petition for the cause on another site; `platform` is the site's name, or its domain.

    It holds no step: a petition counts as asking when it is handed over.
    """
    refuse(rules.why_not_add_outside_petition(by, cause))
    if not tidy(title):
        raise Refused(Refusal(_("Write the petition's title."), "input", "title"))
    address = urlsplit(url.strip())
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise Refused(Refusal(_("Write the whole address of the petition."), "input", "url"))
    if closed_on:
        refuse_ahead(closed_on, "closed_on")
    if cause.outside_petitions.filter(url=url.strip(), withdrawn_on=None).exists():
        raise Refused(Refusal(_("This petition stands here already."), "input", "url"))
    petition = OutsidePetition.objects.create(
        cause=cause,
        title=tidy(title),
        url=url.strip(),
        platform=tidy(platform) or address.hostname.removeprefix("www.")[:80],
        closed_on=closed_on,
        added_by=by,
        added_at=clock.now(),
        illustrative=illustrative or cause.illustrative,
    )
    record_act(group=cause.group, by=by, kind="outside_petition", on=clock.today(), source=petition)
    _tell("petitions.outside_petition_added", petition, by=by)
    return petition


@action
def record_count(
    *,
    petition: OutsidePetition,
    count: int,
    counted_on: date,
    by: Actor,
    screenshot: Prepared | None = None,
    correction: bool = False,
) -> PetitionCount:
    """Write down how many had signed on a day, as the other site showed it.

    A day has one number; with `correction` it takes the place of the one that stands, which is
    kept and shown as put right. The screenshot is for the group alone: it may name who signed.
    """
    lock(petition)
    refuse(rules.why_not_record_count(by, petition))
    refuse_ahead(counted_on, "counted_on")
    if counted_on < OLDEST:
        raise Refused(
            Refusal(_("This day is too long ago. Look at the year."), "input", "counted_on")
        )
    if count < 0:
        raise Refused(Refusal(_("Fewer than nobody cannot sign."), "input", "count"))
    standing = count_standing_on(petition, counted_on)
    if standing and not correction:
        reason = _("That day has a number already. If it was wrong, tick that you put it right.")
        raise Refused(Refusal(reason, "input", "correction"))
    made = PetitionCount.objects.create(
        petition=petition,
        counted_on=counted_on,
        count=count,
        screenshot=(
            keep(screenshot, by=by, audiences=[petition.cause.group_audience])
            if screenshot
            else None
        ),
        corrects=standing,
        by=by,
        at=clock.now(),
    )
    kind = "petitions.count_corrected" if standing else "petitions.count_recorded"
    _tell(kind, petition, by=by, count=count, on=counted_on.isoformat())
    return made


@action
def close_outside_petition(*, petition: OutsidePetition, on: date, by: Actor) -> OutsidePetition:
    """Write down since when nobody can sign there any more."""
    lock(petition)
    refuse(rules.why_not_close_outside_petition(by, petition))
    refuse_ahead(on, "on")
    petition.closed_on = on
    petition.save(update_fields=["closed_on"])
    _tell("petitions.outside_petition_closed", petition, by=by)
    return petition


@action
def withdraw_outside_petition(*, petition: OutsidePetition, by: Actor) -> OutsidePetition:
    """Take a petition off the problem; its page and its numbers stay, and say so."""
    lock(petition)
    refuse(rules.why_not_withdraw_outside_petition(by, petition))
    petition.withdrawn_on = clock.today()
    petition.save(update_fields=["withdrawn_on"])
    void_acts(source=petition, kind="outside_petition")
    _tell("petitions.outside_petition_withdrawn", petition, by=by)
    return petition


def _tell(kind: str, petition: OutsidePetition, *, by: Actor, **data: str | int) -> None:
    cause = petition.cause
    about = {"cause": cause, "petition": petition}
    record(kind, by=by, about=about, audiences=[cause.audience], data=data)
