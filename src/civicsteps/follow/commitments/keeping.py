from civicsteps.core.keeping import declare

declare(
    "commitments.Commitment",
    why="What an office promised in public, word for word; for good, and the database holds it.",
)
declare(
    "commitments.CommitmentVersion",
    why="Every term that was agreed for a promise; for good, and the database holds it.",
)
declare("commitments.Check", why="What was seen of a promise on the ground, and when; for good.")
declare("commitments.Statement", why="What an office says about its promise; for good.")
declare("commitments.Breach", why="That a group marked a promise as broken, and why; for good.")
declare(
    "commitments.Reminder",
    why="When the group was reminded to look; stays with the promise that it is about.",
)
