"""The journal kinds of groups, their people and their contacts."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("groups.group_opened", _("The group opened."), icon="sprout")
declare("groups.centre_opened", _("The centre opened."), icon="house")
declare("groups.group_edited", _("The group changed its page."), icon="pencil", quiet=True)
declare("groups.assistance_began", _("A centre began to assist the group."), icon="handshake")
declare("groups.assistance_ended", _("The centre no longer assists the group."), icon="undo-2")
declare("groups.coalition_joined", _("A group joined the coalition."), icon="users")
declare("groups.coalition_left", _("A group left the coalition."), icon="undo-2")

for _name, _sentence in (
    ("errand_revoked", _("A link that asked for a small thing was taken back.")),
    ("errand_renewed", _("A link that asked for a small thing was made anew.")),
):
    declare(f"groups.{_name}", _sentence, icon="link", quiet=True)

for _name, _sentence, _icon in (
    ("invited", _("Somebody was invited."), "mail"),
    ("invitation_revoked", _("An invitation was taken back."), "undo-2"),
    ("member_joined", _("Somebody joined the group."), "user"),
    ("role_changed", _("Somebody got another role."), "users"),
    ("member_removed", _("Somebody was taken out of the group."), "x"),
    ("member_left", _("Somebody left the group."), "log-out"),
):
    declare(f"groups.{_name}", _sentence, data=("role",), icon=_icon, quiet=True)

declare("groups.contact_added", _("A person was written down."), icon="user", quiet=True)
declare("groups.contact_edited", _("A person's data was put right."), icon="pencil", quiet=True)
declare("groups.contact_erased", _("A person was erased."), icon="trash-2", quiet=True)
declare(
    "groups.consent_recorded",
    _("A person agreed to something."),
    data=("purpose",),
    icon="check",
    quiet=True,
)
declare(
    "groups.consent_withdrawn",
    _("A person took an agreement back."),
    data=("purpose",),
    icon="undo-2",
    quiet=True,
)
declare(
    "groups.contacts_exported",
    _("The list of people was taken out: %(count)s."),
    data=("reason", "count"),
    icon="download",
    quiet=True,
)
