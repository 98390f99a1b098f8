"""Terms and mornings for the tests of reminders."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.mail.models import Message
from civicsteps.core.models import Row
from civicsteps.engines.law import Span
from civicsteps.people.accounts.models import User
from civicsteps.people.authorities.models import Office
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.records import start_clock
from civicsteps.people.reminders.tasks import send_reminder
from tests.cast import Cast

BUCHAREST = ZoneInfo("Europe/Bucharest")
PROPOSALS = "ro.l52.proposals"
"""The group's own: ten days from 16 November 2026 end on Thursday the 26th."""
ANSWER = "ro.og27.answer"
"""The office's: from 30 October 2026 it is late on Thursday, 3 December."""


def morning(day: int, month: int = 11, hour: int = 8) -> datetime:
    return datetime(2026, month, day, hour, 5, tzinfo=BUCHAREST)


def told(user: User, moment: datetime) -> Message | None:
    """Run a person's letter at a moment; return it, if one was queued."""
    before = set(Message.objects.values_list("pk", flat=True))
    with clock.set_to(moment):
        send_reminder.func(str(user.pk))
    return Message.objects.exclude(pk__in=before).first()


def start(
    cast: Cast,
    source: Row,
    step: str,
    first: date,
    office: Office,
    *,
    about: str = "Parcul din Grozăvești",
    url: str = "/anunturi/parcul/",
) -> Clock:
    with transaction.atomic():
        started = start_clock(
            source=source,
            step=step,
            trigger=Span.on(first),
            evidence="A",
            group=cast.group,
            office=office,
            about=about,
            url=url,
            by=cast.by("ana"),
        )
    assert started is not None
    return started


@pytest.fixture
def ours(cast: Cast, cause: Cause, office: Office) -> Clock:
    """A term of Ana's group: it binds on Thursday, 26 November 2026."""
    return start(cast, cause, PROPOSALS, date(2026, 11, 16), office)


@pytest.fixture
def theirs(cast: Cast, cause: Cause, office: Office) -> Clock:
    """An answer that is late from Thursday, 3 December 2026."""
    return start(cast, cause, ANSWER, date(2026, 10, 30), office, about="Podul", url="/scrisori/x/")
