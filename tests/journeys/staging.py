"""What journeys find on stage: stories played through actions, and things that no story tells.

Besides the database it leaves `names.json`: what each name of the stories is, by key, slug and
code.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import models, transaction
from django_tasks_db.models import DBTaskResult

from civicsteps.causes.actions import ask_for_evidence
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.codes import show
from civicsteps.core.files.prepare import prepare
from civicsteps.core.following.actions import ask_to_follow, leave_url
from civicsteps.core.following.registry import subject
from civicsteps.core.links.actions import Issued, issue
from civicsteps.core.mail.models import Inbound, Message
from civicsteps.core.mail.receive import receive
from civicsteps.core.models import ref, split_ref
from civicsteps.identify.consultations.models import PollNeed
from civicsteps.identify.reports.actions import ask_to_key_sheet
from civicsteps.identify.reports.models import Report
from civicsteps.people.accounts.models import User
from civicsteps.people.archives.models import Archive
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.records import contest_clock
from civicsteps.people.dictation.actions import keep_dictation
from civicsteps.people.groups.exports import log_export
from civicsteps.people.groups.models import Contact, Membership
from civicsteps.people.persons.actions import hand_own_page
from civicsteps.people.reminders import calendars
from civicsteps.people.reminders.actions import leave_url as reminders_leave_url
from civicsteps.people.reminders.actions import make_term_calendar
from civicsteps.promote.outreach.queries import acts_to_tell
from civicsteps.resolve.meetings import diary
from civicsteps.resolve.meetings.models import Feed
from civicsteps.resolve.notices.models import Match, PlainWords
from civicsteps.stories.loading import load
from civicsteps.stories.making import make_file
from civicsteps.stories.reading import Made, read_story

type Fields = dict[str, str]

STRAY = b"""From: cineva@example.org
To: nimeni@example.org
Subject: Despre parc
Message-ID: <stray@example.org>
Date: Mon, 02 Nov 2026 10:00:00 +0200

O scrisoare care nu se potriveste nicaieri.
"""


def prepare_folder(stories: list[Path]) -> None:
    """Migrate, collect static files, play the stories and write down what they named."""
    call_command("migrate", verbosity=0)
    if not settings.STATIC_ROOT.exists():
        call_command("collectstatic", verbosity=0, interactive=False)
    refs: dict[str, str] = {}
    for scene, _act in load([read_story(path, day_zero=clock.today()) for path in stories]):
        refs.update(scene.refs)
    names = {name: fields_of(row) for name, ref in refs.items() if (row := row_of(ref))}
    if "contact" in refs:
        names |= staged(refs)
    (settings.DATA_DIR / "names.json").write_text(json.dumps(names), encoding="utf-8")


def row_of(ref: str) -> models.Model | None:
    """Return the row that a story named."""
    kind, key = split_ref(ref)
    found: models.Model | None = apps.get_model(kind)._default_manager.filter(pk=key).first()
    return found


def fields_of(row: models.Model) -> Fields:
    """Return what an address may need of a row."""
    fields = {"pk": str(row.pk), "slug": str(getattr(row, "slug", ""))}
    if code := getattr(row, "code", ""):
        fields["code"] = show(code)
    if word := getattr(row, "word", ""):
        fields["word"] = str(word)
    if isinstance(row, PlainWords):
        fields["item"] = row.item
    return fields


def staged(refs: Mapping[str, str]) -> dict[str, Fields]:
    """Put on stage what no story tells: links, mail that waits or is in trouble, failed work."""
    told = Report.objects.get(pk=split_ref(refs["told"])[1])
    cause = told.cause
    assert cause is not None
    fail_one_task()
    photo = told.photos.get().file
    invitation = issue("groups.invitation", cause.group, by=system(), data={"role": "GM"})
    member = Membership.objects.get(user__email="membru.g05@demo.example")
    return (
        mail(cause)
        | own_data(refs)
        | {
            "cause": fields_of(cause),
            "voice": fields_of(told.voice),
            "voted_need": fields_of(voted_need_of(refs["voted_poll"])),
            "fits": fields_of(Match.objects.get(notice=split_ref(refs["board"])[1], told=True)),
            "diary": {"token": diary_token(refs["diary"])},
            "term_diary": term_diary(),
            "file": {"pk": str(photo.pk), "name": photo.name},
            "ask": token_of(issue("causes.bring_evidence", cause, by=system())),
            "gone": token_of(issue("causes.bring_evidence", cause, by=system(), uses=0)),
            "invitation": fields_of(invitation.link),
            "member": fields_of(member),
            **asked_of_others(cause),
            "told_act": fields_of(acts_to_tell(cause)[0]),
            "awaited": fields_of(awaited_of(cause)),
            "contested": fields_of(contested_of(cause)),
        }
    )


def voted_need_of(poll: str) -> PollNeed:
    """Return the first need of a vote that is no problem of the group yet."""
    return PollNeed.objects.filter(poll=split_ref(poll)[1], cause=None).order_by("number")[0]


def awaited_of(cause: Cause) -> Clock:
    """Return a public term by which an office's answer in a problem is measured."""
    clocks = Clock.objects.filter(thread=ref(cause), public=True, answers=True)
    return clocks.filter(contest="").order_by("pk")[0]


