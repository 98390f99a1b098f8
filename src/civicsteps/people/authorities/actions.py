"""Keeping the register of authorities: who decides, who holds the office, how it is reached."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock, ids
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy
from civicsteps.people.authorities import rules
from civicsteps.people.authorities.models import Authority, Channel, Mandate, Office

RESERVED = {"noua"}


@action
def add_authority(
    *, name: str, by: Actor, place: str = "", name_en: str = "", siruta: int | None = None
) -> Authority:
    """Write down a public body. `siruta` is the code of its locality in the national register."""
    refuse(rules.why_not_add_authority(by))
    authority = Authority.objects.create(
        slug=ids.free_slug(Authority, name, reserved=RESERVED),
        name=tidy(name),
        name_en=tidy(name_en),
        place=tidy(place),
        siruta=siruta,
    )
    record("authorities.authority_added", by=by, about={"authority": authority}, audiences=[PUBLIC])
    return authority


@action
def edit_authority(
    *, authority: Authority, name: str, by: Actor, place: str = "", name_en: str = ""
) -> Authority:
    """Put right an authority's name or place; its address stays."""
    lock(authority)
    refuse(rules.why_not_edit_authority(by, authority))
    authority.name, authority.name_en, authority.place = tidy(name), tidy(name_en), tidy(place)
    authority.save(update_fields=["name", "name_en", "place", "folded"])
    record(
        "authorities.authority_edited", by=by, about={"authority": authority}, audiences=[PUBLIC]
    )
    return authority


@action
def add_office(
    *,
    authority: Authority,
    kind: str,
    name: str,
    by: Actor,
    name_en: str = "",
    salutation: str = "",
) -> Office:
    """Write down who decides or answers at an authority.

    `salutation` opens letters to it („Stimată doamnă primar,”). Refused (input) for a second
    office of that name there.
    """
    refuse(rules.why_not_add_office(by, authority))
    _refuse_namesake(authority, name)
    office = Office.objects.create(
        authority=authority,
        kind=kind,
        name=tidy(name),
        name_en=tidy(name_en),
        salutation=tidy(salutation),
    )
    _tell("authorities.office_added", office, by=by)
    return office


@action
def edit_office(
    *, office: Office, kind: str, name: str, by: Actor, name_en: str = "", salutation: str = ""
) -> Office:
    """Put right an office's name, kind or salutation."""
    lock(office)
    refuse(rules.why_not_edit_office(by, office))
    _refuse_namesake(office.authority, name, besides=office)
    office.kind, office.name, office.name_en = kind, tidy(name), tidy(name_en)
    office.salutation = tidy(salutation)
    office.save(update_fields=["kind", "name", "name_en", "salutation", "folded"])
    _tell("authorities.office_edited", office, by=by)
    return office


@action
def add_mandate(
    *,
    office: Office,
    begins: date,
    by: Actor,
    holder: str = "",
    ends: date | None = None,
    source: str = "",
) -> Mandate:
    """Write down from when until when an office is held; `source` says where it was read.

    Refused (input) when it ends before it begins.
    """
    refuse(rules.why_not_add_mandate(by, office))
    _refuse_disorder(begins, ends)
    mandate = Mandate.objects.create(
        office=office, holder=tidy(holder), begins=begins, ends=ends, source=tidy(source)
    )
    _tell("authorities.mandate_added", office, by=by)
    return mandate


@action
def end_mandate(*, mandate: Mandate, on: date, by: Actor) -> Mandate:
    """Write down the day on which a mandate ended."""
    refuse(rules.why_not_end_mandate(by, mandate))
    _refuse_disorder(mandate.begins, on)
    mandate.ends = on
    mandate.save(update_fields=["ends"])
    _tell("authorities.mandate_ended", mandate.office, by=by)
    return mandate


@action
def add_channel(*, office: Office, kind: str, address: str, by: Actor, source: str = "") -> Channel:
    """Write down a way to reach an office, not checked yet; the same one again stays one.

    It is trusted once somebody adds it who may put the register right.
    """
    refuse(rules.why_not_add_channel(by, office))
    address = tidy(address).lower() if kind == Channel.Kind.EMAIL else tidy(address)
    trusted = rules.why_not_edit_office(by, office) is None
    said = {"source": tidy(source), "added_by": by, "trusted": trusted}
    channel, made = Channel.objects.get_or_create(
        office=office, kind=kind, address=address, defaults=said
    )
    if made:
        _tell("authorities.channel_added", office, by=by)
    elif trusted and not channel.trusted:
        channel.trusted = True
        channel.save(update_fields=["trusted"])
    return channel


@action
def check_channel(*, channel: Channel, works: bool, by: Actor) -> Channel:
    """Write down that a way to reach an office was tried today, and whether it works."""
    lock(channel)
    refuse(rules.why_not_check_channel(by, channel))
    channel.state = Channel.State.WORKS if works else Channel.State.FAILS
    channel.checked_on = clock.today()
    channel.trusted = channel.trusted or works
    channel.save(update_fields=["state", "checked_on", "trusted"])
    kind = "authorities.channel_works" if works else "authorities.channel_fails"
    _tell(kind, channel.office, by=by)
    return channel


def _refuse_namesake(authority: Authority, name: str, *, besides: Office | None = None) -> None:
    others = authority.offices.exclude(pk=besides.pk) if besides else authority.offices.all()
    if others.filter(name=tidy(name)).exists():
        raise Refused(Refusal(_("This office is written down already."), "input", "name"))


def _refuse_disorder(begins: date, ends: date | None) -> None:
    if ends is not None and ends <= begins:
        raise Refused(Refusal(_("A mandate ends after it begins."), "input", "ends"))


def _tell(kind: str, office: Office, *, by: Actor) -> None:
    about = {"office": office, "authority": office.authority}
    record(kind, by=by, about=about, audiences=[PUBLIC])
