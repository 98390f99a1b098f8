"""Where the source of a fact can be seen: each room above says which address shows its rows."""

from collections.abc import Callable, Iterator

from django.urls import reverse

from civicsteps.causes.facts import FactSpec
from civicsteps.core.models import split_ref

_ADDRESSES: dict[str, str] = {}
_REBUILDERS: dict[str, Callable[[], Iterator[FactSpec]]] = {}


def register(kind: str, *, url_name: str, facts: Callable[[], Iterator[FactSpec]]) -> None:
    """Say where rows of a kind, as `letters.letter`, are shown by id, and how to tell their facts.

    `facts` reads the room's own tables and yields every fact that should rest on them.
    """
    if kind in _ADDRESSES:
        raise ValueError(f"fact source {kind} is registered twice")
    _ADDRESSES[kind], _REBUILDERS[kind] = url_name, facts


def address_of(source: str) -> str | None:
    """Return the address of the page that shows a fact's source, or None if it has none."""
    kind, key = split_ref(source)
    name = _ADDRESSES.get(kind)
    return reverse(name, args=[key]) if name else None


def told_kinds() -> frozenset[str]:
    """Return the kinds of row whose facts some room tells."""
    return frozenset(_REBUILDERS)


def all_facts() -> Iterator[FactSpec]:
    """Tell every fact anew from its source: what the recorded facts must equal."""
    for facts in _REBUILDERS.values():
        yield from facts()
