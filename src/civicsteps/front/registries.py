"""What is open at an authority's registry: public letters without an answer, until when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from civicsteps.core.models import ref
from civicsteps.people.authorities.models import Authority
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.queries import clocks_of
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.models import Letter, Reply

MOST = 5_000


@dataclass(frozen=True, slots=True)
class Open:
    """A letter that waits for an answer, as its registry sees it: no name, no address."""

    letter: Letter
    subject: str
    number: str
    sent_on: date | None
    registered_on: date | None
    clock: Clock | None

    @property
    def until(self) -> date | None:
        """The last day on which they may answer, by the main reading."""
        return self.clock.nominal if self.clock else None

    @property
    def contested(self) -> bool:
        """Whether they say that they answered, and nobody has looked yet."""
        return self.clock is not None and self.clock.contest == Clock.Contest.OPEN

    @property
    def contestable(self) -> bool:
        """Whether they may still say so."""
        return self.clock is not None and self.clock.contest == Clock.Contest.NONE


def letters_open_at(authority: Authority) -> QuerySet[Letter]:
    """Return the public letters that left for an authority and got no answer, oldest first."""
    replied = Reply.objects.filter(letter=OuterRef("pk"), withdrawn_on=None, kind=Reply.Kind.REPLY)
    letters = Letter.objects.filter(
        ~Exists(replied),
        office__authority=authority,
        state=Letter.State.SENT,
        withdrawn_on=None,
        brought_at=None,
        cause__published_at__isnull=False,
    )
    return letters.select_related("office", "cause__group").order_by("sent_on", "pk")


def opened(letters: Iterable[Letter]) -> Iterator[Open]:
    """Return letters as a registry sees them, with the clock that measures each."""
    rows = list(letters)
    clocks = {clock.source: clock for clock in clocks_of(*rows) if clock.answers and clock.public}
    for letter in rows:
        yield Open(
            letter=letter,
            subject=public_text(letter, letter.subject),
            number=letter.registration_number,
            sent_on=letter.sent_on,
            registered_on=letter.registered_on,
            clock=clocks.get(ref(letter)),
        )
