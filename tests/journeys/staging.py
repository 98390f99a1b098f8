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
from django.db import models
from django_tasks_db.models import DBTaskResult

from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.codes import show
from civicsteps.core.following.actions import ask_to_follow, leave_url
from civicsteps.core.following.registry import subject
from civicsteps.core.links.actions import Issued, issue
from civicsteps.core.mail.models import Inbound, Message
from civicsteps.core.mail.receive import receive
from civicsteps.core.models import split_ref
from civicsteps.identify.reports.models import Report
from civicsteps.people.groups.models import Membership
from civicsteps.stories.loading import load
from civicsteps.stories.reading import read_story

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
    if "told" in refs:
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
    return mail(cause) | {
        "cause": fields_of(cause),
        "voice": fields_of(told.voice),
        "file": {"pk": str(photo.pk), "name": photo.name},
        "ask": token_of(issue("causes.bring_evidence", cause, by=system())),
        "gone": token_of(issue("causes.bring_evidence", cause, by=system(), uses=0)),
        "invitation": fields_of(invitation.link),
        "member": fields_of(member),
    }


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


def token_of(issued: Issued) -> Fields:
    return {"token": last_part(issued.url)}


def last_part(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]
