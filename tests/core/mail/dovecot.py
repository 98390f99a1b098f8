"""A real IMAP server of one test: Dovecot in a folder of its own, on a free port."""

import os
import pwd
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from imap_tools import MailBoxUnencrypted

from tools.dovecot import REMEDY, find

USER, PASSWORD = "grup", "parola"
CONFIGURATION = """
{version}
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
{plain}
default_login_user = {owner}
default_internal_user = {owner}
default_internal_group = {group}
first_valid_uid = 0
{mail}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
{auth}
"""
OLD = {
    "version": "",
    "plain": "disable_plaintext_auth = no",
    "mail": "mail_location = maildir:{folder}/mail",
    "auth": """passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={owner} gid={group} home={folder}
}}""",
}
NEW = {
    "version": "dovecot_config_version = 2.4.0\ndovecot_storage_version = 2.4.0",
    "plain": "auth_allow_cleartext = yes",
    "mail": "mail_driver = maildir\nmail_path = {folder}/mail",
    "auth": """passdb static {{
  password = {password}
}}
userdb static {{
  fields {{
    uid = {owner}
    gid = {group}
    home = {folder}
  }}
}}""",
}


@contextmanager
def running(folder: Path) -> Iterator[int]:
    """Run Dovecot and give its port; it is stopped at the end."""
    program = find()
    assert program, REMEDY
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    configuration = folder / "dovecot.conf"
    configuration.write_text(_configuration(program, folder, port))
    server = subprocess.Popen([program, "-F", "-c", configuration])
    try:
        _wait(port, folder)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def _configuration(program: Path, folder: Path, port: int) -> str:
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    words = OLD if told.stdout.startswith("2.3") else NEW
    # Its login processes may not run as root; a mail folder of root's is for tests only.
    me = pwd.getpwuid(os.geteuid())
    owner = "dovecot" if me.pw_uid == 0 else me.pw_name
    said = {"folder": folder, "port": port, "password": PASSWORD, "owner": owner, "group": owner}
    if me.pw_uid == 0:
        _give(folder, owner)
    return CONFIGURATION.format(**said, **{key: text.format(**said) for key, text in words.items()})


def _give(folder: Path, owner: str) -> None:
    """Let the server's own user reach the folder, which only root could."""
    (folder / "mail").mkdir(exist_ok=True)
    there = pwd.getpwnam(owner)
    for path in (folder, folder / "mail"):
        os.chown(path, there.pw_uid, there.pw_gid)
    for parent in folder.parents:
        if parent.stat().st_uid == os.geteuid() and parent != parent.parent:
            parent.chmod(parent.stat().st_mode | 0o011)


def _wait(port: int, folder: Path) -> None:
    until = time.monotonic() + 20
    while True:
        try:
            with MailBoxUnencrypted("127.0.0.1", port, 5).login(USER, PASSWORD):
                return
        except OSError as error:
            if time.monotonic() > until:
                log = folder / "log"
                said = log.read_text() if log.exists() else ""
                raise RuntimeError(f"Dovecot did not start: {error}\n{said}") from error
            time.sleep(0.1)
