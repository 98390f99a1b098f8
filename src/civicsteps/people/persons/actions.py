"""Opening one's own page, putting right, taking back, taking along, and erasing."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.guard.limits import knock
from civicsteps.core.holding import HOLDINGS, Held, Holding, all_held, row_of_code
from civicsteps.core.links.actions import issue, revoke
from civicsteps.core.mail.compose import compose
from civicsteps.core.mail.send import send
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.people.accounts.models import User
from civicsteps.people.groups.exports import log_export
from civicsteps.people.groups.models import Contact, Export, ExportReason, Group
from civicsteps.people.persons import rules
from civicsteps.people.persons.identity import identity_of
from civicsteps.people.persons.models import Door, NewAddress

USES = 1000
"""A link opens its page as often as its person wants, until it expires or all is erased."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A door that was just opened, and the whole address of its page."""

    door: Door
    url: str


@action
def ask_for_own_page(*, email: str, language: str, by: Actor) -> None:
    """Write to an address with a link to what is held about it.

    The same letter leaves whether anything is held or not, so that nobody learns it who does not
    read that mailbox.
    """
    refuse(rules.why_not_open_own_page(by))
    opened = _open(Door(email=email.strip().lower()), by=by, language=language)
    _write("own_page", to=email.strip(), language=language, url=opened.url)


@action
def hand_own_page(*, contact: Contact, by: Actor) -> Opened:
    """Make a link to hand to a contact: it opens what this group wrote down, and nothing else.

    Whoever hands it could open it too; they read that contact already.
    """
    refuse(rules.why_not_hand_link(by, contact))
    return _open(Door(row=f"groups.contact:{contact.pk}"), by=by)


@action
def open_by_code(*, code: str, by: Actor) -> Opened:
    """Open the page of what one code stands for: one voice and nothing else.

    Refused (input) for a code that opens nothing.
    """
    refuse(rules.why_not_open_own_page(by))
    row = row_of_code(code)
    if row is None:
        raise Refused(Refusal(_("We do not know this code."), "input"))
    return _open(Door(row=row), by=by)


@action
def open_by_account(*, by: Actor) -> Opened:
    """Open the page of what is held of a person with an account: they came in by its mailbox."""
    refuse(rules.why_not_open_by_account(by))
    user = User.objects.get(actor=by)
    return _open(Door(email=user.email, account=user.pk, actor=by), by=by)


@action
def do_to_held(*, door: Door, holding: str, verb: str, key: str, by: Actor) -> None:
    """Do one of the things that can be done to what is held: take back, leave, withdraw."""
    refuse(rules.why_not_use_door(by, door))
    known = _holding(holding)
    does = (known.verbs or {}).get(verb)
    if does is None or not _is_offered(known, door, verb, key):
        raise Refused(Refusal(_("This is no longer here."), "moment"))
    does(identity_of(door), key, by)


@action
def correct_held(
    *, door: Door, holding: str, key: str, said: Mapping[str, str], language: str, by: Actor
) -> bool:
    """Put right what is written of a person. Tell whether a new e-mail waits to be confirmed.

    A changed e-mail address is written down only when its owner presses the button in the letter
    that goes there.
    """
    refuse(rules.why_not_use_door(by, door))
    known = _holding(holding)
    if known.correct is None or held_of(door, holding, key) is None:
        raise Refused(Refusal(_("This is no longer here."), "moment"))
    who = identity_of(door)
    before = known.correct.initial(who, key).get(known.correct.address, "")
    known.correct.correct(who, key, said, by)
    email = said.get(known.correct.address, before).strip().lower()
    if not email or email == before:
        return False
    _ask_to_confirm(door, holding, key, email, language=language, by=by)
    return True


