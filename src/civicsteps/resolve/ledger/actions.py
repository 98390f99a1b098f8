"""Writing down whose a thing is said to be, and asking the offices with each other's words."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock, ids
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.text import tidy
from civicsteps.people.acts.records import record_act, void_acts
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Group
from civicsteps.resolve.ledger import asking, effects, rules
from civicsteps.resolve.ledger.asking import Signature
from civicsteps.resolve.ledger.fitness import refuse_unfit
from civicsteps.resolve.ledger.models import Asset, AssetLetter, Claim, Receipt
from civicsteps.resolve.ledger.picture import ledger_of
from civicsteps.resolve.ledger.queries import claims_of, long_silent, offices_written_to
from civicsteps.resolve.letters.actions import write_letter
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.models import Letter, Reply

RESERVED = ("spuse", "ajunse", "nou")
MOST_LETTERS = 20


@action
def add_asset(
    *,
    group: Group,
    name: str,
    kind: str,
    by: Actor,
    place: str = "",
    cause: Cause | None = None,
    lat: float | None = None,
    lon: float | None = None,
    built: str = "",
    number: str = "",
    notes: str = "",
    photo: Prepared | None = None,
    illustrative: bool = False,
) -> Asset:
    """Begin to write down whose a thing is said to be; `place` is the group's where left empty.

    It is shown where its cause is; without one to everybody, unless the group is at risk: such a
    group keeps no exact place.
    """
    refuse(rules.why_not_add_asset(by, group))
    asset = Asset(
        group=group,
        slug=ids.free_slug(Asset, name, reserved=RESERVED),
        opened_by=by,
        opened_at=clock.now(),
        illustrative=illustrative,
    )
    told = {"name": name, "kind": kind, "place": place}
    told |= {"built": built, "number": number, "notes": notes}
    _describe(asset, told, cause=cause, lat=lat, lon=lon)
    _show(asset, photo, by=by)
    asset.save(force_insert=True)
    effects.tell("ledger.asset_added", asset, by=by)
    effects.index(asset)
    return asset


@action
def edit_asset(
    *,
    asset: Asset,
    name: str,
    kind: str,
    by: Actor,
    place: str = "",
    cause: Cause | None = None,
    lat: float | None = None,
    lon: float | None = None,
    built: str = "",
    number: str = "",
    notes: str = "",
    photo: Prepared | None = None,
) -> Asset:
    """Describe a thing better; its address stays, and its photo where none is given."""
    lock(asset)
    refuse(rules.why_not_edit_asset(by, asset))
    told = {"name": name, "kind": kind, "place": place}
    told |= {"built": built, "number": number, "notes": notes}
    _describe(asset, told, cause=cause, lat=lat, lon=lon)
    _show(asset, photo, by=by)
    asset.save()
    effects.tell("ledger.asset_edited", asset, by=by)
    effects.index(asset)
    return asset


@action
def record_claim(
    *,
    asset: Asset,
    office: Office,
    stance: str,
    on: date,
    by: Actor,
    precision: str = "day",
    quote: str = "",
    number: str = "",
    legal_ground: str = "",
    points_to: Office | None = None,
    forwarded_on: date | None = None,
    document: Prepared | None = None,
    url: str = "",
    publisher: str = "",
    letter: Letter | None = None,
    reply: Reply | None = None,
    corrects: Claim | None = None,
    verified: bool = False,
    illustrative: bool = False,
) -> Claim:
    """Write down what an office said of a thing, word for word, and where that is written.

    `silent`: it was asked `on` that day and has not answered. `forwarded_on` is the day on which
    it says it sent the matter to `points_to`. `corrects` takes back a claim written down wrong.
    Proof is a document, who published it, or the reply: all but silence needs one.
    """
    lock(asset)
    refuse(rules.why_not_record_claim(by, asset))
    refuse_ahead(on, "on")
    claim = Claim(
        asset=asset,
        office=office,
        stance=_one_of(Claim.Stance.values, stance, "stance"),
        on=on,
        precision=_one_of(Claim.Precision.values, precision, "precision"),
        quote=_without_signer(tidy(quote), letter or (reply.letter if reply else None)),
        number=tidy(number),
        legal_ground=tidy(legal_ground),
        points_to=points_to,
        forwarded_on=forwarded_on,
        url=url,
        publisher=tidy(publisher),
        letter=letter or (reply.letter if reply else None),
        reply=reply,
        verified=verified,
        illustrative=illustrative or asset.illustrative,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    claim.document = corrects.document if corrects else None
    refuse_unfit(claim, document)
    claim.document = _kept(document, asset, by=by) or claim.document
    if corrects:
        claim.corrects = _take_back(corrects, asset)
    elif reply and asset.claims.filter(reply=reply, withdrawn_on=None).exists():
        raise Refused(Refusal(_("This answer stands in the ledger already.")))
    claim.save(force_insert=True)
    record_act(group=asset.group, by=by, kind="claim", on=clock.today(), source=claim)
    effects.tell(f"ledger.claim_{claim.stance}", asset, by=by, claim=claim)
    _look_at_silence(asset)
    return claim


@action
def withdraw_claim(*, claim: Claim, by: Actor) -> Claim:
    """Take back what was written down wrong: it counts no more, and its words are not shown."""
    lock(claim)
    refuse(rules.why_not_withdraw_claim(by, claim))
    _take_back(claim, claim.asset)
    effects.tell("ledger.claim_withdrawn", claim.asset, by=by, claim=claim)
    _look_at_silence(claim.asset)
    return claim


@action
def record_receipt(
    *,
    claim: Claim,
    on: date,
    by: Actor,
    came: bool = True,
    number: str = "",
    document: Prepared | None = None,
    illustrative: bool = False,
) -> Receipt:
    """Write down that what an office sent on came, under what number; or that they deny it."""
    lock(claim)
    refuse(rules.why_not_record_receipt(by, claim))
    refuse_ahead(on, "on")
    if claim.forwarded_on and on < claim.forwarded_on:
        raise Refused(Refusal(_("This is before it was sent on."), "input", "on"))
    if came and not tidy(number):
        raise Refused(Refusal(_("Write the number."), "input", "number"))
    if claim.receipts.filter(came=came, withdrawn_on=None).exists():
        raise Refused(Refusal(_("This is written down already.")))
    receipt = Receipt.objects.create(
        claim=claim,
        came=came,
        on=on,
        number=tidy(number) if came else "",
        document=_kept(document, claim.asset, by=by),
        illustrative=illustrative or claim.illustrative,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    kind = "ledger.receipt_recorded" if came else "ledger.receipt_denied"
    effects.tell(kind, claim.asset, by=by, claim=claim)
    return receipt


@action
def withdraw_receipt(*, receipt: Receipt, by: Actor) -> Receipt:
    """Take back what was written down wrong about a transfer."""
    lock(receipt)
    refuse(rules.why_not_withdraw_receipt(by, receipt))
    receipt.withdrawn_on = clock.today()
    receipt.save(update_fields=["withdrawn_on"])
    claim = receipt.claim
    effects.tell("ledger.receipt_withdrawn", claim.asset, by=by, claim=claim)
    return receipt


@action
def draft_ledger_letter(
    *,
    asset: Asset,
    office: Office,
    demand: Demand,
    signer: str,
    domicile: str,
    by: Actor,
    as_association: bool = False,
    to_prefect: bool = False,
    illustrative: bool = False,
) -> Letter:
    """Draft a letter that quotes the offices to one of them, or to the prefect, and asks one thing.

    It goes the way of every letter from here: read, changed, signed, sent.
    """
    lock(asset)
    refuse(rules.why_not_draft_letters(by, asset))
    ledger, signature = ledger_of(claims_of(asset)), Signature(signer, domicile, as_association)
    if not ledger.claims:
        raise Refused(Refusal(_("Write down first what the offices say.")))
    if asset.cause is None or office.pk in offices_written_to(asset):
        raise Refused(Refusal(_("A draft to this office waits already."), "input", "offices"))
    letter = write_letter(
        cause=asset.cause,
        demand=demand,
        office=office,
        words=asking.words_for(office, asset, ledger, signature, to_prefect=to_prefect),
        by=by,
        illustrative=illustrative or asset.illustrative,
    )
    AssetLetter.objects.create(
        asset=asset, letter=letter, to_prefect=to_prefect, drafted_at=clock.now()
    )
    effects.settle_silence(asset)
    return letter


@action
def draft_ledger_letters(
    *,
    asset: Asset,
    offices: Iterable[Office],
    demand: Demand,
    signer: str,
    domicile: str,
    by: Actor,
    as_association: bool = False,
    prefect: Office | None = None,
) -> Asset:
    """Draft one letter to each of these offices, and one to the prefect; return the asset.

    All are drafted or none.
    """
    asked = list({office.pk: office for office in offices}.values())
    if not asked and prefect is None:
        raise Refused(Refusal(_("Choose at least one office."), "input", "offices"))
    if len(asked) > MOST_LETTERS:
        raise Refused(Refusal(_("That is too many at once."), "input", "offices"))
    to = [(office, False) for office in asked]
    if prefect and prefect not in asked:
        to.append((prefect, True))
    for office, to_prefect in to:
        draft_ledger_letter(
            asset=asset,
            office=office,
            demand=demand,
            signer=signer,
            domicile=domicile,
            as_association=as_association,
            by=by,
            to_prefect=to_prefect,
        )
    return asset


@action
def ask_about_silence(*, asset: Asset, by: Actor) -> Asset:
    """Put on the group's desk that an office has been silent for 30 days."""
    lock(asset)
    refuse(rules.why_not_ask_about_silence(by, asset))
    if long_silent(clock.today()).filter(asset=asset).exists():
        asset.silence_asked_on, asset.silence_settled_on = clock.today(), None
        asset.save(update_fields=["silence_asked_on", "silence_settled_on"])
        effects.ask_about_silence(asset)
    return asset


