"""Keeping the storage free of what nobody refers to."""

from datetime import time

from civicsteps.core.files.sweeping import sweep_bytes
from civicsteps.core.work import daily, task


@daily(time(3, 30))
@task
def sweep_stored_bytes() -> None:
    """Remove stored bytes that no file refers to."""
    sweep_bytes()
