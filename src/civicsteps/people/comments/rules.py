"""Who talks with whom: a group's members and the mentors of its centre, and nobody else."""

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.comments.models import Comment, Talk
from civicsteps.people.comments.subjects import group_of, subject
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.roles import not_allowed


def why_not_read_talks(by: Actor, group: Group) -> Refusal | None:
    """Its organisers and members, and its centre's mentors."""
    return not_allowed(by, "R", "comment", group)


def why_not_write_comment(by: Actor, about: Model) -> Refusal | None:
    """The same, about what they see."""
    found = subject(about._meta.label_lower)
    if found is None:
        return Refusal(_("Nobody talks about this."), "forbidden")
    if refusal := not_allowed(by, "C", "comment", group_of(about)):
        return refusal
    if found.rows(by).filter(pk=about.pk).exists():
        return None
    return Refusal(_("This is not for everybody who talks here."), "forbidden")


def why_not_read_talk(by: Actor, talk: Talk) -> Refusal | None:
    """Whoever talks there marks what they have read."""
    return why_not_read_talks(by, talk.group)


def why_not_resolve_comment(by: Actor, comment: Comment) -> Refusal | None:
    """Whoever talks there says that a question is settled, once."""
    if refusal := not_allowed(by, "U", "comment", comment.talk.group):
        return refusal
    if comment.taken_back_on:
        return Refusal(_("It was taken back."))
    return Refusal(_("It is settled already.")) if comment.resolved_on else None


def why_not_take_back_comment(by: Actor, comment: Comment) -> Refusal | None:
    """Who wrote it."""
    if refusal := not_allowed(by, "R", "comment", comment.talk.group):
        return refusal
    if comment.by_id != by.pk:
        return Refusal(_("Only who wrote it takes it back."), "forbidden")
    return Refusal(_("It was taken back.")) if comment.taken_back_on else None
