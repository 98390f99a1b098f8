"""How what was dictated is kept."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.core.clock import midnight
from civicsteps.core.keeping import declare
from civicsteps.people.dictation.models import Dictation

REASON_FOR = timedelta(days=90)


def forget_reasons(on: date) -> int:
    """Forget why something was not so, 90 days after it was said; return how many."""
    old = Dictation.objects.filter(settled_at__lt=midnight(on - REASON_FOR)).exclude(reason="")
    return old.update(reason="")


declare(
    "dictation.Dictation",
    personal=("data", "said", "reason", "for_member"),
    name=_("What was said to the mentor on the telephone"),
    why=_(
        "What somebody said to their mentor on the telephone, until they say that it is so: then "
        "it is erased, as after 30 days without an answer. Why it was not so stays for 90 days."
    ),
    period=_("until it is answered; 30 days at most"),
    sweep=forget_reasons,
    apart="it waits for days between two people here; what came of it is in its own place",
)
declare(
    "dictation.DictatedFile",
    personal=("file",),
    name=_("Files that came with it"),
    why=_("A photo or document that was dictated; it goes when that is answered."),
    period=_("until it is answered; 30 days at most"),
    apart="it goes with what it came with",
)
