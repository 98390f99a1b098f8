"""What is kept of what members and mentors say to each other."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "comments.Talk",
    personal=("title",),
    name=_("What members and mentors talk about"),
    why=_(
        "What a group and its mentor talk about, by the title of the row; it goes with the group."
    ),
    period=_("as long as the group is here"),
    of_group="group",
)
declare(
    "comments.Comment",
    personal=("by", "text"),
    name=_("What members and mentors wrote to each other"),
    why=_(
        "What a group and its mentor wrote to each other, for them alone, sealed. The words go "
        "when their writer takes them back; after an account goes, they are by nobody in "
        "particular."
    ),
    period=_("as long as the group is here"),
    with_row="talk",
)
declare(
    "comments.Reading",
    personal=("by", "until", "told_until"),
    name=_("Until when somebody has read"),
    why=_("So that what is new stands first and is told once; it goes with what was said."),
    period=_("as long as the group is here"),
    apart="who read what on one installation says nothing on another",
)