def contested_of(cause: Cause) -> Clock:
    """Let an office contest the newest term of a problem that is contested by nobody."""
    clocks = Clock.objects.filter(thread=ref(cause), who=Clock.Who.AUTHORITY, contest="")
    newest = clocks.order_by("-pk")[0]
    with transaction.atomic():
        return contest_clock(
            clock=newest,
            answered_on=newest.trigger_latest,
            said="prin poștă (exemplu)",
            by=system(),
        )


def asked_of_others(cause: Cause) -> dict[str, Fields]:
    """Ask a neighbour for a photo and for a paper to be typed; let something dictated wait."""
    ana = Membership.objects.get(group=cause.group, user__email="g05@demo.example", until=None)
    errand = ask_for_evidence(cause=cause, by=ana.user.actor, uses=5)
    paper = prepare(make_file(Made("picture", "Foaia de la scara B")))
    sheet = ask_to_key_sheet(
        group=cause.group, photo=paper, heard_on=clock.today(), by=ana.user.actor
    )
    dictated = keep_dictation(
        member=ana,
        url_name="evidence_new",
        kwargs={"slug": cause.slug},
        data="caption=Leag%C4%83nul+din+col%C8%9B&seen_on=2026-11-01&kind=photo",
        said=[["Ce se vede", "Leagănul din colț"]],
        files={"file": [paper]},
        by=User.objects.get(email="mentor@demo.example").actor,
    )
    found = row_of(sheet.link.about)
    assert found is not None
    return {
        "errand": fields_of(errand.link),
        "sheet": fields_of(found) | token_of(sheet),
        "dictated": fields_of(dictated),
    }


def own_data(refs: Mapping[str, str]) -> dict[str, Fields]:
    """Hand a contact the link to their own page, and let an archive wait to be taken."""
    contact = Contact.objects.select_related("group").get(pk=split_ref(refs["contact"])[1])
    member = Membership.objects.filter(group=contact.group, role="OR", until=None)
    by = member.select_related("user__actor")[0].user.actor
    opened = hand_own_page(contact=contact, by=by)
    archive = Archive.objects.create(
        group=contact.group,
        asked_by=by,
        asked_at=clock.now(),
        reason="backup",
        state=Archive.State.READY,
        path="archives/none",
        size=1000,
        rows=10,
        made_at=clock.now(),
    )
    log_export(group=contact.group, what="contacts", count=3, by=by, reason="calls")
    return {"own": {"token": last_part(opened.url)}, "archive": fields_of(archive)}


def mail(cause: models.Model) -> dict[str, Fields]:
    """Leave one message to read, one in trouble, one that came and fits nowhere."""
    about = subject("causes.cause", cause.pk)
    assert about is not None
    follow = ask_to_follow(about=about, email="vecin@example.org", language="ro", by=system())
    trouble = Message.objects.filter(state=Message.State.SENT).earliest("queued_at")
    trouble.state, trouble.claimed_at = Message.State.UNCERTAIN, clock.now()
    trouble.save()
    receive(STRAY, via="command")
    return {
        "follow": {"token": last_part(leave_url(follow))},
        "message": fields_of(Message.objects.get(to__contains=follow.email)),
        "trouble": fields_of(trouble),
        "stray": fields_of(Inbound.objects.get(message_id__contains="stray")),
    }


def fail_one_task() -> None:
    """Let one task stand as given up, as the staff's page shows it."""
    done = DBTaskResult.objects.earliest("enqueued_at")
    done.status, done.traceback = "FAILED", "OSError: the line broke\nTraceback: …"
    done.exception_class_path, done.finished_at = "builtins.OSError", clock.now()
    done.save()


def diary_token(reference: str) -> str:
    """Return what stands in the address of somebody's calendar."""
    return diary.token_of(Feed.objects.get(pk=split_ref(reference)[1]))


def term_diary() -> Fields:
    """Return what stands in the addresses of a person's terms, and of leaving their letters."""
    user = User.objects.get(email="g05@demo.example")
    calendar = make_term_calendar(user=user, by=user.actor)
    return {"token": calendars.token_of(calendar), "leave": last_part(reminders_leave_url(user))}


def token_of(issued: Issued) -> Fields:
    return {"token": last_part(issued.url)}


def last_part(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]
