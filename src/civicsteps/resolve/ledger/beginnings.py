"""What forms hold before anybody types: from a reply, an unanswered letter, a claim put right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.core.models import Row
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.ledger import asking
from civicsteps.resolve.ledger.asking import Signature
from civicsteps.resolve.ledger.models import Asset, Claim
from civicsteps.resolve.ledger.picture import ledger_of
from civicsteps.resolve.ledger.queries import (
    claims_of,
    letters_unanswered,
    prefect_near,
    prefectures,
    replies_to_write_down,
)
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.letters.queries import last_signed

SIGNED = ("signer", "domicile", "as_association")
RIGHTED = (
    "office", "stance", "on", "precision", "quote", "number", "points_to", "forwarded_on",
    "legal_ground", "url", "publisher",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a claim begins with: what is typed already, and the rows that it will rest on."""

    typed: Mapping[str, object] = field(default_factory=dict)
    rests_on: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Writing:
    """What the form of letters is made of and begins with, and one letter as an example."""

    fields: Mapping[str, Any]
    typed: Mapping[str, object]
    example: Words | None
    no_prefect: bool


def begin(asset: Asset, asked: Mapping[str, str]) -> Beginning:
    """Return what a new claim begins with, by what the address names.

    `raspuns` is a reply, `scrisoare` a letter without one, `in-loc` a claim to put right.
    """
    if corrected := _row(asset.claims.filter(withdrawn_on=None), asked.get("in-loc", "")):
        return _put_right(corrected)
    if asset.cause is None:
        return Beginning()
    if reply := _row(
        Reply.objects.filter(letter__cause=asset.cause, withdrawn_on=None), asked.get("raspuns", "")
    ):
        return _from_reply(reply)
    sent = Letter.objects.filter(cause=asset.cause, sent_on__isnull=False)
    if letter := _row(sent, asked.get("scrisoare", "")):
        return _from_silence(letter)
    return Beginning()


def sources(asset: Asset, begun: Beginning) -> list[dict[str, str]]:
    """Return links that begin a claim: replies that sent elsewhere, letters left unanswered."""
    if asset.cause is None or begun.rests_on:
        return []
    replies = replies_to_write_down(asset.cause)
    silent = letters_unanswered(asset.cause, on=clock.today())
    return [
        *(_link("raspuns", r, r.letter.office, said(r.received_on)) for r in replies),
        *(_link("scrisoare", letter, letter.office, _unanswered(letter)) for letter in silent),
    ]


def _link(name: str, row: Row, office: Office, meta: str) -> dict[str, str]:
    return {"url": f"?{name}={row.pk}", "label": office.label, "meta": meta}


def writing(asset: Asset, *, by: Actor, letters: list[Letter]) -> Writing:
    """Return what the form of letters begins with; `letters` were drafted from here before."""
    ledger = ledger_of(claims_of(asset))
    demands = (
        [d for d in asset.cause.demands.all() if d.withdrawn_on is None] if asset.cause else []
    )
    waiting = {letter.office_id for letter in letters if letter.sent_on is None}
    offices = [o for o in asking.offices_to_ask(ledger) if o.pk not in waiting]
    last = last_signed(by, asset.group)
    signed = {name: getattr(last, name) for name in SIGNED} if last else {}
    prefects = list(prefectures())
    prefect = prefect_near(asset.group.place, prefects)
    # Who was written to from here already is not ticked again by itself.
    asked = {letter.office_id for letter in letters}
    typed = {"offices": [o.pk for o in offices if o.pk not in asked], **signed}
    if prefect and prefect.pk not in asked:
        typed["prefect"] = prefect.pk
    # Who drafted some already reads those.
    first = offices[0] if offices and not letters else None
    example = asking.words_for(first, asset, ledger, Signature("", "")) if first else None
    fields = {
        "group": asset.group,
        "demands": demands,
        "offices": offices,
        "prefects": [p for p in prefects if p.pk not in waiting],
    }
    return Writing(fields, typed, example, no_prefect=not prefects)


def _put_right(claim: Claim) -> Beginning:
    typed = {name: getattr(claim, name) for name in RIGHTED}
    return Beginning(typed, {"corrects": claim, "reply": claim.reply, "letter": claim.letter})


def _from_reply(reply: Reply) -> Beginning:
    typed = {
        "office": reply.letter.office,
        "stance": Claim.Stance.NOT_OURS,
        "on": reply.received_on,
        "number": reply.number,
    }
    return Beginning(typed, {"reply": reply})


def _from_silence(letter: Letter) -> Beginning:
    typed = {
        "office": letter.office,
        "stance": Claim.Stance.SILENT,
        "on": letter.registered_on or letter.sent_on,
        "number": letter.registration_number,
    }
    return Beginning(typed, {"letter": letter})


def _unanswered(letter: Letter) -> str:
    return _("sent on %(day)s, no answer") % {"day": said(letter.sent_on)} if letter.sent_on else ""


def _row(rows: Any, key: str) -> Any:  # noqa: ANN401 - a queryset of any of three tables
    try:
        return rows.filter(pk=UUID(key)).first()
    except ValueError:
        return None
