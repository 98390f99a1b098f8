"""The settings run with nothing set, and refuse nonsense and an unsafe production."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAFE = {
    "CIVICSTEPS_MODE": "production",
    "SECRET_KEY": "s" * 50,
    "FIELD_KEY": "f" * 50,
    "CIVICSTEPS_SITE_URL": "https://pasi.example.net",
    "CIVICSTEPS_MAIL_DOMAIN": "pasi.example.net",
    "MAIL_URL": "smtp://mail.example.net:587",
}


def check(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    whole = {**keep, "CIVICSTEPS_DATA_DIR": str(folder), **environment}
    command = [sys.executable, "-m", "civicsteps.cli", "check", *words]
    return subprocess.run(command, env=whole, capture_output=True, text=True, check=False)


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
    found = check(tmp_path, "--deploy", "--fail-level", "ERROR", **{**SAFE, **change})
    assert found.returncode != 0
    assert said in found.stderr
