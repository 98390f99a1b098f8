"""How meetings, minutes and options are kept."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare
from civicsteps.resolve.meetings.models import Feed, Meeting, MinutesReply, Part

PARTS_KEPT = timedelta(days=365)
NOTES_KEPT = timedelta(days=3 * 365)


def forget_parts(on: date) -> int:
    """Forget who did what at meetings that were opened more than a year ago."""
    return Part.objects.filter(meeting__opened_at__date__lt=on - PARTS_KEPT).delete()[0]


def forget_notes(on: date) -> int:
    """Forget the notes of meetings held more than three years ago; the minutes stay."""
    old = Meeting.objects.filter(held_on__lt=on - NOTES_KEPT).exclude(notes="")
    return old.update(notes="")


def forget_replies(on: date) -> int:
    """Forget what was written back about minutes more than three years ago."""
    old = MinutesReply.objects.filter(received_on__lt=on - NOTES_KEPT).exclude(text="")
    return old.update(text="")


def forget_feeds(on: date) -> int:
    """Remove the calendars' addresses that were taken back more than a year ago."""
    return Feed.objects.filter(revoked_at__date__lt=on - PARTS_KEPT).delete()[0]


OF_GROUP = "cause__group"
declare(
    "meetings.Meeting",
    personal=("notes",),
    name=_("Notes of meetings"),
    why=_(
        "What a group prepared for a meeting, and how it went; the notes taken there are sealed, "
        "for the group and its centre alone, three years."
    ),
    period=_("three years after the meeting"),
    sweep=forget_notes,
    of_group=OF_GROUP,
)
declare(
    "meetings.Part",
    personal=("name",),
    name=_("Who does what at a meeting"),
    why=_("Who leads, speaks and writes at a meeting, sealed, so that people prepare; one year."),
    period=_("one year"),
    sweep=forget_parts,
    of_group="meeting__cause__group",
)
declare(
    "meetings.Ask",
    why=_("What was asked at a meeting, and how an office answered; for good."),
    of_group="meeting__cause__group",
)
declare(
    "meetings.Minutes",
    personal=("text",),
    name=_("Minutes of meetings"),
    why=_(
        "What was said at a meeting, sealed, for the group, its centre and the office that they "
        "were sent to; for good, as the office has them too."
    ),
    period=_("for good"),
    of_group="meeting__cause__group",
    cut=("thread", "message"),
)
declare(
    "meetings.MinutesReply",
    personal=("text",),
    name=_("What offices wrote about minutes"),
    why=_("What an office wrote back about minutes, sealed, for the group alone; three years."),
    period=_("three years"),
    sweep=forget_replies,
    of_group="minutes__meeting__cause__group",
)
declare(
    "meetings.Table",
    why=_("What a group and an office thought could be done, and how the group voted; for good."),
    of_group=OF_GROUP,
)
declare(
    "meetings.Option",
    why=_("The options on a page that a group and an office write together. About no person."),
    of_group="table__cause__group",
)
declare(
    "meetings.OptionVersion",
    why=_("Every wording of an option, and which side wrote it. About no person."),
    of_group="option__table__cause__group",
)
declare(
    "meetings.Vote",
    personal=("choice",),
    name=_("Votes on what is offered"),
    why=_("That a member voted, so that nobody votes twice; what, only until the vote closes."),
    period=_("what was chosen, until the vote closes"),
    apart="a vote is secret, and its counts are in the archive",
)
declare(
    "meetings.Feed",
    why=_("Who takes a group's calendar along on a phone, so that the address can be ended."),
    sweep=forget_feeds,
    apart="the address opens on this site alone",
)
