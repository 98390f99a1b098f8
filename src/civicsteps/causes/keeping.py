"""How the thread is kept."""

from datetime import date, timedelta
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.compare import mend_facts
from civicsteps.causes.models import Cause, Evidence
from civicsteps.causes.stairs import refresh
from civicsteps.core import keeping
from civicsteps.core.actors.actions import system
from civicsteps.core.clock import midnight
from civicsteps.core.files.models import StoredFile
from civicsteps.core.models import lock

STRUCK_KEPT = timedelta(days=365)


def forget_struck(on: date) -> int:
    """Let go what struck evidence showed, a year after the group struck it."""
    before = midnight(on - STRUCK_KEPT)
    struck = Evidence.objects.filter(state=Evidence.State.STRUCK, judged_at__lt=before)
    shown = struck.exclude(file=None, caption="", caption_en="")
    files = list(shown.exclude(file=None).values_list("file", flat=True))
    touched = shown.update(file=None, caption="", caption_en="")
    StoredFile.objects.filter(pk__in=files).delete()
    return touched


def settle_cause(cause: models.Model) -> None:
    """Compute the steps of a cause that was read from an archive from its facts."""
    if isinstance(cause, Cause):
        refresh(lock(cause))


def settle_facts(_group_id: UUID) -> None:
    """Make facts what their sources tell, once an archive was read."""
    mend_facts(by=system())


keeping.declare(
    "causes.Cause",
    personal=("words", "words_by"),
    name=_("The words on top of a problem"),
    why=_(
        "A community's problem stays for good; the words on top go when their speaker takes them "
        "back."
    ),
    period=_("until the person takes them back"),
    of_group="group",
    settle=settle_cause,
)
keeping.declare(
    "causes.Demand",
    why=_("What a group asked of an office stays for good."),
    of_group="cause__group",
)
keeping.declare(
    "causes.Fact",
    why=_("What the steps rest on stays for good; it names nobody."),
    of_group="cause__group",
)
keeping.declare(
    "causes.Evidence",
    personal=("caption", "file"),
    name=_("Evidence that people brought"),
    why=_(
        "Shows how it was; it stays with the problem. Struck evidence is seen by its group, and "
        "goes after a year."
    ),
    period=_("with the problem; one year if it was struck"),
    sweep=forget_struck,
    of_group="cause__group",
)
keeping.declare(
    "causes.Voice",
    personal=("words", "said_by"),
    name=_("People's words"),
    why=_("A person's words stay with the problem until the person takes them back by their code."),
    period=_("until the person takes them back"),
    of_group="group",
)
keeping.after_reading(settle_facts)
