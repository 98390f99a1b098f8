"""Local units as a file tells them: the national register of localities, or a table of our own.

The register's file has `;` between SIRUTA;DENLOC;CODP;JUD;SIRSUP;TIP;NIV;MED;…: level 1 are the
counties, level 2 the communes, towns and municipalities, level 3 their parts, of which only the
sectors of Bucharest are authorities. A table of our own names its columns in words.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from civicsteps.core.text import plain, tidy
from civicsteps.people.authorities.counties import COUNTIES, NAMES
from civicsteps.people.authorities.models import Authority

WEIGHTS = (1, 2, 3, 5, 7)
SMALL = {"de", "din", "la", "cu", "pe", "sub", "cel", "cea", "lui", "și", "a", "al", "ale", "după"}
BUCHAREST = 40
COUNTY_LEVEL, UNIT_LEVEL, PART_LEVEL = 1, 2, 3
SECTOR_TYPE = 6
LONGEST = 300
_TYPES = {1: "municipality", 4: "municipality", 9: "municipality", 2: "town", 3: "commune"}
_PREFIXES = (
    (re.compile(r"^(?:MUNICIPIUL|MUN\.?)\s+", re.IGNORECASE), "municipality"),
    (re.compile(r"^(?:ORAȘUL|ORAȘ|ORAŞUL|ORAŞ|OR\.)\s+", re.IGNORECASE), "town"),
    (re.compile(r"^(?:COMUNA|COM\.)\s+", re.IGNORECASE), "commune"),
    (re.compile(r"^(?:JUDEȚUL|JUDEŢUL|JUD\.)\s+", re.IGNORECASE), "county"),
    (re.compile(r"^(?:BUCUREȘTI\s+|BUCUREŞTI\s+)?SECTORUL\s+", re.IGNORECASE), "sector"),
)
_READABLE = {
    "municipality": "Municipiul {}",
    "town": "Orașul {}",
    "commune": "Comuna {}",
    "county": "Județul {}",
    "sector": "Sectorul {}",
}
_KINDS = {plain(word): kind for word, kind in (
    ("comună", "commune"), ("comuna", "commune"), ("commune", "commune"), ("oraș", "town"),
    ("orașul", "town"), ("town", "town"), ("municipiu", "municipality"),
    ("municipiul", "municipality"), ("municipality", "municipality"), ("sector", "sector"),
    ("județ", "county"), ("consiliu județean", "county"), ("county", "county"),
)}  # fmt: skip
_HEADINGS = {
    "siruta": ("siruta", "cod siruta", "codul siruta", "siruta code"),
    "name": ("denloc", "denumire", "nume", "name", "uat", "unitate", "localitate"),
    "county": ("jud", "judet", "judetul", "county"),
    "type": ("tip",),
    "level": ("niv", "nivel"),
    "kind": ("fel", "felul", "kind", "tip uat"),
    "email": ("email", "e mail", "mail", "adresa de e mail", "adresa de email"),
    "phone": ("telefon", "tel", "phone"),
    "address": ("adresa", "adresa postala", "address", "sediu"),
    "website": ("site", "website", "web", "pagina web", "adresa web", "adresa site"),
}
HEADINGS = {heading: field for field, words in _HEADINGS.items() for heading in words}


class UnitError(ValueError):
    """A row that cannot be a local unit; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Unit:
    """A local unit that has an authority of its own, as a row of a file tells it.

    `county` is two letters; `bare` the name without what kind it is. Addresses may be empty.
    """

    siruta: int
    bare: str
    kind: str
    county: str
    email: str = ""
    phone: str = ""
    address: str = ""
    website: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name as people write it: „Comuna Miroslava”, „Județul Iași”."""
        return _READABLE[self.kind].format(self.bare)

    @property
    def place(self) -> str:
        """Where it is, with the county that tells namesakes apart: „Miroslava, județul Iași”."""
        if self.kind == "sector" or self.county == "B":
            return "București"
        county = f"județul {NAMES[self.county]}"
        return county if self.kind == "county" else f"{self.bare}, {county}"

    def as_json(self) -> dict[str, object]:
        """Return what `Unit(**…)` takes again."""
        return {**asdict(self), "doubts": []}


def unit_of(row: Mapping[str, str]) -> Unit | None:
    """Return the unit of a row (its cells by field, see `HEADINGS`); None for what is no authority.

    Villages and parts of towns are none, nor is Bucharest as a county. Raises UnitError.
    """
    level, siruta = _number(row.get("level", "")), _number(row.get("siruta", ""))
    bare, guessed = bare_name(row.get("name", ""))
    if not bare:
        raise UnitError("no_name")
    county = county_of(row.get("county", ""))
    if not county:
        raise UnitError("no_county")
    kind = guessed
    if level is not None:
        kind = _kind_at(level, _number(row.get("type", "")), county)
        if not kind:
            return None
    kind = _KINDS.get(plain(row.get("kind", "")), kind)
    if not kind:
        raise UnitError("no_kind")
    if siruta is None:
        raise UnitError("no_siruta")
    reached, doubts = _reached(row)
    if not check_digit_holds(siruta):
        doubts.append("check_digit")
    return Unit(siruta, bare[:120], kind, county, **reached, doubts=tuple(doubts))


def bare_name(text: str) -> tuple[str, str]:
    """Return a unit's readable name without its kind, and the kind if its name begins with it."""
    text = tidy(text)
    for pattern, kind in _PREFIXES:
        bare = pattern.sub("", text)
        if bare != text:
            return readable(bare), kind
    return readable(text), ""


