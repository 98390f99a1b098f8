"""Make the data folder that journeys copy: `python -m tests.journeys.seed STORY.yaml…`.

Runs in a process of its own, so that the tests' database is not touched.
"""

import sys
from pathlib import Path

import django

django.setup()

from tests.journeys.staging import prepare_folder  # noqa: E402 - after Django is up

if __name__ == "__main__":
    prepare_folder([Path(word) for word in sys.argv[1:]])
