from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "notices.AgendaItem",
    why=_(
        "That an authority had a problem on its agenda, and the document that shows it; for good."
    ),
    of_group="cause__group",
)
