from civicsteps.core.keeping import declare

declare(
    "notices.AgendaItem",
    why="That an authority had a problem on its agenda, and the document that shows it; for good.",
)
