"""Reading ledgers."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.text import plain
from civicsteps.engines.responsibility.findings import SILENT_AFTER
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Group
from civicsteps.resolve.ledger.models import Asset, AssetLetter, Claim, Receipt
from civicsteps.resolve.ledger.rules import seen_by
from civicsteps.resolve.letters.models import Judgement, Letter, Reply

MOST = 300  # claims of one thing that are read together
OFFERED = 12
PREFECTS = 60
WORDS = 8


def assets_visible_to(by: Actor) -> QuerySet[Asset]:
    """Return the things that an actor may see, with their group, cause and photo."""
    return Asset.objects.filter(seen_by(by)).select_related("group", "cause__group", "photo")


def assets_listed(
    by: Actor, *, text: str = "", kind: str = "", group: Group | None = None, cause: object = None
) -> QuerySet[Asset]:
    """Return visible things for a list, newest first, with their claims.

    `text` keeps those that have all its words in their name or place.
    """
    assets = assets_visible_to(by)
    for word in plain(text).split()[:WORDS]:
        assets = assets.filter(folded__contains=word)
    if kind in Asset.Kind.values:
        assets = assets.filter(kind=kind)
    if group:
        assets = assets.filter(group=group)
    if isinstance(cause, Cause):
        assets = assets.filter(cause=cause)
    return assets.prefetch_related(*_spoken()).order_by("-opened_at", "-pk")


def asset_to_write_about(by: Actor) -> QuerySet[Asset]:
    """Return visible things with what their problem asks, for letters about them."""
    return assets_visible_to(by).prefetch_related("cause__demands")


def claims_visible_to(by: Actor) -> QuerySet[Claim]:
    """Return the claims about the things that an actor may see, those taken back too."""
    return _whole(Claim.objects.filter(asset__in=Asset.objects.filter(seen_by(by))))


def receipts_visible_to(by: Actor) -> QuerySet[Receipt]:
    """Return what became of transfers between offices, of the things that an actor may see."""
    receipts = Receipt.objects.filter(claim__asset__in=Asset.objects.filter(seen_by(by)))
    return receipts.select_related("claim__asset__group", "claim__points_to__authority")


def claims_of(asset: Asset) -> list[Claim]:
    """Return what was said of a thing, the latest `MOST` in order of day, with its receipts."""
    latest = _whole(asset.claims.all()).prefetch_related(_receipts()).order_by("-on", "-pk")
    return list(reversed(latest[:MOST]))


def letters_from(asset: Asset) -> QuerySet[AssetLetter]:
    """Return the letters that were drafted from a ledger, newest first; none thrown away."""
    drafted = asset.letters.filter(Q(letter__sent_on__isnull=False) | Q(letter__withdrawn_on=None))
    replies = (
        Reply.objects.filter(withdrawn_on=None)
        .exclude(kind=Reply.Kind.AUTO)
        .prefetch_related("judgements")
    )
    return (
        drafted.select_related("letter__office__authority", "letter__cause__group")
        .prefetch_related(Prefetch("letter__replies", replies))
        .order_by("-drafted_at", "-pk")
    )


def offices_written_to(asset: Asset) -> set[UUID]:
    """Return the offices to which a draft from this ledger waits to be sent."""
    waiting = asset.letters.filter(letter__sent_on=None, letter__withdrawn_on=None)
    return set(waiting.values_list("letter__office_id", flat=True))


def prefectures() -> QuerySet[Office]:
    """Return the offices of the register that are a prefect's, by their name or their body's."""
    named = Q(folded__startswith="prefect") | Q(authority__folded__contains="prefect")
    found = Office.objects.filter(named).select_related("authority").order_by("authority__folded")
    return found[:PREFECTS]


def prefect_near(place: str, among: list[Office]) -> Office | None:
    """Return the prefect to propose: the one whose body's name or place has a word of a place."""
    words = "".join(c if c.isalnum() else " " for c in plain(place)).split()
    near = (o for o in among if any(len(w) > 2 and w in o.authority.folded for w in words))
    return next(near, among[0] if len(among) == 1 else None)


def replies_to_write_down(cause: Cause) -> list[Reply]:
    """Return the replies that sent the group elsewhere and stand in no ledger yet."""
    judged = Judgement.objects.filter(reply=OuterRef("pk")).order_by("-at", "-pk")
    forwarded = Reply.objects.filter(letter__cause=cause, withdrawn_on=None).annotate(
        judged=judged.values("answered")[:1]
    )
    written = Claim.objects.filter(reply=OuterRef("pk"), withdrawn_on=None)
    rows = forwarded.filter(~Exists(written), judged=Judgement.Answered.FORWARDED)
    return list(rows.select_related("letter__office__authority").order_by("-received_on")[:OFFERED])


def letters_unanswered(cause: Cause, *, on: date) -> list[Letter]:
    """Return the letters sent long ago whose office has not answered, nor stands here as silent."""
    answers = Reply.objects.filter(letter=OuterRef("pk"), kind=Reply.Kind.REPLY, withdrawn_on=None)
    written = Claim.objects.filter(letter=OuterRef("pk"), withdrawn_on=None)
    sent = Letter.objects.filter(
        cause=cause, withdrawn_on=None, sent_on__lt=on - timedelta(days=SILENT_AFTER)
    )
    rows = sent.filter(~Exists(answers), ~Exists(written))
    return list(rows.select_related("office__authority").order_by("-sent_on")[:OFFERED])


def assets_in_silence(*, on: date) -> QuerySet[Asset]:
    """Return the things about which an office is silent for long, and nobody asked the group."""
    new = Q(asset__silence_asked_on=None) | Q(
        asset__silence_settled_on__isnull=False,
        recorded_at__date__gt=F("asset__silence_settled_on"),
    )
    return Asset.objects.filter(pk__in=long_silent(on).filter(new).values("asset"))


def long_silent(on: date) -> QuerySet[Claim]:
    """Return the claims of silence older than 30 days after which the office said nothing."""
    later = Claim.objects.filter(
        asset=OuterRef("asset"),
        office=OuterRef("office"),
        withdrawn_on=None,
        on__gte=OuterRef("on"),
    ).exclude(stance=Claim.Stance.SILENT)
    old = on - timedelta(days=SILENT_AFTER)
    silent = Claim.objects.filter(stance=Claim.Stance.SILENT, withdrawn_on=None, on__lt=old)
    return silent.filter(~Exists(later))


def in_a_ledger() -> Exists:
    """Return whether something of the cause in the outer row stands in a ledger."""
    return Exists(Asset.objects.filter(cause=OuterRef("pk")))


def sees_asset(by: Actor, key: UUID) -> bool:
    """Tell whether an actor is of the audience `asset:<uuid>`."""
    return Asset.objects.filter(seen_by(by), pk=key).exists()


def _whole(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    return claims.select_related(
        "asset__group",
        "asset__cause__group",
        "office__authority",
        "points_to__authority",
        "document",
        "reply__letter",
        "letter",
    )


def _receipts() -> Prefetch[str]:
    return Prefetch("receipts", Receipt.objects.select_related("document").order_by("on", "pk"))


def _spoken() -> Iterable[Prefetch[str]]:
    stand = Claim.objects.filter(withdrawn_on=None)
    said = stand.select_related("office__authority", "points_to__authority")
    yield Prefetch("claims", said.prefetch_related(_receipts()).order_by("on", "pk"))
