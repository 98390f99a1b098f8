"""Corrections of the register: anybody with an account proposes, who keeps it decides."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy
from civicsteps.people.authorities import rules
from civicsteps.people.authorities.actions.channels import (
    add_channel,
    add_competence,
    replace_channel,
    why_not_write_to,
    written,
)
from civicsteps.people.authorities.actions.register import edit_authority, edit_office
from civicsteps.people.authorities.models import Authority, Channel, Correction, Office

What = Correction.What
LONGEST = {What.NAME: 160, What.OFFICE: 160, What.PLACE: 120, What.COMPETENCE: 120}
"""In letters; as the register keeps them."""
COLUMNS = {What.NAME: "name", What.PLACE: "place", What.WEBSITE: "website"}


@action
def propose_correction(
    *,
    authority: Authority,
    what: str,
    source: str,
    by: Actor,
    new: str = "",
    office: Office | None = None,
    channel: Channel | None = None,
    kind: str = "",
    topic: str = "",
) -> Correction:
    """Propose to put something of an authority right; nothing changes until it is accepted.

    `what` is one of `Correction.What`. A `channel` with nothing new is one to be given up;
    without a channel, `kind` and `office` say where a new address belongs. For a competence
    `topic` is what is decided, and `new` the place, if only there. Refused (input) for what would
    change nothing or is not of this authority.
    """
    refuse(rules.why_not_propose_correction(by, authority))
    office = channel.office if channel else office
    new = written(channel.kind if channel else kind, new)
    refuse(_why_not_say(authority, what, new, office, channel, kind, topic))
    correction = Correction.objects.create(
        authority=authority,
        office=office,
        channel=channel,
        what=what,
        kind=channel.kind if channel else kind,
        topic=topic,
        old=_standing(authority, what, office, channel),
        new=new,
        source=tidy(source),
        by=by,
        at=clock.now(),
    )
    _tell("authorities.correction_proposed", correction, by=by)
    return correction


@action
def accept_correction(*, correction: Correction, by: Actor, reason: str = "") -> Correction:
    """Put the register right as it was proposed. Refused (moment) if what stood there changed."""
    lock(correction)
    refuse(rules.why_not_decide_correction(by, correction))
    _apply(correction, by=by)
    return _decide(correction, Correction.State.ACCEPTED, reason, by=by)


@action
def refuse_correction(*, correction: Correction, reason: str, by: Actor) -> Correction:
    """Leave the register as it is, and say why."""
    lock(correction)
    refuse(rules.why_not_decide_correction(by, correction))
    if not tidy(reason):
        raise Refused(Refusal(_("Say why it is not accepted."), "input", "reason"))
    return _decide(correction, Correction.State.REFUSED, reason, by=by)


def _why_not_say(
    authority: Authority,
    what: str,
    new: str,
    office: Office | None,
    channel: Channel | None,
    kind: str,
    topic: str,
) -> Refusal | None:
    if office is not None and office.authority_id != authority.pk:
        return Refusal(_("This office is of another authority."), "input", "office")
    if what == What.CHANNEL and channel is None and not (office and kind and new):
        return Refusal(_("Say of which office, and the whole address."), "input", "new")
    if what == What.COMPETENCE and not topic:
        return Refusal(_("Say what they decide."), "input", "topic")
    if what == What.COMPETENCE:
        return _why_not_read_so(what, new, kind)
    if what == What.OFFICE and office is None:
        return Refusal(_("Say which office."), "input", "office")
    if what != What.CHANNEL and not new:
        return Refusal(_("Write how it should read."), "input", "new")
    if refusal := _why_not_read_so(what, new, channel.kind if channel else kind):
        return refusal
    if new == _standing(authority, what, office, channel):
        return Refusal(_("This is how it reads already."), "input", "new")
    return None


def _why_not_read_so(what: str, new: str, kind: str) -> Refusal | None:
    """Return why something can't stand in the register as it is proposed."""
    if len(new) > LONGEST.get(What(what), 300):
        return Refusal(_("This is too long. Write it shorter."), "input", "new")
    if what == What.CHANNEL and new:
        return why_not_write_to(kind, new, field="new")
    if what == What.WEBSITE:
        try:
            URLValidator(["http", "https"])(new)
        except ValidationError:
            told = _("Write the whole address of their site, with https:// before it.")
            return Refusal(told, "input", "new")
    return None


def _standing(
    authority: Authority, what: str, office: Office | None, channel: Channel | None
) -> str:
    if what in COLUMNS:
        return str(getattr(authority, COLUMNS[What(what)]))
    if what == What.OFFICE and office:
        return office.name
    return channel.address if what == What.CHANNEL and channel else ""


def _apply(correction: Correction, *, by: Actor) -> None:
    authority, office, channel = correction.authority, correction.office, correction.channel
    if correction.old != _standing(authority, correction.what, office, channel):
        raise Refused(Refusal(_("What stood there has changed since. Look at it once more.")))
    match What(correction.what):
        case What.NAME:
            edit_authority(authority=authority, name=correction.new, by=by)
        case What.PLACE:
            edit_authority(authority=authority, place=correction.new, by=by)
        case What.WEBSITE:
            edit_authority(authority=authority, website=correction.new, by=by)
        case What.OFFICE if office:
            edit_office(
                office=office,
                kind=office.kind,
                name=correction.new,
                name_en=office.name_en,
                salutation=office.salutation,
                by=by,
            )
        case What.CHANNEL:
            _apply_address(correction, by=by)
        case What.COMPETENCE:
            add_competence(
                authority=authority,
                office=office,
                topic=correction.topic,
                place=correction.new,
                source=correction.source,
                by=by,
            )


def _apply_address(correction: Correction, *, by: Actor) -> None:
    source, new = correction.source, correction.new
    if correction.channel:
        replace_channel(channel=correction.channel, address=new, source=source, by=by)
    elif correction.office:
        add_channel(
            office=correction.office, kind=correction.kind, address=new, source=source, by=by
        )


def _decide(correction: Correction, state: str, reason: str, *, by: Actor) -> Correction:
    correction.state, correction.reason = state, tidy(reason)
    correction.decided_by, correction.decided_on = by, clock.today()
    correction.save(update_fields=["state", "reason", "decided_by", "decided_on"])
    _tell(f"authorities.correction_{state}", correction, by=by)
    return correction


def _tell(kind: str, correction: Correction, *, by: Actor) -> None:
    about = {"authority": correction.authority, "correction": correction}
    record(kind, by=by, about=about, audiences=[PUBLIC])
