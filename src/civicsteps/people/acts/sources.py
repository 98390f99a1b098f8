"""How acts and needs are told anew from the rows they rest on, room by room."""

from collections.abc import Callable, Iterator

from civicsteps.people.acts.records import ActSpec, NeedSpec

_ACTS: dict[str, Callable[[], Iterator[ActSpec]]] = {}
_NEEDS: dict[str, Callable[[], Iterator[NeedSpec]]] = {}


def register(
    kind: str,
    *,
    acts: Callable[[], Iterator[ActSpec]] | None = None,
    needs: Callable[[], Iterator[NeedSpec]] | None = None,
) -> None:
    """Say how the acts and needs of a kind are told: `kind` is the act's or need's own."""
    if acts:
        _ACTS[kind] = acts
    if needs:
        _NEEDS[kind] = needs


def all_acts() -> Iterator[ActSpec]:
    """Tell every act anew: what the recorded acts must equal."""
    for acts in _ACTS.values():
        yield from acts()


def all_needs() -> Iterator[NeedSpec]:
    """Tell every need anew, open and closed: what the recorded needs must equal."""
    for needs in _NEEDS.values():
        yield from needs()


def told_kinds() -> tuple[frozenset[str], frozenset[str]]:
    """Return the kinds of act and of need that some room tells."""
    return frozenset(_ACTS), frozenset(_NEEDS)
