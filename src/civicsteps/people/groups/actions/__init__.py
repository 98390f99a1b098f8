"""What people do with groups: open them, belong to them, keep their contacts."""

from civicsteps.people.groups.actions.contacts import (
    add_contact,
    edit_contact,
    erase_contact,
    export_contacts,
    record_consent,
    withdraw_consent,
)
from civicsteps.people.groups.actions.errands import renew_errand, revoke_errand
from civicsteps.people.groups.actions.groups import (
    assist_group,
    edit_group,
    end_assistance,
    join_coalition,
    leave_coalition,
    open_centre,
    open_group,
)
from civicsteps.people.groups.actions.members import (
    accept_invitation,
    change_role,
    end_membership,
    invite,
    leave_group,
    revoke_invitation,
)

__all__ = [
    "accept_invitation",
    "add_contact",
    "assist_group",
    "change_role",
    "edit_contact",
    "edit_group",
    "end_assistance",
    "end_membership",
    "erase_contact",
    "export_contacts",
    "invite",
    "join_coalition",
    "leave_coalition",
    "leave_group",
    "open_centre",
    "open_group",
    "record_consent",
    "renew_errand",
    "revoke_errand",
    "revoke_invitation",
    "withdraw_consent",
]
