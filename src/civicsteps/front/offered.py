"""What members and their mentor talk about in the rooms below: which rows, and on which page."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.queries import causes_visible_to, demands_visible_to, evidence_visible_to
from civicsteps.follow.commitments.queries import commitments_visible_to
from civicsteps.follow.outcomes.queries import decisions_visible_to, findings_visible_to
from civicsteps.identify.consultations.queries import choices_visible_to
from civicsteps.identify.reports.queries import reports_inside
from civicsteps.people.comments.queries import groups_talked_in
from civicsteps.people.comments.subjects import register
from civicsteps.promote.campaigns.queries import campaigns_visible_to
from civicsteps.resolve.letters.queries import letters_visible_to, replies_visible_to
from civicsteps.resolve.notices.queries import agenda_items_visible_to

OF_CAUSE = "cause__group"

register(
    "groups.group",
    rows=groups_talked_in,
    group="",
    page="group",
    shown_as="group",
    word=_("the group"),
)
register(
    "causes.cause",
    rows=causes_visible_to,
    group="group",
    page="cause",
    shown_as="cause",
    word=_("the problem"),
)
register(
    "causes.demand",
    rows=demands_visible_to,
    group=OF_CAUSE,
    page="demand",
    shown_as="demand",
    word=_("what we ask"),
)
register(
    "causes.evidence",
    rows=evidence_visible_to,
    group=OF_CAUSE,
    page="evidence",
    shown_as="evidence",
    word=_("the evidence"),
)
register(
    "reports.report",
    rows=reports_inside,
    group="group",
    page="report",
    shown_as="report",
    word=_("what somebody said"),
    title="where",
)
register(
    "consultations.choice",
    rows=choices_visible_to,
    group=OF_CAUSE,
    page="choice",
    shown_as="choice",
    word=_("the group's choice"),
    title="cause.title",
)
register(
    "campaigns.campaign",
    rows=campaigns_visible_to,
    group=OF_CAUSE,
    page="campaign",
    shown_as="campaign",
    word=_("the campaign"),
)
register(
    "letters.letter",
    # A draft is the group's alone: its centre sees a letter once it left.
    rows=lambda by: letters_visible_to(by).filter(sent_on__isnull=False),
    group=OF_CAUSE,
    page="letter",
    shown_as="letter",
    word=_("the letter"),
)
register(
    "letters.reply",
    rows=lambda by: replies_visible_to(by).filter(letter__sent_on__isnull=False),
    group="letter__cause__group",
    page="reply",
    shown_as="reply",
    word=_("the reply"),
    title="letter.subject",
)
register(
    "notices.agendaitem",
    rows=agenda_items_visible_to,
    group=OF_CAUSE,
    page="agenda_item",
    shown_as="item",
    word=_("the agenda"),
)
register(
    "commitments.commitment",
    rows=commitments_visible_to,
    group=OF_CAUSE,
    page="commitment",
    shown_as="promise",
    word=_("the promise"),
)
register(
    "outcomes.decision",
    rows=decisions_visible_to,
    group=OF_CAUSE,
    page="decision",
    shown_as="decision",
    word=_("the decision"),
)
register(
    "outcomes.finding",
    rows=findings_visible_to,
    group=OF_CAUSE,
    page="finding",
    shown_as="finding",
    word=_("what was seen"),
    title="cause.title",
)
