"""What checks lay down below: tasks on the desk, deeds, the story. Plain calls inside actions."""

from collections.abc import Mapping

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.files.models import StoredFile
from civicsteps.core.journal.log import record
from civicsteps.people.acts.records import NeedKind, close_need, declare_need, open_need
from civicsteps.people.groups.models import Group
from civicsteps.resolve.duties.models import Look, Review, StreetService
from civicsteps.resolve.duties.packs import duties

ACT = "duties.look"
CHECK = "duties.check"
WAITING = "duties.waiting"
STUDY = "study"

declare_need(
    CHECK,
    NeedKind(_("Look for what they must publish: %(about)s"), _("Go on with the check"), 20),
)
declare_need(
    WAITING, NeedKind(_("A neighbour looked for it: %(about)s"), _("See what they found"), 3)
)


def told(
    kind: str, group: Group, *, by: Actor, data: Mapping[str, str | int] | None = None
) -> None:
    """Write in the journal of a group what happened in its lists."""
    record(kind, by=by, about={"group": group}, audiences=[group.audience], data=data)


def shown_to(group: Group) -> str:
    """Return who sees what shows it: everybody, but of a group at risk its people alone."""
    return group.audience if group.at_risk else PUBLIC


def keep_inside(document: StoredFile | None, group: Group) -> None:
    """Let the document of what was taken back be seen by its group alone."""
    if document:
        document.audiences = [group.audience]
        document.save(update_fields=["audiences"])


def settle(review: Review) -> None:
    """Put a check on its group's desk until each thing was looked for."""
    if is_whole(review):
        close_need(kind=CHECK, source=review, on=clock.today())
        return
    open_need(
        group=review.group,
        kind=CHECK,
        source=review,
        about=str(review),
        url=review.get_absolute_url(),
        on=localdate(review.opened_at),
    )


def is_whole(review: Review) -> bool:
    """Tell whether each thing of the list was looked for."""
    looked = set(review.looks.filter(current=True).values_list("duty", flat=True))
    return {duty.id for duty in duties()} <= looked


def to_look_at(look: Look) -> None:
    """Put what a neighbour brought on the desk."""
    open_need(
        group=look.review.group,
        kind=WAITING,
        source=look,
        about=str(look),
        url=look.get_absolute_url(),
        on=localdate(look.looked_at),
    )


def looked_at(look: Look) -> None:
    """Take it off the desk."""
    close_need(kind=WAITING, source=look, on=clock.today())


def set_current(look: Look) -> None:
    """Let the last look that stands be the one that counts for its thing."""
    same = Look.objects.filter(review=look.review_id, duty=look.duty)
    same.filter(current=True).update(current=False)
    standing = same.filter(accepted_on__isnull=False, taken_back_on=None)
    if last := standing.order_by("-seen_on", "-looked_at", "-pk").first():
        same.filter(pk=last.pk).update(current=True)


def set_current_service(seen: StreetService) -> None:
    """Let what was seen last be what a street has."""
    same = StreetService.objects.filter(street=seen.street_id, service=seen.service)
    same.filter(current=True).update(current=False)
    last = same.order_by("-seen_on", "-recorded_at", "-pk").first()
    if last is not None:
        same.filter(pk=last.pk).update(current=True)