def _describe(
    asset: Asset,
    told: dict[str, str],
    *,
    cause: Cause | None,
    lat: float | None,
    lon: float | None,
) -> None:
    if not tidy(told["name"]):
        raise Refused(Refusal(_("Say what it is called."), "input", "name"))
    if cause and cause.group_id != asset.group_id:
        raise Refused(Refusal(_("Choose one of the group's own problems."), "input", "cause"))
    asset.kind = _one_of(Asset.Kind.values, told.pop("kind"), "kind")
    for name, text in told.items():
        setattr(asset, name, tidy(text))
    asset.place = asset.place or asset.group.place
    asset.cause = cause
    asset.lat, asset.lon = (None, None) if asset.group.at_risk else (lat, lon)


def _show(asset: Asset, photo: Prepared | None, *, by: Actor) -> None:
    asset.photo = _kept(photo, asset, by=by) or asset.photo


def _kept(document: Prepared | None, asset: Asset, *, by: Actor) -> StoredFile | None:
    return keep(document, by=by, audiences=[asset.audience]) if document else None


def _one_of(values: list[str], given: str, field: str) -> str:
    if given not in values:
        raise Refused(Refusal(_("Choose one of these."), "input", field))
    return given


def _without_signer(quote: str, letter: Letter | None) -> str:
    return public_text(letter, quote) if letter else quote


def _take_back(claim: Claim, asset: Asset) -> Claim:
    if claim.asset_id != asset.pk or not claim.stands:
        raise Refused(Refusal(_("This was taken back already.")))
    claim.withdrawn_on = clock.today()
    claim.save(update_fields=["withdrawn_on"])
    void_acts(source=claim, kind="claim")
    return claim


def _look_at_silence(asset: Asset) -> None:
    if not long_silent(clock.today()).filter(asset=asset).exists():
        effects.settle_silence(asset)
