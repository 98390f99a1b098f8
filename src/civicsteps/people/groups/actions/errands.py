"""What a group does with the links by which it asked somebody for one small thing."""

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.journal.log import record
from civicsteps.core.links.actions import Issued, issue
from civicsteps.core.links.models import Link
from civicsteps.core.models import lock, row_of
from civicsteps.core.refusals import refuse
from civicsteps.people.groups import rules
from civicsteps.people.groups.models import Group


@action
def revoke_errand(*, link: Link, group: Group, by: Actor) -> Link:
    """Take back a link that asked somebody for one small thing; what it brought stays."""
    lock(link)
    refuse(rules.why_not_revoke_errand(by, group, link))
    link.revoked_at = clock.now()
    link.save(update_fields=["revoked_at"])
    record("groups.errand_revoked", by=by, about={"group": group}, audiences=[group.audience])
    return link


@action
def renew_errand(*, link: Link, group: Group, by: Actor) -> Issued:
    """Make a fresh link in the place of one whose address is lost or whose time has passed.

    The old one opens nothing any more; the new one has the uses that were left, or one.
    """
    lock(link)
    refuse(rules.why_not_renew_errand(by, group, link))
    link.revoked_at = link.revoked_at or clock.now()
    link.save(update_fields=["revoked_at"])
    record("groups.errand_renewed", by=by, about={"group": group}, audiences=[group.audience])
    about, uses = row_of(link.about), max(link.uses_left, 1)
    return issue(link.purpose, about, by=by, uses=uses, data=link.data, within=group)
