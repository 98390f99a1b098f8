"""What a ledger lays down below: the story, the search, the task on the desk.

Plain calls inside the transactions of the actions.
"""

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.journal.log import record
from civicsteps.core.search.index import put
from civicsteps.people.acts.records import close_need, open_need
from civicsteps.resolve.ledger.models import Asset, Claim

SILENCE = "ledger.silence"
INSIDE_KINDS = {"ledger.asset_edited"}


def tell(kind: str, asset: Asset, *, by: Actor, claim: Claim | None = None) -> None:
    """Write in the journal: on the cause's story, or for the group where there is no cause."""
    inside = kind in INSIDE_KINDS
    about = {"asset": asset, "claim": claim, "office": claim and claim.office, "cause": asset.cause}
    record(
        kind,
        by=by,
        about={role: row for role, row in about.items() if row},
        audiences=[asset.group.audience if inside else asset.story_audience],
    )


def index(asset: Asset) -> None:
    """Make an asset findable by whoever may see it."""
    cause = asset.cause
    shown = cause.published_at is not None if cause else not asset.group.at_risk
    place = asset.place_said
    put(
        asset,
        audience=PUBLIC if shown else asset.group.audience,
        title=asset.name,
        summary=place,
        text=f"{place} {asset.get_kind_display()} {asset.group.name}",
        url=asset.get_absolute_url(),
    )


def ask_about_silence(asset: Asset) -> None:
    """Put on the group's desk that an office does not answer."""
    open_need(
        group=asset.group,
        kind=SILENCE,
        source=asset,
        about=asset.name,
        url=asset.get_absolute_url(),
        on=clock.today(),
    )


def settle_silence(asset: Asset) -> None:
    """Take an office's silence off the desk: it spoke, or the group writes to it again."""
    if asset.silence_asked_on is None or asset.silence_settled_on:
        return
    asset.silence_settled_on = clock.today()
    asset.save(update_fields=["silence_settled_on"])
    close_need(kind=SILENCE, source=asset, on=clock.today())
