"""Who may do what: the table of roles, as data. Rules ask it; a test walks it.

Letters: C create, R read, U edit, A approve, V void, X export. A scope narrows them: `g` in the
own group, `o` only one's own, `p` what is published, `a` totals only. What is not listed is
refused. Source: the product's table of roles and permissions.
"""

from dataclasses import dataclass

ROLES = ("CA", "ME", "OR", "GM", "VO", "RA", "RN", "AU", "FU", "PU")

TABLE = """
group       | CRUA | R g   | RU g   | R g    | R g  | CR p | p    | p    | p | p
member      | CRUV | -     | CRUV g | R g    | -    | R o  | -    | R o  | R o | -
contact     | a    | a     | CRUVX g| R g    | R o  | RU o | RU o | -    | - | -
report      | R p  | R g   | CRUV g | CR g   | CR g | CR o | CR o | p    | a | p
cause       | R    | R g   | CRUAV g| CR g   | R g  | p    | p    | p    | p | p
evidence    | R    | CR g  | CRUAV g| CR g   | CR g | C o  | C o  | C o  | p | p
choice      | a    | a     | CRUA g | R g    | R g  | -    | -    | -    | a | p
campaign    | R    | R g   | CRUA g | CR g   | R g  | p    | p    | p    | p | p
letter      | R    | R g   | CRUA g | R g    | -    | p    | p    | R o  | p | p
reply       | R    | R g   | CRUA g | R g    | -    | p    | p    | CR o | p | p
agenda      | R    | R g   | CRUAV g| R g    | -    | p    | p    | CR o | p | p
commitment  | R    | R g   | CRUV g | R g    | R g  | p    | p    | C o  | p | p
outcome     | RA   | RU g  | CRUV g | R g    | -    | p    | p    | -    | R | p
authority   | CRU  | CRU   | CR     | R      | R    | p    | p    | p    | p | p
dictation   | -    | CR g  | RA g   | RA o   | RA o | -    | -    | -    | - | -
comment     | -    | CRU g | CRU g  | CRU g  | -    | -    | -    | -    | - | -
programme   | CRUAX| R     | R      | R      | p    | p    | p    | p    | R | p
announcement| CR   | R     | RAV g  | R g    | R g  | -    | -    | -    | - | -
mail        | CRUV | -     | -      | -      | -    | -    | -    | -    | - | -
failure     | RUV  | -     | -      | -      | -    | -    | -    | -    | - | -
notice      | CRU  | -     | -      | -      | -    | -    | -    | -    | - | -
"""


@dataclass(frozen=True, slots=True)
class Right:
    """The letters that a role holds on an object, and their scope ('' is everywhere)."""

    letters: frozenset[str]
    scope: str = ""


def _parse(cell: str) -> Right:
    words = cell.split()
    letters = frozenset(c for word in words for c in word if c.isupper())
    scope = next((word for word in words if word.islower()), "")
    return Right(letters or (frozenset("R") if scope == "p" else frozenset()), scope)


def _read(table: str) -> dict[str, dict[str, Right]]:
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return {name: dict(zip(ROLES, map(_parse, cells), strict=True)) for name, *cells in rows}


RIGHTS = _read(TABLE)

# Which roles a role may give: in groups none that holds more than the giver's own.
GRANTS = {"OR": ("OR", "GM", "VO"), "CA": ("CA", "ME", "FU")}


def holds(role: str, letter: str, thing: str) -> bool:
    """Tell whether a role holds a letter on a kind of thing, whatever its scope."""
    return letter in RIGHTS[thing][role].letters


def holds_in_group(role: str, letter: str, thing: str) -> bool:
    """Tell whether a role holds a letter on a thing because it belongs to the thing's group.

    A right over one's own things (`o`) or over published ones (`p`) opens nothing that is the
    group's; what somebody is about to create is their own, so that `C` counts with any scope.
    """
    right = RIGHTS[thing][role]
    return letter in right.letters and (letter == "C" or right.scope not in {"o", "p"})
