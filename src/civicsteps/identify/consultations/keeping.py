"""How a group's decisions are kept."""

from civicsteps.core import keeping

keeping.declare(
    "consultations.Choice",
    personal=("sheet", "note"),
    why="What a group decided stays with the problem, as numbers; the photo of the sheet is for "
    "the group alone.",
)
