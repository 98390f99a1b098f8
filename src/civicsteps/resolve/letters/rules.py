"""Who may do what with a letter and what came back."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.links.models import Link
from civicsteps.core.mail.models import Message
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.queries import places_of
from civicsteps.people.groups.roles import not_allowed
from civicsteps.resolve.letters.models import Letter, Reply

INSIDE = {"OR", "GM"}
MAY_HAVE_LEFT = {Message.State.CLAIMED, Message.State.UNCERTAIN, Message.State.SENT}
BRING_NUMBER = "letters.bring_number"


def why_not_write_letter(by: Actor, cause: Cause, *, asks: bool = True) -> Refusal | None:
    """An organiser writes to an office, once the group has said what it asks.

    A letter that asks for papers or complains puts no demand (`asks` is False): it needs none.
    """
    refusal = not_allowed(by, "C", "letter", cause.group)
    if refusal or not asks:
        return refusal
    # The page of a cause has its demands at hand already.
    if any(demand.withdrawn_on is None for demand in cause.demands.all()):
        return None
    return Refusal(_("Say first what you ask, and of whom."))


def why_not_edit_letter(by: Actor, letter: Letter) -> Refusal | None:
    """An organiser changes a draft."""
    return _not_with(by, "U", letter) or _no_draft(letter)


def why_not_send_letter(by: Actor, letter: Letter) -> Refusal | None:
    """An organiser sends a draft, as long as the group asks what it says."""
    if refusal := _not_with(by, "A", letter) or _no_draft(letter):
        return refusal
    withdrawn = letter.demand and letter.demand.withdrawn_on
    return Refusal(_("The group does not ask this any more.")) if withdrawn else None


def why_not_unsend_letter(by: Actor, letter: Letter) -> Refusal | None:
    """An organiser takes back a letter that has not left."""
    if refusal := _not_with(by, "A", letter):
        return refusal
    if letter.state == Letter.State.READY:
        return None
    return Refusal(_("The letter has left. You can withdraw it."))


def why_not_hear_from_mail(by: Actor, letter: Letter) -> Refusal | None:
    """The system tells what became of a message; an organiser may look at once."""
    return None if by.kind == Actor.Kind.SYSTEM else _not_with(by, "A", letter)


def why_not_receive_reply(by: Actor, letter: Letter) -> Refusal | None:
    """Only mail brings a mail, and only to a letter that left or is leaving."""
    if by.kind != Actor.Kind.MAIL:
        return Refusal(_("Enter what came on paper as a reply."), "forbidden")
    may_be_there = letter.sent_on or (letter.message and letter.message.state in MAY_HAVE_LEFT)
    return None if may_be_there else Refusal(_("The letter has not left yet."))


def why_not_settle_letter(by: Actor, letter: Letter) -> Refusal | None:
    """An organiser says of a letter in doubt whether it left."""
    if refusal := _not_with(by, "A", letter):
        return refusal
    doubt = letter.state == Letter.State.UNCERTAIN
    return None if doubt else Refusal(_("There is no doubt about this letter."))


def why_not_hand_over_letter(by: Actor, letter: Letter) -> Refusal | None:
    """An organiser says that a draft was taken to the counter or posted."""
    return why_not_send_letter(by, letter)


def why_not_withdraw_letter(by: Actor, letter: Letter) -> Refusal | None:
    """An organiser withdraws what was sent, or throws a draft away."""
    if refusal := _not_with(by, "A", letter):
        return refusal
    if letter.withdrawn_on:
        return Refusal(_("This letter was withdrawn."))
    if letter.state in {Letter.State.READY, Letter.State.UNCERTAIN}:
        return Refusal(_("Wait until we know whether the letter left, or stop it first."))
    return None


def why_not_record_registration(
    by: Actor, letter: Letter, link: Link | None = None
) -> Refusal | None:
    """An organiser, or whoever holds the link for this letter, writes down its number."""
    handed = link and link.purpose == BRING_NUMBER and link.about == ref(letter)
    if not handed and (refusal := _not_with(by, "U", letter)):
        return refusal
    if refusal := _not_sent(letter):
        return refusal
    if letter.registered_on:
        return Refusal(_("The number is written down already."))
    return None


def why_not_ask_for_number(by: Actor, letter: Letter) -> Refusal | None:
    """An organiser hands to somebody the call to the registry."""
    return why_not_record_registration(by, letter)


def why_not_ask_for_missing_number(by: Actor, letter: Letter) -> Refusal | None:
    """The system asks the group by itself; so may an organiser."""
    if by.kind == Actor.Kind.SYSTEM:
        return _not_sent(letter)
    return why_not_record_registration(by, letter)


def why_not_record_reply(by: Actor, letter: Letter) -> Refusal | None:
    """An organiser enters a reply that came on paper."""
    return not_allowed(by, "C", "reply", letter.cause.group) or _not_sent(letter)


def why_not_judge_reply(by: Actor, reply: Reply) -> Refusal | None:
    """An organiser says whether a reply answers; they may say so again."""
    return not_allowed(by, "A", "reply", reply.letter.cause.group) or _taken_back(reply)


def why_not_withdraw_reply(by: Actor, reply: Reply) -> Refusal | None:
    """An organiser takes back a reply that was entered by hand and by mistake."""
    if refusal := not_allowed(by, "A", "reply", reply.letter.cause.group) or _taken_back(reply):
        return refusal
    return Refusal(_("It came by mail: it stays.")) if reply.inbound_id else None


def why_not_record_past_letter(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser writes down a letter that left long ago."""
    return why_not_write_letter(by, cause)


def why_not_list_letters(by: Actor, group: Group) -> Refusal | None:
    """A list of letters appears with the first one: for others, with the first that left."""
    letters = Letter.objects.filter(cause__group=group)
    if not _inside(by, group.pk):
        letters = letters.filter(sent_on__isnull=False, cause__published_at__isnull=False)
    return None if letters.exists() else Refusal(_("There is no letter yet."))


def reads_inside(by: Actor, letter: Letter) -> bool:
    """Tell whether an actor sees who signed: only the group's organisers and members do."""
    return _inside(by, letter.cause.group_id)


def _inside(by: Actor, group_id: UUID) -> bool:
    return any(place.group_id == group_id and place.role in INSIDE for place in places_of(by))


def _not_with(by: Actor, letter_of_right: str, letter: Letter) -> Refusal | None:
    return not_allowed(by, letter_of_right, "letter", letter.cause.group)


def _no_draft(letter: Letter) -> Refusal | None:
    if letter.withdrawn_on:
        return Refusal(_("This letter was withdrawn."))
    if letter.state == Letter.State.DRAFT:
        return None
    return Refusal(_("The letter is on its way already."))


def _taken_back(reply: Reply) -> Refusal | None:
    return Refusal(_("This answer was taken back.")) if reply.withdrawn_on else None


def _not_sent(letter: Letter) -> Refusal | None:
    if letter.withdrawn_on:
        return Refusal(_("This letter was withdrawn."))
    return None if letter.sent_on else Refusal(_("The letter has not left yet."))