def readable(name: str) -> str:
    """Return a name in capitals as people write it: „ȘTEFAN CEL MARE” is „Ștefan cel Mare”.

    A name that is not all in capitals stays as it is.
    """
    if name != name.upper():
        return name
    parts = re.split(r"([ \-.]+)", name.lower())
    return "".join(
        part if at and part in SMALL and parts[at - 1] != "." else part[:1].upper() + part[1:]
        for at, part in enumerate(parts)
    )


def county_of(text: str) -> str:
    """Return the letters of a county given by number, letters or name; nothing for none."""
    number = _number(text)
    if number is not None:
        return COUNTIES.get(number, ("", ""))[0]
    said = plain(text).removeprefix("judetul ")
    found = (letters for letters, name in NAMES.items() if said in (letters.lower(), plain(name)))
    return next(found, "")


def check_digit_holds(siruta: int) -> bool:
    """Tell whether the last digit of a code is what the others make it.

    The five before it, from right to left, times 1, 2, 3, 5, 7; the digits of the products added;
    (11 − sum mod 10) mod 10. Of the official codes 77 fail it: a reason to look, never to refuse.
    """
    digits = [int(digit) for digit in f"{siruta:06}"]
    products = (d * w for d, w in zip(reversed(digits[:-1]), WEIGHTS, strict=False))
    total = sum(int(digit) for product in products for digit in str(product))
    return len(digits) == len(WEIGHTS) + 1 and (11 - total % 10) % 10 == digits[-1]


def says(name: str, bare: str) -> bool:
    """Tell whether a written name has a unit's own words in it, in their order.

    „Primăria Orașului Bicaz” says „Bicaz”: what is written down already is as good.
    """
    words, wanted = _words(name), _words(bare)
    places = [words.index(word) if word in words else -1 for word in wanted]
    return -1 not in places and all(a < b for a, b in pairwise(places))


def known_kinds() -> set[str]:
    """Return the kinds of authority that a file of local units tells of."""
    return set(_READABLE) & set(Authority.Kind.values)


def _kind_at(level: int, type_: int | None, county: str) -> str:
    if level == COUNTY_LEVEL:
        return "" if county == COUNTIES[BUCHAREST][0] else "county"
    if level == UNIT_LEVEL:
        return _TYPES.get(type_ or 0, "")
    return "sector" if level == PART_LEVEL and type_ == SECTOR_TYPE else ""


def _reached(row: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return how a unit is reached, and a doubt for each address that is none and is left out."""
    names = ("email", "phone", "address", "website")
    reached = {name: tidy(row.get(name, ""))[:LONGEST] for name in names}
    reached["email"] = reached["email"].lower()
    if reached["website"] and "://" not in reached["website"]:
        reached["website"] = f"https://{reached['website']}"
    doubts = []
    for name, check in (("email", validate_email), ("website", URLValidator(["http", "https"]))):
        try:
            if reached[name]:
                check(reached[name])
        except ValidationError:
            reached[name] = ""
            doubts.append(f"bad_{name}")
    return reached, doubts


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in plain(text)).split()
