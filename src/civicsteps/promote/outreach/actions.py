"""Choosing short addresses and taking them back; taking out a list to call by."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.people.groups.exports import log_export
from civicsteps.people.groups.models import Export, ExportReason, Group
from civicsteps.promote.outreach import rules, words
from civicsteps.promote.outreach.models import ShortAddress
from civicsteps.promote.outreach.queries import living_addresses, people_to_call

MOST = 5
"""Words that lead to one page at a time."""


@action
def choose_address(
    *, word: str, by: Actor, cause: Cause | None = None, group: Group | None = None
) -> ShortAddress:
    """Choose a short address for a problem, or for a group: give one of the two.

    The word is folded („Podul” → `podul`). Earlier words lead there still; papers show the newest.
    Refused (input) for a word that is too short or long, means something else, or is taken.
    """
    about = cause or group
    if about is None or (cause and group):
        raise ValueError("a short address leads to a problem or to a group")
    lock(about)
    refuse(rules.why_not_choose_address(by, about))
    folded = words.fold(word)
    _refuse_word(folded)
    if living_addresses(about).count() >= MOST:
        raise Refused(Refusal(_("Five words lead here already. Take one back first."), "input"))
    address = ShortAddress.objects.create(
        word=folded, cause=cause, group=group, chosen_by=by, chosen_at=clock.now()
    )
    _tell("outreach.address_chosen", address, by=by)
    return address


@action
def retire_address(*, address: ShortAddress, by: Actor) -> ShortAddress:
    """Take a short address back: it leads nowhere from now on, and nobody else gets it."""
    lock(address)
    refuse(rules.why_not_retire_address(by, address))
    address.retired_on = clock.today()
    address.save(update_fields=["retired_on"])
    _tell("outreach.address_retired", address, by=by)
    return address


@action
def take_call_list(*, group: Group, reason: str, by: Actor) -> list[tuple[str, str]]:
    """Return whom the group may call, name and telephone, for a list on paper.

    Only people who agreed to be called. The reason (an `ExportReason`) and the count are logged
    with the other lists that were taken out.
    """
    refuse(rules.why_not_take_call_list(by, group))
    if reason not in ExportReason.values:
        raise Refused(Refusal(_("Say what the list is for."), "input", "reason"))
    people = people_to_call(group)
    log_export(group=group, what=Export.What.CALLS, count=len(people), by=by, reason=reason)
    record(
        "outreach.call_list_taken",
        by=by,
        about={"group": group},
        audiences=[group.audience],
        data={"reason": reason, "count": len(people)},
    )
    return people


def _refuse_word(word: str) -> None:
    if not words.is_word(word):
        reason = _("Between 3 and 24 letters or digits, as in “podul-nou”.")
        raise Refused(Refusal(reason, "input", "word"))
    if words.is_reserved(word):
        raise Refused(Refusal(_("This word means something else here."), "input", "word"))
    if ShortAddress.objects.filter(word=word).exists():
        raise Refused(Refusal(_("This word is taken. Try another."), "input", "word"))


def _tell(kind: str, address: ShortAddress, *, by: Actor) -> None:
    about = address.about
    role = "cause" if isinstance(about, Cause) else "group"
    audience = rules.group_of(about).audience
    record(kind, by=by, about={role: about, "address": address}, audiences=[audience])
