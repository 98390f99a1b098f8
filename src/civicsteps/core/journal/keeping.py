from civicsteps.core.keeping import declare

declare(
    "journal.Entry",
    why="That something happened, by a pseudonym, without personal text; never changed, for good.",
)
declare("journal.Mention", why="Which rows an entry is about; for good, like the entry.")
declare("journal.Showing", why="Who may see an entry, from when until when; for good.")
declare("journal.Delivery", why="Which reactions heard an entry, so that each hears it once.")
