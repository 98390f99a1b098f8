"""The journal kinds of agendas and notices."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare(
    "notices.agenda_item_recorded",
    _("The problem is on the authority's agenda."),
    data=("on",),
    icon="landmark",
)
declare(
    "notices.agenda_item_taken_back",
    _("What was entered by mistake about the agenda was taken back."),
    data=("on",),
    icon="undo-2",
)
declare(
    "notices.agenda_item_taken_off",
    _("The problem was taken off the authority's agenda."),
    data=("on",),
    icon="undo-2",
)
declare("notices.notice_added", _("A notice of an authority was written down."), icon="newspaper")
declare("notices.notice_changed", _("A notice changed."), icon="pencil", quiet=True)
declare(
    "notices.notice_taken_back",
    _("A notice that was written down by mistake was taken back."),
    icon="undo-2",
    quiet=True,
)
declare("notices.notice_taken_up", _("A notice concerns us: its terms run."), icon="clock")
declare(
    "notices.notice_matched",
    _("On %(on)s something new was published that fits what you asked for."),
    data=("on",),
    icon="bell",
)
declare("notices.votes_recorded", _("The votes on a draft were written down."), icon="vote")
declare(
    "notices.said_plainly",
    _("A point of an agenda was put in plain words."),
    icon="message-circle",
    quiet=True,
)
declare("notices.stage_recorded", _("An act that we follow went on."), icon="gavel")
declare(
    "notices.stage_taken_back",
    _("What was entered by mistake about an act was taken back."),
    icon="undo-2",
    quiet=True,
)
declare("notices.letter_begun", _("A letter about a notice was begun."), icon="send", quiet=True)
declare("notices.source_added", _("A new source is watched."), icon="rss", quiet=True)
declare("notices.source_paused", _("A source is watched no longer."), icon="bell-off", quiet=True)
declare("notices.source_resumed", _("A source is watched again."), icon="rss", quiet=True)
declare("notices.watch_opened", _("Something new is watched for."), icon="bell", quiet=True)
declare("notices.watch_closed", _("A watch was closed."), icon="bell-off", quiet=True)
