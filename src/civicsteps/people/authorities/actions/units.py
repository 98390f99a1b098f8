"""Taking local units in from a file, one by one, and taking one back whole."""

from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock, ids
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.journal.log import record
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.people.authorities import rules
from civicsteps.people.authorities.actions.register import RESERVED, revise
from civicsteps.people.authorities.intake import (
    REACHED,
    Change,
    Register,
    changes,
    put_back,
)
from civicsteps.people.authorities.models import Authority, Channel, Mandate, Office, Revision
from civicsteps.people.authorities.units import Unit

# Names are rows' own words, in the language of the institution: they are not translated.
OFFICES = (
    (Office.Kind.HEAD, "Primarul", "Mayor"),
    (Office.Kind.COUNCIL, "Consiliul Local", "Local Council"),
    (Office.Kind.REGISTRY, "Registratura", "Registry"),
)
OF_COUNTY = (
    (Office.Kind.HEAD, "Președintele Consiliului Județean", "President of the County Council"),
    (Office.Kind.COUNCIL, "Consiliul Județean", "County Council"),
    (Office.Kind.REGISTRY, "Registratura", "Registry"),
)


@action
def take_in_unit(*, unit: Unit, by: Actor, source: str = "") -> Revision | None:
    """Write a local unit down as a file tells it, or put right what the file tells otherwise.

    What is not in the file stays. A new one gets its head, council and registry; addresses come
    unchecked, beside those that are known. None when nothing would change. Taken back by
    `take_back_unit`.
    """
    refuse(rules.why_not_import_authorities(by))
    register = Register.read(unit.siruta)
    authority = register.of(unit)
    told = changes(unit, authority, register)
    if not told:
        return None
    revision = (
        _added(unit, by=by, source=source)
        if authority is None
        else _changed(authority, told, by=by, source=source)
    )
    _reach(revision, told, by=by, source=source)
    about = {"authority": revision.authority}
    record("authorities.unit_taken_in", by=by, about=about, audiences=[PUBLIC])
    return revision


@action
def take_back_unit(*, revision: Revision, by: Actor) -> bool:
    """Take back what a file changed of an authority, and the authority if it came with it.

    Refused (moment) when somebody used or changed it since: then all of it stays.
    """
    refuse(rules.why_not_import_authorities(by))
    authority = revision.authority
    if revision.made and _was_touched(revision):
        raise Refused(Refusal(_("Somebody changed this authority since: it stays.")))
    _take_back_addresses(revision)
    if not put_back(authority, revision.before, revision.after):
        raise Refused(Refusal(_("Somebody changed this authority since: it stays.")))
    about = {"authority": authority}
    record("authorities.unit_taken_back", by=by, about=about, audiences=[PUBLIC])
    if revision.made:
        _remove(authority)
    else:
        revision.delete()
    return True


def _added(unit: Unit, *, by: Actor, source: str) -> Revision:
    authority = Authority.objects.create(
        slug=ids.free_slug(Authority, unit.name, reserved=RESERVED),
        name=unit.name,
        place=unit.place,
        siruta=unit.siruta,
        kind=unit.kind,
        county=unit.county,
        website=unit.website,
    )
    for kind, name, name_en in OF_COUNTY if unit.kind == "county" else OFFICES:
        Office.objects.create(authority=authority, kind=kind, name=name, name_en=name_en)
    return Revision.objects.create(
        authority=authority, made=True, source=source, by=by, at=clock.now()
    )


def _changed(authority: Authority, told: list[Change], *, by: Actor, source: str) -> Revision:
    reached = {name for name, _kind in REACHED}
    columns = {c.column: c.new for c in told if c.column not in reached}
    if columns:
        return revise(authority, columns, by=by, source=source)
    return Revision.objects.create(authority=authority, source=source, by=by, at=clock.now())


def _reach(revision: Revision, told: list[Change], *, by: Actor, source: str) -> None:
    new = {c.column: c.new for c in told}
    reached = [(kind, new[name]) for name, kind in REACHED if name in new]
    if not reached:
        return
    office = _registry(revision)
    channels = [
        Channel.objects.create(
            office=office,
            kind=kind,
            purpose=Channel.Purpose.REGISTRY,
            address=address,
            source=source,
            added_by=by,
        )
        for kind, address in reached
    ]
    revision.after = {**revision.after, "channels": [str(channel.pk) for channel in channels]}
    revision.save(update_fields=["after"])


def _registry(revision: Revision) -> Office:
    authority = revision.authority
    office = authority.offices.filter(kind=Office.Kind.REGISTRY).order_by("pk").first()
    if office is None:
        office, new = Office.objects.get_or_create(
            authority=authority,
            name="Registratura",
            defaults={"kind": Office.Kind.REGISTRY, "name_en": "Registry"},
        )
        if new:
            revision.after = {**revision.after, "office": str(office.pk)}
    return office


def _was_touched(revision: Revision) -> bool:
    """Tell whether anything was written about an authority since it came with a list."""
    authority = revision.authority
    own = revision.after.get("channels", [])
    since = (
        authority.revisions.exclude(pk=revision.pk),
        authority.competences.all(),
        authority.corrections.all(),
        Channel.objects.filter(office__authority=authority).exclude(pk__in=own),
        Mandate.objects.filter(office__authority=authority),
    )
    return any(rows.exists() for rows in since)


def _take_back_addresses(revision: Revision) -> None:
    keys = revision.after.get("channels", [])
    channels = Channel.objects.filter(pk__in=keys)
    if channels.exclude(state=Channel.State.UNCHECKED).exists():
        raise Refused(Refusal(_("Somebody tried its addresses since: it stays.")))
    channels.delete()
    office = Office.objects.filter(pk=revision.after.get("office")).first()
    if office is not None and not office.channels.exists():
        _remove(office)


def _remove(row: Authority | Office) -> None:
    try:
        if isinstance(row, Authority):
            row.offices.all().delete()
        row.delete()
    except ProtectedError as error:
        raise Refused(Refusal(_("Somebody writes to this authority: it stays."))) from error
