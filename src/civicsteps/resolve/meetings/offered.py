"""What meetings offer on the pages below."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.offered import offer_at_cause
from civicsteps.people.comments.subjects import register
from civicsteps.people.groups.offered import offer_at_group
from civicsteps.resolve.meetings.queries import meetings_inside
from civicsteps.resolve.meetings.rules import (
    why_not_list_meetings,
    why_not_open_table,
    why_not_plan_meeting,
)

offer_at_cause(
    "meetings.plan",
    _("Meet those who decide"),
    url_name="meeting_new",
    why_not=why_not_plan_meeting,
    step=4,
    icon="users",
)
offer_at_cause(
    "meetings.options",
    _("Look for a solution together"),
    url_name="option_table_new",
    why_not=why_not_open_table,
    step=6,
    icon="list",
)
offer_at_group(
    "meetings.list",
    _("Meetings"),
    url_name="group_meetings",
    why_not=why_not_list_meetings,
    icon="calendar",
)
register(
    "meetings.meeting",
    rows=meetings_inside,
    group="cause__group",
    page="meeting",
    shown_as="meeting",
    word=_("the meeting"),
)