@action
def confirm_address(*, address: NewAddress, by: Actor) -> None:
    """Write down an address that its owner confirmed. Rule: who holds the link in its mailbox."""
    known = _holding(address.holding)
    if known.correct is not None and held_of(address.door, address.holding, address.key):
        who = identity_of(address.door)
        known.correct.confirm(who, address.key, address.email, by)
        door = address.door
        if door.account and address.holding == "account":
            door.email = address.email
            door.save(update_fields=["email"])
    address.delete()


@action
def take_along(*, door: Door, by: Actor) -> list[tuple[Holding, list[Held]]]:
    """Return all that is held of a person, to take along; the groups' logs say that it was taken.

    They say no name and no address.
    """
    refuse(rules.why_not_use_door(by, door))
    held = all_held(identity_of(door))
    counts: dict[object, int] = {}
    for _told, things in held:
        for thing in things:
            if thing.group_id:
                counts[thing.group_id] = counts.get(thing.group_id, 0) + 1
    for group in Group.objects.filter(pk__in=list(counts)).order_by("pk"):
        log_export(
            group=group,
            what=Export.What.OWN,
            count=counts[group.pk],
            by=by,
            reason=ExportReason.ASKED,
        )
    return held


@action
def erase_person(*, door: Door, by: Actor) -> int:
    """Erase a person from everything that a door opens; return from how many places. Once.

    What must stay (that it was counted, letters that were sent) stays without their name.
    """
    lock(door)
    refuse(rules.why_not_erase_person(by, door))
    who = identity_of(door)
    touched = sum(h.erase(who, by) for h in HOLDINGS.values() if h.erase)
    door.addresses.all().delete()
    door.email, door.row, door.account, door.actor = "", "", None, None
    door.erased_at, door.erased = clock.now(), touched
    door.save()
    revoke(door, purpose=rules.OWN_PAGE)
    return touched


def held_of(door: Door, holding: str, key: str) -> Held | None:
    """Return one thing that a door opens, or None: nobody acts on what they cannot see."""
    things = _holding(holding).of(identity_of(door))
    return next((thing for thing in things if thing.id == key), None)


def _is_offered(holding: Holding, door: Door, verb: str, key: str) -> bool:
    things = holding.of(identity_of(door))
    return any((verb, key) == (v, k) for thing in things for v, k, _button in thing.verbs)


def _holding(name: str) -> Holding:
    if name not in HOLDINGS:
        raise Refused(Refusal(_("This is no longer here."), "moment"))
    return HOLDINGS[name]


def _open(door: Door, *, by: Actor, language: str | None = None) -> Opened:
    door.opened_at = clock.now()
    door.save(force_insert=True)
    issued = issue(rules.OWN_PAGE, door, by=by, uses=USES)
    token = issued.url.rstrip("/").rpartition("/")[2]
    with translation.override(language or translation.get_language()):
        return Opened(door, settings.SITE_URL + reverse("own_page", args=[token]))


def _ask_to_confirm(
    door: Door, holding: str, key: str, email: str, *, language: str, by: Actor
) -> None:
    try:
        validate_email(email)
    except ValidationError as error:
        raise Refused(Refusal(error.messages[0], "input", "email")) from error
    # One link writes to few addresses, and to nobody over and over.
    if refusal := knock("own_page", str(door.pk)) or knock("own_page_to", email):
        raise Refused(refusal)
    door.addresses.filter(holding=holding, key=key).delete()
    address = NewAddress.objects.create(
        door=door, holding=holding, key=key, email=email, asked_at=clock.now()
    )
    with translation.override(language):
        link = issue(rules.NEW_ADDRESS, address, by=by)
    _write("new_address", to=email, language=language, url=link.url)


def _write(template: str, *, to: str, language: str, url: str) -> None:
    with translation.override(language):
        label = {
            "own_page": gettext("See what you hold about me"),
            "new_address": gettext("Yes, this is my address"),
        }[template]
    context: dict[str, object] = {"button_url": url, "button_label": label}
    letter = compose(f"persons/mail/{template}", context, language)
    send(
        to=to,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        kind=f"persons.{template}",
        language=language,
    )
