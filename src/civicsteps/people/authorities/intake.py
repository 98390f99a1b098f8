"""What a file of local units would change in the register: told before, done once, undone whole."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from civicsteps.core.models import lock
from civicsteps.people.authorities.models import Authority, Channel
from civicsteps.people.authorities.units import Unit, known_kinds, says

REACHED = (
    ("email", Channel.Kind.EMAIL),
    ("phone", Channel.Kind.PHONE),
    ("address", Channel.Kind.POST),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One column that a file tells otherwise than the register: what stands, what would stand."""

    column: str
    old: str
    new: str


@dataclass(slots=True)
class Register:
    """The authorities that a file of local units is about, by the code of their locality."""

    by_siruta: dict[int, list[Authority]] = field(default_factory=lambda: defaultdict(list))
    addresses: dict[object, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def read(cls, siruta: int | None = None) -> "Register":
        """Read what is written down: of one locality, or of all."""
        authorities = Authority.objects.exclude(siruta=None)
        channels = Channel.objects.filter(superseded_on=None)
        if siruta is not None:
            authorities = authorities.filter(siruta=siruta)
            channels = channels.filter(office__authority__siruta=siruta)
        register = cls()
        for authority in authorities.order_by("pk").iterator(chunk_size=1000):
            register.by_siruta[authority.siruta or 0].append(authority)
        known = channels.values_list("office__authority", "kind", "address")
        for key, kind, address in known.iterator(chunk_size=1000):
            register.addresses[key].add((kind, address.lower()))
        return register

    def of(self, unit: Unit) -> Authority | None:
        """Return the authority of a unit: of its own kind before one whose kind nobody said."""
        found = self.by_siruta.get(unit.siruta, [])
        own = [a for a in found if a.kind == unit.kind]
        local = [a for a in found if a.kind in known_kinds()]
        unsaid = [a for a in found if a.kind == Authority.Kind.OTHER]
        return next(iter(own or local or unsaid), None)

    def missing(self, seen: Iterable[int]) -> list[Authority]:
        """Return the local authorities that a file which has these codes does not tell of."""
        there = set(seen)
        kinds = known_kinds()
        return [
            authority
            for siruta, found in self.by_siruta.items()
            if siruta not in there
            for authority in found
            if authority.kind in kinds
        ]


def changes(unit: Unit, authority: Authority | None, register: Register) -> list[Change]:
    """Return what a unit's row would change, column by column; of a new one all that it has."""
    if authority is None:
        new = [Change(name, "", value) for name, value in _columns(unit).items() if value]
        return new + [Change(name, "", value) for name, _kind, value in _reached(unit)]
    told = _columns(unit)
    if says(f"{authority.name} {authority.place}", unit.bare):
        told.pop("name")
    if authority.place:
        told.pop("place")
    columns = [
        Change(name, str(getattr(authority, name) or ""), value)
        for name, value in told.items()
        if value and value != str(getattr(authority, name) or "")
    ]
    known = register.addresses.get(authority.pk, set())
    return columns + [
        Change(name, "", value)
        for name, kind, value in _reached(unit)
        if (kind, value.lower()) not in known
    ]


def said(change: Change) -> str:
    """Return a change in words: „numele: Comuna Mica → Comuna Mică”."""
    words = {
        "name": _("the name"),
        "place": _("the place"),
        "kind": _("the kind"),
        "county": _("the county"),
        "website": _("the website"),
        "email": _("the e-mail"),
        "phone": _("the telephone"),
        "address": _("the address"),
    }
    old, new = change.old, change.new
    if change.column == "kind":
        labels = {value: str(label) for value, label in Authority.Kind.choices}
        old, new = labels.get(old, old), labels.get(new, new)
    return f"{words[change.column]}: {old} → {new}" if old else f"{words[change.column]}: {new}"


def put_back(authority: Authority, before: dict[str, object], after: dict[str, object]) -> bool:
    """Put columns back as they stood, unless one was changed again since; tell whether."""
    lock(authority)
    if any(getattr(authority, name) != after.get(name) for name in before):
        return False
    for name, value in before.items():
        setattr(authority, name, value)
    if before:
        authority.save(update_fields=[*before, "folded"])
    return True


def _columns(unit: Unit) -> dict[str, str]:
    return {
        "name": unit.name,
        "place": unit.place,
        "kind": unit.kind,
        "county": unit.county,
        "website": unit.website,
    }


def _reached(unit: Unit) -> list[tuple[str, str, str]]:
    return [
        (name, kind.value, getattr(unit, name)) for name, kind in REACHED if getattr(unit, name)
    ]
