"""The settings run with nothing set, and refuse nonsense and an unsafe production."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copy

import pytest

pytestmark = pytest.mark.slow  # each starts a process of its own

SAFE = {
    "CIVICSTEPS_MODE": "production",
    "SECRET_KEY": "s" * 50,
    "FIELD_KEY": "f" * 50,
    "CIVICSTEPS_SITE_URL": "https://pasi.example.net",
    "CIVICSTEPS_MAIL_DOMAIN": "pasi.example.net",
    "MAIL_URL": "smtp://mail.example.net:587",
}


type Ran = subprocess.CompletedProcess[str]


def started(folder: Path, command: list[str], environment: dict[str, str]) -> Ran:
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    whole = {**keep, "CIVICSTEPS_DATA_DIR": str(folder), **environment}
    return subprocess.run(
        [sys.executable, *command], env=whole, capture_output=True, text=True, timeout=60
    )


def run(folder: Path, *words: str, **environment: str) -> Ran:
    return started(folder, ["-m", "civicsteps.cli", *words], environment)


def python(folder: Path, code: str, **environment: str) -> Ran:
    return started(folder, ["-c", code], environment)


def check(folder: Path, *words: str, **environment: str) -> Ran:
    return run(folder, "check", *words, **environment)


def test_it_starts_with_no_environment_at_all(tmp_path: Path) -> None:
    assert check(tmp_path).returncode == 0


def test_secrets_are_made_once_and_kept_from_others(tmp_path: Path) -> None:
    check(tmp_path)
    secret = tmp_path / "secret_key"
    first = secret.read_text()
    check(tmp_path)
    assert secret.read_text() == first
    assert secret.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "oracle://nowhere"),
        ("DATABASE_URL", "postgresql://host:many/name"),
        ("CIVICSTEPS_MODE", "staging"),
        ("CIVICSTEPS_DEBUG", "perhaps"),
        ("PORT", "eighty"),
        ("MAIL_URL", "carrier-pigeon://roof"),
        ("SECRET_KEY_FILE", "/nowhere/at/all"),
    ],
)
def test_nonsense_stops_the_start_and_is_named(tmp_path: Path, name: str, value: str) -> None:
    found = check(tmp_path, **{name: value})
    assert found.returncode != 0
    assert name.removesuffix("_FILE") in found.stderr


OPEN = [
    {"MAIL_URL": "smtp://mail.example.net:587"},
    {"CIVICSTEPS_SITE_URL": "https://pasi.example.net"},
    {"CIVICSTEPS_SITE_URL": "http://192.0.2.7:8000"},
]


@pytest.mark.parametrize("change", OPEN)
@pytest.mark.parametrize("mode", ["demo", "test"])
def test_an_open_demonstration_is_not_shown_to_the_world(
    tmp_path: Path, mode: str, change: dict[str, str]
) -> None:
    found = check(tmp_path, CIVICSTEPS_MODE=mode, **change)
    assert found.returncode == 1
    assert next(iter(change)) in found.stderr
    assert "CIVICSTEPS_PUBLIC_DEMO" in found.stderr


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "pasi.localhost"])
def test_on_ones_own_machine_a_demonstration_starts(tmp_path: Path, host: str) -> None:
    found = check(tmp_path, CIVICSTEPS_SITE_URL=f"http://{host}:9000")
    assert found.returncode == 0, found.stderr


ASK = (
    "from django.conf import settings; from civicsteps.core.links.registry import PURPOSES; "
    "print(settings.LOCAL_MAILBOX, 'accounts.sign_in' in PURPOSES)"
)


def test_a_public_demonstration_has_no_mailbox_and_no_links_that_sign_in(tmp_path: Path) -> None:
    assert run(tmp_path, "shell", "--no-imports", "-c", ASK).stdout == "True True\n"
    whole = {"CIVICSTEPS_PUBLIC_DEMO": "on", **OPEN[0], **OPEN[1]}
    found = run(tmp_path, "shell", "--no-imports", "-c", ASK, **whole)
    assert found.stdout == "False False\n", found.stderr


def test_other_names_under_the_sites_are_left_alone_unless_asked_for(tmp_path: Path) -> None:
    ask = "from django.conf import settings as s; print(s.SECURE_HSTS_INCLUDE_SUBDOMAINS)"
    words = ("shell", "--no-imports", "-c", ask)
    assert run(tmp_path, *words, **SAFE).stdout == "False\n"
    assert run(tmp_path, *words, **SAFE, CIVICSTEPS_HSTS_SUBDOMAINS="on").stdout == "True\n"


CALL = """
from django.core.signals import request_started
from civicsteps.config.wsgi import application
request_started.connect(lambda environ, **_: print(environ["REMOTE_ADDR"]), weak=False)
application(
    {
        "REQUEST_METHOD": "GET", "PATH_INFO": "/nicaieri", "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "HTTP_HOST": "pasi.example.net", "wsgi.url_scheme": "http",
        "REMOTE_ADDR": "10.0.0.2", "HTTP_X_FORWARDED_FOR": "192.0.2.77",
        "HTTP_X_FORWARDED_PROTO": "https", "wsgi.input": __import__("io").BytesIO(),
    },
    lambda *_: None,
)
"""


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ({}, "10.0.0.2"),
        ({"CIVICSTEPS_BEHIND_PROXY": "on"}, "10.0.0.2"),
        ({"CIVICSTEPS_BEHIND_PROXY": "on", "CIVICSTEPS_PROXIES": "10.0.0.0/8"}, "192.0.2.77"),
    ],
)
def test_behind_a_proxy_that_is_ours_the_caller_is_who_it_says(
    tmp_path: Path, change: dict[str, str], seen: str
) -> None:
    found = python(tmp_path, CALL, **SAFE, **change)
    assert found.stdout.splitlines()[-1:] == [seen], found.stderr


@pytest.mark.parametrize("words", [("serve",), ("worker",)])
def test_no_program_starts_with_unsafe_settings(tmp_path: Path, words: tuple[str, ...]) -> None:
    found = run(tmp_path, *words, **SAFE, CIVICSTEPS_DEBUG="on")
    assert found.returncode == 1
    assert "CIVICSTEPS_DEBUG" in found.stderr


def test_no_server_loads_the_site_with_unsafe_settings(tmp_path: Path) -> None:
    found = python(tmp_path, "import civicsteps.config.wsgi", **SAFE, CIVICSTEPS_DEBUG="on")
    assert found.returncode == 1
    assert "CIVICSTEPS_DEBUG" in found.stderr


def test_no_program_starts_when_the_journal_is_unguarded(
    db: None, blank_sqlite: Path, tmp_path: Path
) -> None:
    copy(blank_sqlite, tmp_path / "civicsteps.sqlite3")
    remove = "from civicsteps.core import append_only as a; from django.db import connection as c"
    run(tmp_path, "shell", "--no-imports", "-c", f"{remove}; a.remove(c)")
    for program in ("serve", "worker"):
        found = run(tmp_path, program)
        assert found.returncode == 1
        assert "journal.E002" in found.stderr


def test_a_safe_production_starts(tmp_path: Path) -> None:
    found = check(tmp_path, "--deploy", "--fail-level", "ERROR", **SAFE)
    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"CIVICSTEPS_DEBUG": "on"}, "CIVICSTEPS_DEBUG"),
        ({"CIVICSTEPS_SITE_URL": "http://pasi.example.net"}, "https"),
        ({"CIVICSTEPS_HOSTS": "*"}, "CIVICSTEPS_HOSTS"),
        ({"SECRET_KEY": "short"}, "40 random"),
        ({"FIELD_KEY": "s" * 50}, "another secret"),
        ({"MAIL_URL": ""}, "MAIL_URL"),
        ({"CIVICSTEPS_MAIL_DOMAIN": "posta.example.org"}, "CIVICSTEPS_MAIL_DOMAIN"),
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"CIVICSTEPS_DATA_DIR": "var"}, "CIVICSTEPS_DATA_DIR"),
    ],
)
def test_an_unsafe_production_is_refused(tmp_path: Path, change: dict[str, str], said: str) -> None:
    Path("var").mkdir(exist_ok=True)  # the checkout's own folder, which `make demo` makes too
    found = check(tmp_path, "--deploy", "--fail-level", "ERROR", **{**SAFE, **change})
    assert found.returncode != 0
    assert said in found.stderr
