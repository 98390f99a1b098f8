"""How long the index keeps what it holds."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core import keeping

keeping.declare(
    "search.Doc",
    why=_(
        "Words of pages that stand elsewhere; it goes when the page does or leaves its audience."
    ),
    apart="made anew from the rows themselves",
)
