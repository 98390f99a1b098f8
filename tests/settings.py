"""The settings of the test suite: those of the site, with data in a folder of its own."""

import os
from pathlib import Path

os.environ["CIVICSTEPS_MODE"] = "test"
DATA = Path(__file__).parents[1] / ".build" / "test"
(DATA / "static").mkdir(parents=True, exist_ok=True)
os.environ["CIVICSTEPS_DATA_DIR"] = str(DATA)

from civicsteps.config.settings import *  # noqa: E402, F403 - all of them, in test mode
