"""The journal kinds of duties, streets and investments."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare(
    "duties.review_opened",
    _("A check began of what the authority must publish in %(year)s."),
    data=("year",),
    icon="list",
)
declare(
    "duties.look_added",
    _("Somebody looked for a document that must be public."),
    icon="search",
    quiet=True,
)
declare(
    "duties.look_asked",
    _("A neighbour was asked to look for a document that must be public."),
    icon="link",
    quiet=True,
)
declare(
    "duties.look_brought",
    _("A neighbour looked for a document that must be public."),
    icon="search",
    quiet=True,
)
declare(
    "duties.look_accepted", _("What a neighbour found was looked at."), icon="check", quiet=True
)
declare(
    "duties.look_taken_back",
    _("What was entered by mistake about a document was taken back."),
    icon="undo-2",
    quiet=True,
)
declare("duties.review_laid", _("We checked what the authority must publish."), icon="list")
declare(
    "duties.review_taken_off",
    _("The check of what the authority must publish no longer counts for this problem."),
    icon="undo-2",
)
declare("duties.missing_asked", _("A request for what is missing was begun."), icon="send")
declare(
    "duties.streets_added",
    _("Streets were added to the list: %(n)s."),
    data=("n",),
    icon="map-pin",
    quiet=True,
)
declare(
    "duties.services_noted",
    _("Somebody wrote down what a street has."),
    icon="map-pin",
    quiet=True,
)
declare(
    "duties.investment_recorded",
    _("A line of the list of investments was written down."),
    icon="landmark",
    quiet=True,
)
declare(
    "duties.investment_moved",
    _("A line of the list of investments went on, on %(on)s."),
    data=("stage", "on"),
    icon="landmark",
)
declare(
    "duties.investment_taken_back",
    _("A line of the list of investments was taken back."),
    icon="undo-2",
    quiet=True,
)
