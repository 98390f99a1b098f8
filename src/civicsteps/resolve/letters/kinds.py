"""The journal kinds of letters and replies."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("letters.letter_written", _("A letter was drafted."), icon="pencil")
declare(
    "letters.letter_changed", _("The draft of a letter was changed."), icon="pencil", quiet=True
)
declare("letters.letter_readied", _("A letter is about to leave."), icon="clock", quiet=True)
declare("letters.letter_unsent", _("A letter was stopped before it left."), icon="undo-2")
declare("letters.letter_uncertain", _("We do not know whether a letter left."), icon="circle-help")
declare(
    "letters.letter_returned",
    _("A mail server says that a letter came back. Somebody has to ask."),
    icon="circle-help",
)
declare("letters.letter_arrived", _("The letter arrived: the doubt is over."), icon="check")
declare("letters.letter_failed", _("A letter did not leave."), icon="triangle-alert")
declare("letters.letter_discarded", _("The draft of a letter was thrown away."), icon="trash-2")
declare("letters.letter_sent_email", _("We sent the request by e-mail."), icon="send")
declare("letters.letter_sent_counter", _("We handed the request in at the registry."), icon="send")
declare("letters.letter_sent_post", _("We posted the request."), icon="send")
declare("letters.letter_sent_portal", _("We sent the request by their web form."), icon="send")
declare("letters.letter_signed", _("A letter was signed."), icon="pencil", quiet=True)
declare(
    "letters.annexes_chosen",
    _("It was chosen what goes with a letter."),
    icon="paperclip",
    quiet=True,
)
declare(
    "letters.past_letter_recorded",
    _("We wrote down a letter that we had sent before."),
    data=("on",),
    icon="send",
)
declare("letters.reply_withdrawn", _("An answer entered by mistake was taken back."), icon="undo-2")
declare("letters.letter_came_back", _("The letter came back: it reached nobody."), icon="undo-2")
declare("letters.letter_withdrawn", _("We withdrew the request."), icon="undo-2")
declare("letters.number_asked", _("Somebody was asked to ring the registry."), icon="phone")
declare("letters.letter_registered", _("They registered the request."), icon="check")
declare(
    "letters.acknowledgement_came", _("They confirmed that they received the letter."), icon="mail"
)
declare(
    "letters.office_link_made",
    _("A page was made by which the office answers."),
    icon="link",
    quiet=True,
)
declare(
    "letters.office_code_used",
    _("Somebody opened the office's page with the code on the letter."),
    icon="link",
    quiet=True,
)
declare(
    "letters.reply_published", _("The group published what the office wrote."), icon="file-text"
)
declare(
    "letters.reply_unpublished", _("The public copy of an answer was taken back."), icon="undo-2"
)
declare("letters.reply_came", _("An answer has come."), icon="mail-open")
declare("letters.reply_yes", _("They answered what we asked."), icon="check-check")
declare("letters.reply_partly", _("They answered a part of what we asked."), icon="check")
declare("letters.reply_no", _("They wrote, but did not answer what we asked."), icon="x")
declare("letters.reply_forwarded", _("They sent the request elsewhere."), icon="arrow-right")
declare("letters.reply_refused", _("They refused."), icon="flag")
