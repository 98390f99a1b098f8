"""Work of the whole house."""

from datetime import time

from civicsteps.core import clock
from civicsteps.core.keeping import sweep_all
from civicsteps.core.work import daily, task


@daily(time(3))
@task
def sweep_tables() -> None:
    """Remove what is past its time in every table."""
    sweep_all(clock.today())
