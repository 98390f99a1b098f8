"""What is kept about those who decide: public offices, from public sources."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "authorities.Authority",
    why=_("A public body, from public sources; it stays."),
    carried=True,
    cut=("folded",),
)
declare(
    "authorities.Office",
    why=_("A public office, from public sources; it stays."),
    carried=True,
    cut=("folded",),
)
declare(
    "authorities.Mandate",
    personal=("holder",),
    name=_("Who holds a public office"),
    why=_("Who holds a public office and when, from public sources; it stays as public record."),
    period=_("for good: it is public record"),
    carried=True,
)
declare(
    "authorities.Channel",
    personal=("address",),
    name=_("How an office is reached"),
    why=_("How a public office is reached, from public sources; it stays while it is used."),
    period=_("while it is used"),
    apart="the register is everybody's: the other installation has its own",
)
