from civicsteps.core.keeping import declare

declare("outcomes.Decision", why="What an authority decided, with its document; for good.")
declare(
    "outcomes.DecisionChange",
    why="When a decision was suspended, annulled or restored, and why; for good.",
)
declare("outcomes.Finding", why="What was seen done, lasting, undone or gone; for good.")
