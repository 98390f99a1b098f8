"""The journal kinds of requests."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("requests.request_opened", _("A request was begun."), icon="file-text", quiet=True)
declare("requests.request_taken_further", _("The next letter was drafted."), icon="pencil")
declare(
    "requests.registry_asked",
    _("We rang the registry; they could not say the number."),
    data=("on",),
    icon="phone",
)
declare(
    "requests.term_extended",
    _("They said that they need more time to answer."),
    data=("on",),
    icon="clock",
)
declare(
    "requests.term_paused",
    _("They asked us to make something clear."),
    data=("on",),
    icon="circle-help",
)
declare("requests.term_resumed", _("We made it clear to them."), data=("on",), icon="check")
declare("requests.answer_late", _("The answer is late."), icon="triangle-alert")
declare("requests.late_settled", _("The answer is late no more."), icon="check", quiet=True)
declare(
    "requests.answer_judged",
    _("We said what their answer is worth."),
    icon="check-check",
    quiet=True,
)
declare("requests.many_asked", _("One question was drafted to several offices."), icon="pencil")
declare("requests.batch_confirmed", _("One question leaves to several offices."), icon="send")
declare(
    "requests.letter_stuck",
    _("A letter to one of several offices did not leave."),
    icon="triangle-alert",
)
declare(
    "requests.tried_again",
    _("A letter that did not leave is tried again."),
    icon="undo-2",
    quiet=True,
)
