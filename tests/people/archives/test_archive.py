"""What is in a group's archive and what is not, how it is read elsewhere, and what is refused."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from civicsteps.causes.actions import offer_evidence
from civicsteps.causes.models import Cause, Voice
from civicsteps.cli import main
from civicsteps.core import clock
from civicsteps.core.files.prepare import prepare
from civicsteps.core.journal.models import Entry
from civicsteps.core.keeping import sweep_all
from civicsteps.core.mail.models import Message
from civicsteps.core.refusals import Refused
from civicsteps.core.search.queries import find
from civicsteps.core.work.running import drain
from civicsteps.identify.reports.actions import file_report
from civicsteps.people.accounts.models import User
from civicsteps.people.archives.actions import ask_for_archive, take_archive
from civicsteps.people.archives.models import Archive, FormerMember
from civicsteps.people.archives.opening import BadArchiveError
from civicsteps.people.archives.reading import read_archive
from civicsteps.people.archives.sealing import WrongPassphraseError, seal, unseal
from civicsteps.people.archives.storing import make_file
from civicsteps.people.groups.actions import add_contact
from civicsteps.people.groups.models import Contact, Export, Group, Membership
from civicsteps.people.groups.queries import contacts_of
from tests.cast import Cast
from tests.core.files.specimens import telling_jpeg
from tests.people.archives.lab import (
    Files,
    archive_of,
    emptied,
    files_of,
    forged,
    row_changed,
    zipped,
)

pytestmark = pytest.mark.django_db
OTHERS = ("mihai", "vera", "vlad", "sorin", "dan", "ilinca")


@pytest.fixture
def full(cast: Cast, cause: Cause) -> Group:
    """A group with a contact, a report with a photo, and evidence; and another one beside it."""
    add_contact(
        group=cast.group,
        name="Elena Țurcanu",
        phone="0722 123 456",
        email="elena@example.org",
        note="=HYPERLINK(1)",
        consents=["news"],
        by=cast.by("ana"),
    )
    add_contact(group=cast.other_group, name="Altcineva", phone="0733000111", by=cast.by("sorin"))
    file_report(group=cast.group, words="Leagănul e rupt", by=cast.by("vlad"))
    offer_evidence(
        cause=cause,
        kind="photo",
        caption="Leagănul",
        seen_on=clock.today(),
        file=prepare(telling_jpeg(), name="l.jpg"),
        by=cast.by("mihai"),
    )
    return cast.group


def test_it_holds_what_is_the_group_s_readable_and_nothing_of_others(full: Group) -> None:
    files = files_of(archive_of(full))
    text = b"\n".join(files.values()).decode(errors="replace")
    assert "Elena Țurcanu" in text
    assert "Leagănul e rupt" in text
    for others in ("Altcineva", "0733000111", "Alt grup", '@example.org"'):
        assert others not in text.replace('elena@example.org"', ""), others
    people = [json.loads(line) for line in files["tables/members.jsonl"].splitlines()]
    assert {person["name"] for person in people} == {"Ana", "Mihai"}
    assert b"'=HYPERLINK(1)" in files["csv/contacts.csv"]
    assert any(name.startswith("files/") and name.endswith(".jpg") for name in files)
    manifest = json.loads(files["manifest.json"])
    assert set(manifest["sha256"]) == set(files) - {"manifest.json"}


def test_read_elsewhere_it_is_sealed_and_found_again_and_nobody_gets_in(full: Group) -> None:
    archive = archive_of(full)
    with emptied():
        plan = read_archive(io.BytesIO(archive))
        group = Group.objects.get(slug=full.slug)
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, phone FROM groups_contact")
            assert "Elena" not in " ".join(cursor.fetchone())
        assert [c.phone for c in contacts_of(group, search="turcanu")] == ["0722123456"]
        assert not User.objects.exists()
        assert not Membership.objects.exists()
        assert {m.name for m in FormerMember.objects.all()} == {"Ana", "Mihai"}
        assert Entry.objects.filter(kind="causes.cause_published").exists()
        assert find("loc de joaca", audiences=["public"]).exists()
        assert not Message.objects.filter(state="queued").exists()
        assert len(plan.members) == 2


def test_the_same_archive_twice_is_refused_and_a_taken_address_is_said(full: Group) -> None:
    archive = archive_of(full)
    with pytest.raises(BadArchiveError, match="here already"):
        read_archive(io.BytesIO(archive))
    with emptied():
        Group.objects.create(slug=full.slug, name="X", place="Y", aim="Z", opened_at=clock.now())
        with pytest.raises(BadArchiveError, match=f"slug '{full.slug}' is taken"):
            read_archive(io.BytesIO(archive))
        assert not Cause.objects.exists()


def _unknown_table(files: Files, _manifest: dict[str, Any]) -> None:
    files["tables/accounts.user.jsonl"] = b'{"id":"1","email":"eu@example.org"}\n'


def _slip(files: Files, _manifest: dict[str, Any]) -> None:
    files["files/../../../etc/cron.d/x"] = b"x"


def _bomb(files: Files, _manifest: dict[str, Any]) -> None:
    files["csv/contacts.csv"] = b"0" * 60_000_000


def _newer(_files: Files, manifest: dict[str, Any]) -> None:
    manifest["format"] = "civicsteps-archive/2"


def _other_bytes(files: Files, _manifest: dict[str, Any]) -> None:
    name = next(name for name in files if name.startswith("files/"))
    files[name] = b"<script>alert(1)</script>"


def _no_json(files: Files, _manifest: dict[str, Any]) -> None:
    files["tables/causes.cause.jsonl"] = b"[" * 100_000 + b"\n"


def _shown_to_others(files: Files, _manifest: dict[str, Any]) -> None:
    name = "tables/journal.showing.jsonl"
    first = json.loads(files[name].partition(b"\n")[0])
    first["audience"] = "group:00000000-0000-7000-8000-000000000000"
    files[name] = json.dumps(first).encode() + b"\n"


HOSTILE: dict[str, Callable[[Files, dict[str, Any]], object]] = {
    "an account": _unknown_table,
    "a path out of the folder": _slip,
    "a bomb": _bomb,
    "another format": _newer,
    "a file that is not its sum": _other_bytes,
    "no JSON": _no_json,
    "an entry shown to another group": _shown_to_others,
    "a centre": row_changed("groups.group", kind="centre"),
    "a column that is not there": row_changed("groups.group", is_staff=True),
    "a text too long": row_changed("causes.cause", title="x" * 500),
    "a NUL": row_changed("causes.cause", title="a\0b"),
    "a row that points out": row_changed(
        "causes.cause", group="00000000-0000-7000-8000-000000000000"
    ),
    "the system's actor": row_changed("actors.actor", kind="system"),
    "an address elsewhere": row_changed("acts.need", url="javascript:alert(1)"),
    "a broken rule of the database": row_changed("groups.group", lat=900.0, lon=900.0),
    "a number where words stand": row_changed("causes.cause", title=7),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_archive_is_refused_and_leaves_nothing(full: Group, what: str) -> None:
    archive = forged(archive_of(full), HOSTILE[what])
    with emptied():
        with pytest.raises(BadArchiveError):
            read_archive(io.BytesIO(archive))
        assert not Group.objects.exists()
        assert not Contact.objects.exists()


def test_a_changed_byte_and_a_file_that_is_no_zip_are_refused(full: Group) -> None:
    files = files_of(archive_of(full))
    files["tables/groups.contact.jsonl"] += b"\n"
    for content in (zipped(files), b"%PDF-1.4", b"", zipped({"manifest.json": b"{}"})):
        with emptied(), pytest.raises(BadArchiveError):
            read_archive(io.BytesIO(content))


def test_links_inside_a_zip_and_two_files_of_one_name_are_refused(full: Group) -> None:
    out = io.BytesIO(archive_of(full))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("README.txt", b"other")
    with emptied(), pytest.raises(BadArchiveError, match="same name"):
        read_archive(out)


def test_under_a_passphrase_it_opens_with_it_alone() -> None:
    plain, sealed = io.BytesIO(b"Ana" * 1_000_000), io.BytesIO()
    seal(plain, sealed, "patru cuvinte bine alese")
    assert b"AnaAna" not in sealed.getvalue()
    opened = io.BytesIO()
    sealed.seek(0)
    unseal(sealed, opened, "patru cuvinte bine alese")
    assert opened.getvalue() == plain.getvalue()
    whole = sealed.getvalue()
    for broken in (whole[:-1], whole[: len(whole) // 2], whole[:-1] + b"x"):
        with pytest.raises(WrongPassphraseError):
            unseal(io.BytesIO(broken), io.BytesIO(), "patru cuvinte bine alese")
    with pytest.raises(WrongPassphraseError):
        unseal(io.BytesIO(whole), io.BytesIO(), "alte patru cuvinte")


def test_the_commands_write_and_read_and_say_why_not(full: Group, tmp_path: Path) -> None:
    key, out = tmp_path / "key", tmp_path / "g.zip"
    key.write_text("patru cuvinte bine alese\n")
    said = io.StringIO()
    call_command(
        "archive", full.slug, "-o", str(out), "--passphrase-file", str(key), "--json", stdout=said
    )
    assert json.loads(said.getvalue())["rows"]["groups.contact"] == 1
    assert Export.objects.get(what="archive").group == full
    assert out.stat().st_mode & 0o077 == 0
    with emptied():
        with pytest.raises(CommandError, match="locked"):
            call_command("archive_read", str(out))
        read = io.StringIO()
        call_command(
            *("archive_read", str(out), "--passphrase-file", str(key), "--json"),
            *("--organiser", "ana@example.org"),
            stdout=read,
        )
        told = json.loads(read.getvalue())
        assert (told["group"], told["organiser"]) == (full.slug, "ana@example.org")
        assert {person["role"] for person in told["to_invite"]} == {"OR", "GM"}
        assert Membership.objects.get().role == "OR"
    for code, words in (
        (1, ["archive", "nu-exista", "-o", str(out)]),
        (1, ["archive", "read", str(tmp_path / "nu.zip")]),
        (2, ["archive", full.slug]),
    ):
        with pytest.raises(SystemExit, match=str(code)):
            main(words)


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_asks_for_it_or_takes_it(cast: Cast, full: Group, name: str) -> None:
    with pytest.raises(Refused):
        ask_for_archive(group=full, reason="backup", by=cast.by(name))
    archive = ask_for_archive(group=full, reason="backup", by=cast.by("ana"))
    drain()
    archive.refresh_from_db()
    with pytest.raises(Refused):
        take_archive(archive=archive, by=cast.by(name))
    assert not Export.objects.exists()


def test_an_organiser_asks_waits_takes_it_and_after_seven_days_it_is_gone(
    cast: Cast, full: Group, client: Client
) -> None:
    client.force_login(cast.users["ana"])
    page = f"/grupuri/{full.slug}/arhiva/"
    once = client.get(page).context["form"]["once"].value()
    sent = {"once": once, "reason": "backup", "passphrase": "scurt"}
    assert client.post(page, sent).status_code == 422
    sent["passphrase"] = "patru cuvinte bine alese"
    assert client.post(page, sent).status_code == 302
    assert client.post(page, sent).status_code == 302  # the same submit counts once
    archive = Archive.objects.get()
    with pytest.raises(Refused):
        ask_for_archive(group=full, reason="backup", by=cast.by("ana"))
    drain()
    archive.refresh_from_db()
    assert (archive.state, archive.passphrase, archive.locked) == ("ready", "", True)
    answer = client.post(f"/arhive/{archive.pk}/ia/")
    opened = io.BytesIO()
    unseal(io.BytesIO(answer.getvalue()), opened, "patru cuvinte bine alese")
    assert zipfile.ZipFile(opened).testzip() is None
    assert Export.objects.get().what == "archive"
    assert "arhiva grupului" in client.get(f"/grupuri/{full.slug}/exporturi/").content.decode()
    with clock.set_to(clock.now() + timedelta(days=8)):
        assert client.post(f"/arhive/{archive.pk}/ia/").status_code == 302
        sweep_all(clock.today())
    archive.refresh_from_db()
    assert (archive.state, archive.path) == ("gone", "")
    assert not default_storage.exists(f"archives/{archive.pk}")


def test_a_voice_keeps_its_code_elsewhere(full: Group) -> None:
    code = Voice.objects.get(group=full).code
    archive = archive_of(full)
    with emptied():
        read_archive(io.BytesIO(archive))
        assert Voice.objects.get().code == code


def test_without_a_passphrase_it_lies_sealed_and_is_given_out_open(
    cast: Cast, full: Group, client: Client
) -> None:
    archive = ask_for_archive(group=full, reason="backup", by=cast.by("ana"))
    drain()
    archive.refresh_from_db()
    with default_storage.open(archive.path) as kept:
        assert not zipfile.is_zipfile(kept)
    client.force_login(cast.users["ana"])
    answer = client.post(f"/arhive/{archive.pk}/ia/")
    taken = zipfile.ZipFile(io.BytesIO(b"".join(answer)))
    assert "manifest.json" in taken.namelist()
    assert archive.file_name.endswith(".zip")


def test_what_a_stopped_worker_wrote_is_removed_when_it_is_given_up(
    cast: Cast, full: Group
) -> None:
    archive = ask_for_archive(group=full, reason="backup", by=cast.by("ana"))
    path, _size, _written = make_file(archive, lambda _done, _parts: None)
    assert default_storage.exists(path)
    with clock.set_to(clock.now() + timedelta(days=2)):
        sweep_all(clock.today())
    archive.refresh_from_db()
    assert archive.state == "failed"
    assert not default_storage.exists(path)
