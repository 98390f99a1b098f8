"""The circles of a graph: who sends to whom until one is back at the first door."""

from collections.abc import Iterable, Mapping

MOST = 20
LONGEST = 8
STEPS = 20_000


def circles(
    arrows: Iterable[tuple[str, str]],
    *,
    most: int = MOST,
    longest: int = LONGEST,
    steps: int = STEPS,
) -> list[tuple[str, ...]]:
    """Return the simple cycles of a graph, the shortest first, then by name.

    Each begins with its least name and stands once. No more than `most` are given, none longer
    than `longest`, and the search ends after so many `steps`: a tangle costs no more than that.
    """
    targets = _targets(arrows)
    found: list[tuple[str, ...]] = []
    paths: list[tuple[str, ...]] = [(name,) for name in sorted(targets)]
    while paths and steps > 0:
        found += sorted(path for path in paths if path[0] in targets.get(path[-1], ()))
        if len(found) >= most or len(paths[0]) >= longest:
            break
        longer = [
            (*path, target)
            for path in paths
            for target in targets.get(path[-1], ())
            # A circle is looked for from its least name alone.
            if target > path[0] and target not in path
        ]
        steps -= len(longer)
        paths = longer
    return found[:most]


def _targets(arrows: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    targets: dict[str, set[str]] = {}
    for start, end in arrows:
        if start != end:
            targets.setdefault(start, set()).add(end)
    return {start: tuple(sorted(ends)) for start, ends in targets.items()}
