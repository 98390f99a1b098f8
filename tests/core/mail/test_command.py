"""`civicsteps mail receive`: what it prints, and how it ends."""

import io
import json
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from civicsteps.core.mail.models import Inbound, Thread
from tests.core.mail import letters

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[str, int]:
    out = io.StringIO()
    try:
        call_command("mail_receive", *arguments, stdout=out)
    except SystemExit as end:
        return out.getvalue(), int(str(end.code))
    return out.getvalue(), 0


@pytest.fixture
def reply(thread: Thread, tmp_path: Path) -> Path:
    path = tmp_path / "reply.eml"
    path.write_bytes(letters.reply(thread))
    return path


def test_it_prints_the_thread_of_a_message_on_its_input(
    thread: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.TextIOWrapper(io.BytesIO(letters.reply(thread)))
    monkeypatch.setattr(sys, "stdin", typed)
    assert run() == (f"{thread.code}  {thread.about}\n", 0)


def test_it_tells_everything_as_json(thread: Thread, reply: Path) -> None:
    said, code = run("--json", str(reply))
    inbound = Inbound.objects.get()
    assert code == 0
    assert json.loads(said) == {
        "id": str(inbound.pk),
        "state": "filed",
        "thread": thread.code,
        "about": thread.about,
        "filed_as": inbound.filed_as,
        "trouble": None,
    }


def test_it_ends_with_one_when_a_message_waits_for_the_staff(reply: Path, tmp_path: Path) -> None:
    stray = tmp_path / "stray.eml"
    stray.write_bytes(letters.reply(None))
    said, code = run(str(stray), str(reply))
    assert code == 1
    assert len(said.splitlines()) == 2
    assert Inbound.objects.count() == 2


def test_a_mail_server_is_told_nothing_but_that_the_message_is_kept(tmp_path: Path) -> None:
    stray = tmp_path / "stray.eml"
    stray.write_bytes(letters.reply(None))
    assert run("--pipe", str(stray)) == ("", 0)
    assert Inbound.objects.get().state == "queued"


def test_a_file_that_is_not_there_is_said_to_be() -> None:
    with pytest.raises(CommandError, match="nowhere"):
        call_command("mail_receive", "nowhere.eml")


def test_an_empty_message_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n")))
    with pytest.raises(CommandError, match="empty"):
        call_command("mail_receive")
