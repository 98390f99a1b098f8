"""What is kept about those who decide: public offices, from public sources."""

from civicsteps.core.keeping import declare

declare("authorities.Authority", why="A public body, from public sources; it stays.")
declare("authorities.Office", why="A public office, from public sources; it stays.")
declare(
    "authorities.Mandate",
    personal=("holder",),
    why="Who holds a public office and when, from public sources; it stays as public record.",
)
declare(
    "authorities.Channel",
    personal=("address",),
    why="How a public office is reached, from public sources; it stays while it is used.",
)
