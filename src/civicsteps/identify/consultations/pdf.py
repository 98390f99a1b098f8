"""The slips of a vote on A4, black and white, many to a page, cut along their lines.

Pure of writing: it returns bytes, the same for the same slips.
"""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path

import segno
import typst
from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from civicsteps.core.codes import show
from civicsteps.core.days import BINDING, said
from civicsteps.core.printing import printable
from civicsteps.identify.consultations.models import Poll, PollNeed, Slip

SOURCE = Path(__file__).with_name("paper") / "slips.typ"
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]


def render(poll: Poll, needs: Sequence[PollNeed], slips: Sequence[Slip], *, on: date) -> bytes:
    """Return a vote's slips as PDF/A-2a, PDF/UA-1, in the reader's language, dated on a day."""
    made = typst.Compiler(SOURCE.read_bytes()).compile(
        sys_inputs={"it": json.dumps(printable(_words(poll, needs, on)), ensure_ascii=False),
                    "slips": json.dumps([_slip(slip) for slip in slips])},
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=datetime.combine(on, time(12), tzinfo=UTC),
    )  # fmt: skip
    if not isinstance(made, bytes):
        raise TypeError("typst returned no single document")
    return made


def _words(poll: Poll, needs: Sequence[PollNeed], on: date) -> dict[str, object]:
    last = said(poll.closes_on, BINDING)
    where = {"address": settings.SITE_URL.partition("://")[2] + reverse("vote_find"), "day": last}
    return {
        "language": (get_language() or "ro")[:2],
        "on": [on.year, on.month, on.day],
        "title": _("Slips of the vote"),
        "mark": _("Made-up example. It is not a real document.") if poll.illustrative else "",
        "question": poll.question,
        "place": poll.place,
        "rule": _("One slip, one household, one vote. Please choose %(most)d at most.")
        % {"most": poll.most},
        "needs": [need.text for need in needs],
        "none": _("I choose none of them"),
        "phone": _("By phone: point the camera here, or open %(address)s and type the code.")
        % where,
        "paper": _(
            "On paper: tick, and give this slip until %(day)s to whoever brought it, or leave it"
            " where they said. They type it; the slip is then torn up."
        )
        % where,
        "secret": _("Nobody writes down who chose what. The result is public when the vote ends."),
        "code": _("Code"),
        "number": _("Household"),
        "qr_alt": _("QR code that opens this slip's vote"),
    }


def _slip(slip: Slip) -> dict[str, object]:
    code = show(slip.code)
    return {"number": slip.number, "code": code, "qr": _qr(code)}


def _qr(code: str) -> str:
    out = BytesIO()
    made = segno.make(settings.SITE_URL + reverse("vote", args=[code]), error="m", micro=False)
    made.save(out, kind="svg", border=2, light="#ffffff", omitsize=True, xmldecl=False, nl=False)
    return out.getvalue().decode()
