"""The journal kinds of what members and mentors say: that they did, never what."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare(
    "comments.comment_written",
    _("Somebody of the group or its mentor wrote."),
    icon="message-circle",
    quiet=True,
)
declare("comments.comment_resolved", _("What was asked is settled."), icon="check", quiet=True)
declare(
    "comments.comment_taken_back", _("Somebody took their words back."), icon="undo-2", quiet=True
)
