"""Saying something about a row, settling it, taking it back, having read it."""

from datetime import datetime

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock, ref
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy
from civicsteps.people.acts.records import close_need, open_need
from civicsteps.people.comments import rules
from civicsteps.people.comments.models import Comment, Reading, Talk
from civicsteps.people.comments.queries import side_of
from civicsteps.people.comments.subjects import group_of, title_of

ANSWER = "comments.answer"


@action
def write_comment(*, about: Model, text: str, by: Actor) -> Comment:
    """Say something about a row to the others of its group and to its mentor, and to nobody else.

    When the mentor writes, the group has it on its desk until somebody there answers or settles it.
    """
    refuse(rules.why_not_write_comment(by, about))
    if not tidy(text):
        raise Refused(Refusal(_("Write a few words."), "input", "text"))
    group, now = group_of(about), clock.now()
    talk, _new = Talk.objects.get_or_create(
        group=group, about=ref(about), defaults={"title": title_of(about), "last_at": now}
    )
    lock(talk)
    talk.title, talk.last_at = title_of(about), now
    talk.save(update_fields=["title", "last_at"])
    comment = Comment.objects.create(
        talk=talk,
        by=by,
        from_centre=side_of(by, group) == Talk.Side.CENTRE,
        at=now,
        text=tidy(text),
    )
    _mark(talk, by, until=now)
    _turn(talk)
    _tell("comments.comment_written", comment, by=by)
    return comment


@action
def resolve_comment(*, comment: Comment, by: Actor) -> Comment:
    """Say that what was asked is settled: nobody waits for an answer to it."""
    lock(comment.talk)
    lock(comment)
    refuse(rules.why_not_resolve_comment(by, comment))
    comment.resolved_on, comment.resolved_by = clock.today(), by
    comment.save(update_fields=["resolved_on", "resolved_by"])
    _turn(comment.talk)
    _tell("comments.comment_resolved", comment, by=by)
    return comment


@action
def take_back_comment(*, comment: Comment, by: Actor) -> Comment:
    """Take one's own words back: they go for good, that something was said stays."""
    lock(comment.talk)
    lock(comment)
    refuse(rules.why_not_take_back_comment(by, comment))
    comment.text, comment.taken_back_on = "", clock.today()
    comment.save(update_fields=["text", "taken_back_on"])
    _turn(comment.talk)
    _tell("comments.comment_taken_back", comment, by=by)
    return comment


@action
def read_talk(*, talk: Talk, by: Actor) -> Talk:
    """Note that somebody has read what was said until now; it is no event of the group's."""
    refuse(rules.why_not_read_talk(by, talk))
    _mark(talk, by, until=clock.now())
    return talk


def _mark(talk: Talk, by: Actor, *, until: datetime) -> None:
    Reading.objects.update_or_create(talk=talk, by=by, defaults={"until": until})


def _turn(talk: Talk) -> None:
    """Say whose turn it is, and keep the group's desk so."""
    standing = talk.comments.filter(taken_back_on=None).order_by("-at", "-pk")
    last = standing.first()
    talk.awaits = ""
    if last and last.resolved_on is None:
        talk.awaits = Talk.Side.GROUP if last.from_centre else Talk.Side.CENTRE
    talk.save(update_fields=["awaits"])
    if talk.awaits != Talk.Side.GROUP:
        close_need(kind=ANSWER, source=talk, on=clock.today())
        return
    open_need(
        group=talk.group,
        kind=ANSWER,
        source=talk,
        about=talk.title,
        url=talk.get_absolute_url(),
        on=clock.today(),
    )


def _tell(kind: str, comment: Comment, *, by: Actor) -> None:
    about = {"talk": comment.talk, "comment": comment}
    record(kind, by=by, about=about, audiences=[comment.talk.group.audience])
