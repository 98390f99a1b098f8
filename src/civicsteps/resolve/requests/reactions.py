"""What requests hear of letters: each that begins something is a request; its days follow it."""

from collections.abc import Collection
from itertools import batched
from uuid import UUID

from civicsteps.core.actors.actions import system
from civicsteps.core.journal.models import Mention
from civicsteps.core.journal.registry import on
from civicsteps.core.models import split_ref
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.tasks import hear_recounts
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.requests.actions import begin_request, settle_late
from civicsteps.resolve.requests.chains import request_of
from civicsteps.resolve.requests.tasks import follow_calendar

AT_ONCE = 100


@on("letters.letter_written")
@on("letters.past_letter_recorded")
def begin_requests(entry_id: UUID) -> None:
    """Make a request of a letter that takes no other further."""
    for letter in _letters_of(entry_id):
        if letter.follows_id is None:
            begin_request(letter=letter, by=system())


@on("letters.reply_yes")
@on("letters.reply_partly")
@on("letters.reply_no")
@on("letters.reply_refused")
@on("letters.reply_forwarded")
@on("letters.reply_withdrawn")
@on("letters.acknowledgement_came")
@on("letters.letter_withdrawn")
@on("letters.letter_came_back")
@on("letters.letter_sent_email")
@on("letters.letter_sent_counter")
@on("letters.letter_sent_post")
@on("letters.letter_sent_portal")
@on("letters.letter_registered")
def settle_late_answers(entry_id: UUID) -> None:
    """Take a late answer off the desk: it came, or the group went further; its own days follow."""
    for letter in _letters_of(entry_id):
        _settle(letter)


@on("requests.term_extended")
@on("requests.term_paused")
@on("requests.term_resumed")
def follow_terms(entry_id: UUID) -> None:
    """Let the group's own days follow the office's, which they are counted from."""
    settle_late_answers(entry_id)


@on("clocks.contest_accepted")
def settle_contested(entry_id: UUID) -> None:
    """Let the group's own days end that rest on a silence which was none."""
    mentioned = Mention.objects.filter(entry=entry_id, object_kind="clocks.clock")
    sources = Clock.objects.filter(pk__in=mentioned.values("object_id")).values_list("source")
    for (source,) in sources:
        kind, key = split_ref(source)
        if kind == "letters.letter":
            _settle(Letter.objects.select_related("follows").get(pk=key))


def queue_own_days(sources: Collection[str]) -> None:
    """Have the groups' own days counted anew where the office's term moved."""
    found = (split_ref(source) for source in sources)
    letters = [str(key) for kind, key in found if kind == "letters.letter"]
    for some in batched(letters, AT_ONCE):
        follow_calendar.enqueue(list(some))


def _settle(letter: Letter) -> None:
    if request := request_of(letter):
        settle_late(request=request, by=system())


def _letters_of(entry_id: UUID) -> list[Letter]:
    mentioned = Mention.objects.filter(entry=entry_id, object_kind="letters.letter")
    letters = Letter.objects.filter(pk__in=mentioned.values("object_id"))
    return list(letters.select_related("cause__group", "office", "follows"))


hear_recounts(queue_own_days)
