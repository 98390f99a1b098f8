"""The journal kinds of promises."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("commitments.commitment_registered", _("The authority promised."), icon="handshake")
declare(
    "commitments.commitment_changed", _("The term of the promise was changed."), icon="calendar"
)
declare(
    "commitments.commitment_taken_back",
    _("A promise entered by mistake was taken back."),
    icon="undo-2",
)
declare("commitments.marked_broken", _("The promise was not kept."), icon="flag")
declare(
    "commitments.unmarked_broken", _("The promise counts again as one to be kept."), icon="undo-2"
)
declare(
    "commitments.seen_verified", _("Somebody went and saw that the promise was kept."), icon="check"
)
declare(
    "commitments.seen_partly", _("Somebody went and saw that a part is done."), icon="footprints"
)
declare(
    "commitments.seen_nothing_found",
    _("Somebody went and saw that nothing is done yet."),
    icon="footprints",
)
declare(
    "commitments.seen_contradicted",
    _("Somebody went and saw that it is not done, although they say so."),
    icon="eye",
)
declare("commitments.said_announced", _("The authority says that it will begin."), icon="megaphone")
declare(
    "commitments.said_in_progress", _("The authority says that it is working on it."), icon="hammer"
)
declare("commitments.said_says_done", _("The authority says that it is done."), icon="megaphone")
declare(
    "commitments.said_says_impossible",
    _("The authority says that it cannot be done."),
    icon="megaphone",
)
declare("commitments.said_withdrawn", _("The authority took its promise back."), icon="undo-2")
