from civicsteps.core.keeping import declare

declare(
    "actors.Actor",
    why="A pseudonym that entries point at, for good; the account, link or mail behind it is what "
    "is erased.",
)
