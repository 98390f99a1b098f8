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
declare(
    "authorities.Competence",
    why=_("What an authority decides, from public sources; it stays."),
    apart="the register is everybody's: the other installation has its own",
)
declare(
    "authorities.Correction",
    personal=("by",),
    name=_("A correction of the register that you proposed"),
    why=_(
        "What somebody with an account proposed to put right, and what became of it; only those "
        "who keep the register see whose it was. It stays as the register's history."
    ),
    period=_("as long as the register"),
    apart="the register is everybody's: the other installation has its own",
)
declare(
    "authorities.Revision",
    why=_("What stood in the register before a change; it stays as its history."),
    apart="the register is everybody's: the other installation has its own",
)
