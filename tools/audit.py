"""Ask whether what we lock has known holes: `python -m tools.audit`."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REMEDY = """\
audit: the list of known holes could not be read. It lives on the network: run `make audit` on a
machine that reaches it."""
UNREACHED = ("could not be audited", "ConnectionError", "ServiceError", "Max retries")


def main() -> int:
    """Check both locks; 1 when a package has a hole or the list cannot be read."""
    for lock in ("base.lock", "dev.lock"):
        print(f"requirements/{lock}", flush=True)
        words = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes"]
        words += ["--progress-spinner=off", "-r", str(ROOT / "requirements" / lock)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if any(sign in done.stdout + done.stderr for sign in UNREACHED):
            print(REMEDY, file=sys.stderr)
            return 1
        print(done.stdout + done.stderr, end="")
        if done.returncode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
