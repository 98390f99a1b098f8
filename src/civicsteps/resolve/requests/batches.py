"""One question to many offices: drafted at once, sent one after another, each on its own."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.text import tidy
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.letters.drafting import Words, given
from civicsteps.resolve.requests.models import Batch

MOST_OFFICES = 40


def offices_of(offices: Iterable[Office]) -> list[Office]:
    """Return each office once. Raises Refused for fewer than two, or too many."""
    asked = list({office.pk: office for office in offices}.values())
    if len(asked) < 2:
        raise Refused(Refusal(_("Choose at least two offices."), "input", "offices"))
    if len(asked) > MOST_OFFICES:
        raise Refused(Refusal(_("That is too many at once."), "input", "offices"))
    return asked


def begun(cause: Cause, words: Words, *, question: str, by: Actor, illustrative: bool) -> Batch:
    """Save a question to many, without its letters."""
    typed = given("question", question, _("Say the question in a few words."))
    return Batch.objects.create(
        cause=cause,
        question=tidy(typed)[:140],
        instrument=words.instrument,
        asked_by=by,
        asked_at=clock.now(),
        illustrative=illustrative or cause.illustrative,
    )
