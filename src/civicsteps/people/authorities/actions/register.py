"""Keeping the register of authorities: who decides, and who holds the office."""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict, Unpack

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
from civicsteps.people.authorities.models import Authority, Mandate, Office, Revision

RESERVED = {"noua", "corecturi", "de-verificat", "import", "lista"}
"""Addresses under `/autoritati/` that are pages of ours."""


class Said(TypedDict, total=False):
    """What can be put right of an authority."""

    name: str
    name_en: str
    place: str
    kind: str
    county: str
    profile: str
    website: str


@action
def add_authority(
    *,
    name: str,
    by: Actor,
    place: str = "",
    name_en: str = "",
    siruta: int | None = None,
    kind: str = Authority.Kind.OTHER,
    county: str = "",
    profile: str = "",
    website: str = "",
) -> Authority:
    """Write down a public body. `siruta` is the code of its locality in the national register.

    `county` is two letters (`IS`), `profile` which laws bind it where its kind does not say.
    """
    refuse(rules.why_not_add_authority(by))
    authority = Authority.objects.create(
        slug=ids.free_slug(Authority, name, reserved=RESERVED),
        name=tidy(name),
        name_en=tidy(name_en),
        place=tidy(place),
        siruta=siruta,
        kind=kind,
        county=county,
        profile=profile,
        website=website,
    )
    record("authorities.authority_added", by=by, about={"authority": authority}, audiences=[PUBLIC])
    return authority


@action
def edit_authority(*, authority: Authority, by: Actor, **said: Unpack[Said]) -> Authority:
    """Put right what is said of an authority; what is not given stays, as does its address."""
    lock(authority)
    refuse(rules.why_not_edit_authority(by, authority))
    new = {name: tidy(str(value)) for name, value in said.items()}
    changed = {name: value for name, value in new.items() if getattr(authority, name) != value}
    if changed:
        revise(authority, changed, by=by)
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
    tell("authorities.office_added", office, by=by)
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
    tell("authorities.office_edited", office, by=by)
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
    tell("authorities.mandate_added", office, by=by)
    return mandate


@action
def end_mandate(*, mandate: Mandate, on: date, by: Actor) -> Mandate:
    """Write down the day on which a mandate ended."""
    lock(mandate)
    refuse(rules.why_not_end_mandate(by, mandate))
    _refuse_disorder(mandate.begins, on)
    mandate.ends = on
    mandate.save(update_fields=["ends"])
    tell("authorities.mandate_ended", mandate.office, by=by)
    return mandate


def revise(
    authority: Authority, changed: Mapping[str, object], *, by: Actor, source: str = ""
) -> Revision:
    """Change an authority's columns and write down what stood before, in the caller's act."""
    before = {name: getattr(authority, name) for name in changed}
    for name, value in changed.items():
        setattr(authority, name, value)
    authority.save(update_fields=[*changed, "folded"])
    return Revision.objects.create(
        authority=authority,
        before=before,
        after=dict(changed),
        source=source,
        by=by,
        at=clock.now(),
    )


def _refuse_namesake(authority: Authority, name: str, *, besides: Office | None = None) -> None:
    others = authority.offices.exclude(pk=besides.pk) if besides else authority.offices.all()
    if others.filter(name=tidy(name)).exists():
        raise Refused(Refusal(_("This office is written down already."), "input", "name"))


def _refuse_disorder(begins: date, ends: date | None) -> None:
    if ends is not None and ends <= begins:
        raise Refused(Refusal(_("A mandate ends after it begins."), "input", "ends"))


def tell(kind: str, office: Office, *, by: Actor) -> None:
    """Record what happened to an office, for everybody."""
    about = {"office": office, "authority": office.authority}
    record(kind, by=by, about=about, audiences=[PUBLIC])
