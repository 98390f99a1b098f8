"""A council's agenda: its items read out of whatever text carries them, each said in plain words.

`items_of(text)` finds the items of an agenda as town halls write it, `kind_of(title)` says which
frequent kind of decision a title is, by its words, and `meeting_day(text)` reads the day of the
meeting. Pure functions of text that anybody may have written, read once from one end to the other.
"""

from civicsteps.engines.agendas.items import Item, items_of, key_of, meeting_day
from civicsteps.engines.agendas.kinds import Kind, KindsError, Plain, kind_of, kinds, read_kinds

__all__ = [
    "Item",
    "Kind",
    "KindsError",
    "Plain",
    "items_of",
    "key_of",
    "kind_of",
    "kinds",
    "meeting_day",
    "read_kinds",
]
