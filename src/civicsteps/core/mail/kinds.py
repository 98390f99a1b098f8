from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare(
    "mail.letter_unsorted",
    _("A message came that fits no correspondence."),
    icon="mail",
    quiet=True,
)
declare(
    "mail.letter_too_large",
    _("A message came that is too large: only its headers were kept."),
    icon="triangle-alert",
    quiet=True,
)
declare(
    "mail.mailbox_silent",
    _("The mailbox that replies come to cannot be read."),
    icon="triangle-alert",
    quiet=True,
)
declare("mail.letter_filed", _("A message was put in its correspondence."), icon="mail", quiet=True)
declare("mail.letter_set_aside", _("A message was set aside."), icon="mail", quiet=True)
declare(
    "mail.message_doubted",
    _("It is not certain that a message left."),
    icon="circle-help",
    quiet=True,
)
declare(
    "mail.message_settled",
    _("What became of a message that was in doubt is known now."),
    icon="send",
    quiet=True,
)
declare(
    "mail.message_resent",
    _("A message that perhaps had not left was sent again."),
    icon="send",
    quiet=True,
)
declare(
    "mail.message_found_sent",
    _("A message that was in doubt turned out to have left."),
    icon="send",
    quiet=True,
)
