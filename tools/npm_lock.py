"""Choose npm versions again and leave no addresses in package-lock.json."""

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ADDRESSES = ("resolved", "funding")


def main() -> None:
    """Rewrite package-lock.json from package.json."""
    subprocess.run(["npm", "install", "--package-lock-only"], cwd=ROOT, check=True)
    path = ROOT / "package-lock.json"
    lock = json.loads(path.read_text("utf-8"))
    for package in lock["packages"].values():
        for key in ADDRESSES:
            package.pop(key, None)
    path.write_text(json.dumps(lock, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
