"""How offices are reached, and what they decide: added, tried, replaced, ended; never deleted."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
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
from civicsteps.people.authorities.actions.register import tell
from civicsteps.people.authorities.models import Authority, Channel, Competence, Office


@action
def add_channel(
    *,
    office: Office,
    kind: str,
    address: str,
    by: Actor,
    source: str = "",
    source_url: str = "",
    purpose: str = "",
    attachments_mb: int | None = None,
) -> Channel:
    """Write down a way to reach an office, not checked yet; the same one again stays one.

    It is trusted once somebody adds it who may put the register right. `attachments_mb` is how
    much an e-mail may carry there, in MB, where they say so.
    """
    refuse(rules.why_not_add_channel(by, office) or why_not_write_to(kind, address))
    trusted = rules.why_not_edit_office(by, office) is None
    said = {
        "purpose": purpose,
        "source": tidy(source),
        "source_url": source_url,
        "attachments_mb": attachments_mb,
        "added_by": by,
        "trusted": trusted,
    }
    channel, made = Channel.objects.get_or_create(
        office=office,
        kind=kind,
        address=written(kind, address),
        superseded_on=None,
        defaults=said,
    )
    if made:
        tell("authorities.channel_added", office, by=by)
    elif trusted and not channel.trusted:
        channel.trusted = True
        channel.save(update_fields=["trusted"])
    return channel


@action
def check_channel(*, channel: Channel, works: bool, by: Actor, refuses: bool = False) -> Channel:
    """Write down that a way to reach an office was tried today, and whether it works.

    `refuses` is for one that exists and takes no letters, as an unread mailbox. Refused (moment)
    for one that another took the place of.
    """
    lock(channel)
    refuse(rules.why_not_check_channel(by, channel))
    states = Channel.State
    channel.state = states.REFUSES if refuses else states.WORKS if works else states.FAILS
    channel.checked_on = clock.today()
    channel.trusted = channel.trusted or channel.state == states.WORKS
    channel.save(update_fields=["state", "checked_on", "trusted"])
    kind = "works" if channel.state == states.WORKS else "fails"
    tell(f"authorities.channel_{kind}", channel.office, by=by)
    return channel


@action
def replace_channel(
    *, channel: Channel, by: Actor, address: str = "", source: str = ""
) -> Channel | None:
    """Have another address take the place of one, or none; the old one stays, as one that fails.

    The new one is of the same kind and purpose, trusted, and not checked yet. Refused (input) for
    the same address again.
    """
    lock(channel)
    refuse(rules.why_not_check_channel(by, channel))
    new = written(channel.kind, address)
    refuse(why_not_write_to(channel.kind, new) if new else None)
    if new == channel.address:
        raise Refused(Refusal(_("This is the address that stands there."), "input", "address"))
    successor = _successor(channel, new, by=by, source=source) if new else None
    channel.state, channel.superseded_on = Channel.State.FAILS, clock.today()
    channel.superseded_by = successor
    channel.save(update_fields=["state", "superseded_on", "superseded_by"])
    tell("authorities.channel_replaced", channel.office, by=by)
    return successor


@action
def add_competence(
    *,
    authority: Authority,
    topic: str,
    source: str,
    by: Actor,
    office: Office | None = None,
    place: str = "",
    note: str = "",
) -> Competence:
    """Write down what an authority, or an office of it, decides; `source` says who says so.

    Without a `place` it is wherever the authority is. The same again stays one.
    """
    refuse(rules.why_not_edit_authority(by, authority))
    if office is not None and office.authority_id != authority.pk:
        raise Refused(Refusal(_("This office is of another authority."), "input", "office"))
    competence, made = Competence.objects.get_or_create(
        authority=authority,
        office=office,
        topic=topic,
        place=tidy(place),
        ended_on=None,
        defaults={"note": tidy(note), "source": tidy(source), "added_by": by},
    )
    if made:
        _told("authorities.competence_added", authority, by=by)
    return competence


@action
def end_competence(*, competence: Competence, by: Actor) -> Competence:
    """Write down that an authority does not decide this any more, or never did."""
    lock(competence)
    refuse(rules.why_not_edit_authority(by, competence.authority))
    if competence.ended_on is None:
        competence.ended_on = clock.today()
        competence.save(update_fields=["ended_on"])
        _told("authorities.competence_ended", competence.authority, by=by)
    return competence


def why_not_write_to(kind: str, address: str, *, field: str = "address") -> Refusal | None:
    """Return why nothing can be sent to an address of a kind; only e-mail has a form to keep."""
    if kind != Channel.Kind.EMAIL:
        return None
    try:
        validate_email(written(kind, address))
    except ValidationError:
        return Refusal(_("This is no e-mail address. Look at it once more."), "input", field)
    return None


def written(kind: str, address: str) -> str:
    """Return an address as it is kept: e-mail in lower case."""
    return tidy(address).lower() if kind == Channel.Kind.EMAIL else tidy(address)


def _successor(channel: Channel, address: str, *, by: Actor, source: str) -> Channel:
    said = {"purpose": channel.purpose, "source": tidy(source), "added_by": by, "trusted": True}
    successor, _made = Channel.objects.get_or_create(
        office=channel.office,
        kind=channel.kind,
        address=address,
        superseded_on=None,
        defaults=said,
    )
    if not successor.trusted:
        successor.trusted = True
        successor.save(update_fields=["trusted"])
    return successor


def _told(kind: str, authority: Authority, *, by: Actor) -> None:
    record(kind, by=by, about={"authority": authority}, audiences=[PUBLIC])
