"""How long the index keeps what it holds."""

from civicsteps.core import keeping

keeping.declare(
    "search.Doc",
    why="Words of pages that stand elsewhere; it goes when the page does or leaves its audience.",
)
