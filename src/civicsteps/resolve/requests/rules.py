"""Who may do what with a request."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.queries import places_of
from civicsteps.people.groups.roles import not_allowed
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.letters.rules import INSIDE, why_not_judge_reply, why_not_write_letter
from civicsteps.resolve.letters.rules import reads_inside as reads_letter_inside
from civicsteps.resolve.requests.models import Batch, Request


def why_not_choose_letter(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser looks for the letter that fits."""
    return why_not_write_letter(by, cause, asks=False)


def why_not_open_request(by: Actor, cause: Cause, *, asks: bool = False) -> Refusal | None:
    """An organiser asks an office for something; a deed, once the group says what it asks."""
    return why_not_write_letter(by, cause, asks=asks)


def why_not_begin_request(by: Actor, letter: Letter) -> Refusal | None:
    """The system makes a request of every letter that begins one; so may an organiser."""
    if by.kind != Actor.Kind.SYSTEM and (
        refusal := not_allowed(by, "C", "letter", letter.cause.group)
    ):
        return refusal
    return Refusal(_("It takes another letter further.")) if letter.follows_id else None


def why_not_take_further(by: Actor, request: Request) -> Refusal | None:
    """An organiser takes a request further, once its letter was sent."""
    if refusal := not_allowed(by, "C", "letter", request.cause.group):
        return refusal
    return _not_standing(request.opening)


def why_not_record_event(by: Actor, request: Request) -> Refusal | None:
    """An organiser writes down what the registry or the office said."""
    if refusal := not_allowed(by, "U", "letter", request.cause.group):
        return refusal
    return _not_standing(request.opening)


def why_not_judge_answer(by: Actor, reply: Reply) -> Refusal | None:
    """Whoever may judge a reply says so in the terms of the request."""
    return why_not_judge_reply(by, reply)


def why_not_ask_many(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser puts one question to many offices."""
    return why_not_write_letter(by, cause, asks=False)


def why_not_send_batch(by: Actor, batch: Batch) -> Refusal | None:
    """An organiser lets all the letters of a question leave, once."""
    if refusal := not_allowed(by, "A", "letter", batch.cause.group):
        return refusal
    return Refusal(_("They are leaving already.")) if batch.confirmed_at else None


def may_send(by: Actor, batch: Batch) -> bool:
    """Tell whether an actor may send letters of a question's group."""
    return not_allowed(by, "A", "letter", batch.cause.group) is None


def why_not_let_go(by: Actor, request: Request) -> Refusal | None:
    """The worker sends in the name of whoever said that all may leave, each letter once."""
    if refusal := not_allowed(by, "A", "letter", request.cause.group):
        return refusal
    confirmed = request.batch is not None and request.batch.confirmed_at is not None
    if confirmed and request.waits_to_leave:
        return None
    return Refusal(_("This letter is not among those that leave."))


def why_not_try_again(by: Actor, request: Request) -> Refusal | None:
    """An organiser lets a letter of a question that did not leave be tried again."""
    if refusal := not_allowed(by, "A", "letter", request.cause.group):
        return refusal
    return None if request.trouble else Refusal(_("It did not fail."))


def why_not_note_trouble(by: Actor, _request: Request) -> Refusal | None:
    """Only the worker that sends says why a letter did not leave."""
    if by.kind == Actor.Kind.SYSTEM:
        return None
    return Refusal(_("Only the system says that."), "forbidden")


def why_not_ask_about_late(by: Actor, request: Request) -> Refusal | None:
    """The system asks by itself; so may an organiser."""
    if by.kind == Actor.Kind.SYSTEM:
        return None
    return not_allowed(by, "U", "letter", request.cause.group)


def why_not_list_requests(by: Actor, group: Group) -> Refusal | None:
    """Who belongs to a group, or assists it, opens the list of its requests."""
    return not_allowed(by, "R", "letter", group)


def reads_inside(by: Actor, request: Request) -> bool:
    """Tell whether an actor sees what is the group's alone: notes, drafts, who signs."""
    return reads_letter_inside(by, request.opening)


def belongs_inside(by: Actor, group_id: UUID) -> bool:
    """Tell whether an actor is an organiser or a member of a group."""
    return any(place.group_id == group_id and place.role in INSIDE for place in places_of(by))


def _not_standing(letter: Letter) -> Refusal | None:
    if letter.withdrawn_on:
        return Refusal(_("This letter was withdrawn."))
    return None if letter.sent_on else Refusal(_("The letter has not left yet."))
