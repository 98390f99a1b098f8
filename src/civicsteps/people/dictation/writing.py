"""Writing mode: for two hours a mentor fills in a group's forms with somebody on the telephone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.http import Request
from civicsteps.core.web import Act, Cleaned
from civicsteps.people.dictation.actions import keep_dictation
from civicsteps.people.dictation.models import Dictation
from civicsteps.people.dictation.queries import called
from civicsteps.people.dictation.registry import DICTATED
from civicsteps.people.dictation.rules import why_not_write_for
from civicsteps.people.dictation.standing import stand_in
from civicsteps.people.dictation.words import files_of, posted, said_in
from civicsteps.people.groups.models import Group, Membership

LASTS = timedelta(hours=2)
KEPT = "dictation"  # in the session: for whom, by whom, until when


@dataclass(frozen=True, slots=True)
class Writing:
    """For whom a mentor writes now: what the strip on every page says."""

    member: Membership
    mentor: Actor
    until: datetime

    @property
    def group(self) -> Group:
        """The group that it is written for."""
        return self.member.group

    @property
    def called(self) -> str:
        """How the mentor calls the person."""
        return called(self.member, self.group)

    @property
    def url(self) -> str:
        """Where the mentor chooses what to write."""
        return reverse("dictation_menu")

    @property
    def stop_url(self) -> str:
        """Where the mentor stops."""
        return reverse("dictation_stop")


def begin(request: Request, member: Membership) -> None:
    """Begin to write for somebody, for two hours, in this browser."""
    request.session[KEPT] = {
        "member": str(member.pk),
        "mentor": str(request.actor.pk),
        "until": (clock.now() + LASTS).isoformat(),
    }


def stop(request: Request) -> None:
    """Write for nobody any more."""
    request.session.pop(KEPT, None)


def writing_of(request: HttpRequest, actor: Actor) -> Writing | None:
    """Return for whom this browser writes; None past its time, and for anybody but its mentor."""
    kept = request.session.get(KEPT) if request.user.is_authenticated else None
    if not kept or kept["mentor"] != str(actor.pk):
        return None
    until = datetime.fromisoformat(kept["until"])
    if until <= clock.now():
        return None
    people = Membership.objects.select_related("group", "user__actor")
    member = people.filter(pk=kept["member"], until=None, user__is_active=True).first()
    if member is None or why_not_write_for(actor, member.group, member):
        return None
    return Writing(member, actor, until)


def dictate(request: Request, writing: Writing, url_name: str, kwargs: Mapping[str, Any]) -> None:
    """Let a form of the group open as to the person on the telephone, and keep what is sent.

    What is not named in `dictated.py`, or is another group's, keeps the mentor's own rights.
    """
    form = DICTATED.get(url_name)
    if form is None or form.group_of(kwargs) != writing.group.pk:
        return
    where = {name: str(value) for name, value in kwargs.items()}
    request.actor = stand_in(writing.group, writing.member.role, entered_by=writing.mentor)
    setattr(request, "take", partial(_take, writing, url_name, where))  # noqa: B010 - for `web.submit`


def _take(
    writing: Writing,
    url_name: str,
    kwargs: Mapping[str, str],
    form: forms.Form,
    _act: Act,
    _data: Cleaned,
) -> Dictation:
    return keep_dictation(
        member=writing.member,
        url_name=url_name,
        kwargs=kwargs,
        data=posted(form),
        said=said_in(form, writing.member.user.language),
        files=files_of(form),
        by=writing.mentor,
    )
