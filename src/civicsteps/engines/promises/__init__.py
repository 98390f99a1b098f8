"""What a promise's words bind to, and how a promise stands against them.

Pure functions. `due` reads a Romanian phrase („până la sfârșitul anului”) into a span of days that
a person confirms; `standing` says from days and checks alone whether a promise is kept, late or
waits.
"""

from civicsteps.engines.promises.due import Due, Precision, propose_due
from civicsteps.engines.promises.standing import (
    Schedule,
    State,
    days_late,
    reminder_days,
    schedule,
    state_of,
)

__all__ = [
    "Due",
    "Precision",
    "Schedule",
    "State",
    "days_late",
    "propose_due",
    "reminder_days",
    "schedule",
    "state_of",
]
