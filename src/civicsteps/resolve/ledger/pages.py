"""What the pages of ledgers show, put together from rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.ledger import rules, words
from civicsteps.resolve.ledger.arrows import drawing_of, numbers_of
from civicsteps.resolve.ledger.models import Asset, Claim, Receipt
from civicsteps.resolve.ledger.picture import Ledger, ledger_of
from civicsteps.resolve.ledger.queries import claims_of
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.pages import status

BADGES = {"ours": "good", "took_over": "good", "not_ours": "bad", "silent": "wait"}
ICONS = {"ours": "hand", "took_over": "handshake", "not_ours": "undo-2", "silent": "clock"}
SERIOUS = {"nobodys", "each_other", "circle", "untraced", "denied"}


@dataclass(frozen=True, slots=True)
class Row:
    """An office in the table: where it stands now, and how often it spoke before."""

    number: int
    office: Office
    name: str
    claim: Claim | None
    since: str = ""
    badge: str = ""
    before: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as it is shown."""

    title: str
    sentence: str
    badge: str
    law: str
    citation: str


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the chronology: a claim or a receipt, or that it was taken back."""

    icon: str
    when: str
    sentence: str
    quote: str = ""
    url: str = ""
    illustrative: bool = False
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A thing in a list: its name and where it stands."""

    title: str
    meta: str
    url: str


def asset_page(asset: Asset, *, by: Actor) -> dict[str, object]:
    """Return what everybody reads of a thing, and what its group can do."""
    claims = claims_of(asset)
    ledger = ledger_of(claims)
    inside = rules.why_not_record_claim(by, asset) is None
    quiet = asset.group.at_risk
    return {
        "asset": asset,
        "headline": words.headline(ledger),
        "rows": rows_of(ledger),
        "drawing": drawing_of(ledger),
        "findings": findings_of(ledger),
        "told": chronology(claims),
        "facts": about(asset),
        "points": [] if quiet else _points(asset),
        "photo": None if quiet else asset.photo,
        "illustrative": asset.illustrative,
        "may": inside,
        "may_write": inside and bool(ledger.claims),
    }


def rows_of(ledger: Ledger) -> list[Row]:
    """Return the table: each office that spoke, was asked or was named, by its number."""
    standings = {standing.office: standing for standing in ledger.picture.standings}
    rows = []
    for key, number in numbers_of(ledger).items():
        office, name = ledger.offices[key], ledger.names[key]
        if (standing := standings.get(key)) is None:
            rows.append(Row(number, office, name, None))
            continue
        claim = ledger.claim(standing.now.key)
        since, badge = words.day_of(claim), BADGES[claim.stance]
        rows.append(Row(number, office, name, claim, since, badge, len(standing.history) - 1))
    return rows


def findings_of(ledger: Ledger) -> list[Found]:
    """Return what was found, in sentences."""
    return [
        Found(
            title=words.title_of(found),
            sentence=words.sentence_of(ledger, found),
            badge="bad" if found.kind in SERIOUS else "wait",
            law=words.law_of(found),
            citation=words.citation_of(found),
        )
        for found in ledger.picture.findings
    ]


def chronology(claims: Iterable[Claim]) -> list[Told]:
    """Return all that was said, oldest first; of what was taken back only that it was."""
    dated = [
        pair for claim in claims for pair in [(claim.on, _told(claim)), *_receipts_told(claim)]
    ]
    return [told for _on, told in sorted(dated, key=lambda pair: pair[0])]


def _told(claim: Claim) -> Told:
    names = {"office": claim.office.label, "stance": claim.get_stance_display()}
    if not claim.stands:
        gone = _("We took back what we had written of %(office)s.") % names
        return Told("undo-2", words.day_of(claim), gone, url=claim.get_absolute_url())
    return Told(
        icon=ICONS[claim.stance],
        when=words.day_of(claim),
        sentence=_("%(office)s: %(stance)s.") % names + _points_on(claim),
        quote=claim.quote,
        url=claim.get_absolute_url(),
        illustrative=claim.illustrative,
        verified=claim.verified,
    )


def _points_on(claim: Claim) -> str:
    if claim.points_to is None:
        return ""
    return " " + _("They name %(other)s.") % {"other": claim.points_to.label}


def _receipts_told(claim: Claim) -> Iterator[tuple[date, Told]]:
    for receipt in claim.receipts.all():
        if claim.stands and receipt.withdrawn_on is None:
            yield receipt.on, _receipt_told(claim, receipt)


def _receipt_told(claim: Claim, receipt: Receipt) -> Told:
    label = claim.points_to.label if claim.points_to else ""
    told = {"office": label, "number": receipt.number, "sender": claim.office.label}
    if receipt.came:
        text = _("%(office)s registered under no. %(number)s what %(sender)s sent.") % told
    else:
        text = _("%(office)s says that nothing came from %(sender)s.") % told
    return Told(
        icon="check" if receipt.came else "x",
        when=said(receipt.on),
        sentence=text,
        url=claim.get_absolute_url(),
        illustrative=receipt.illustrative,
    )


def about(asset: Asset) -> list[dict[str, str]]:
    """Return what is known of the thing itself."""
    told = [
        (_("Where it is"), asset.place_said, ""),
        (_("Since when it stands"), asset.built, ""),
        (_("Its number in some register"), asset.number, ""),
        (_("Who keeps this list"), asset.group.name, asset.group.get_absolute_url()),
    ]
    return [{"term": term, "value": value, "url": url} for term, value, url in told if value]


def line(asset: Asset) -> Line:
    """Return a thing as a list shows it; its claims were fetched with it."""
    ledger = ledger_of(asset.claims.all())
    meta = f"{asset.place_said} · {words.headline(ledger)}"
    return Line(asset.name, meta, asset.get_absolute_url())


def claim_page(claim: Claim, *, by: Actor) -> dict[str, object]:
    """Return what a claim's page shows: its words only while it stands."""
    inside = rules.why_not_record_claim(by, claim.asset) is None
    receipts = claim.receipts.select_related("document").order_by("on", "pk")
    return {
        "claim": claim,
        "asset": claim.asset,
        "shown": claim.stands or inside,
        "since": words.day_of(claim),
        "badge": BADGES[claim.stance],
        "receipts": [receipt for receipt in receipts if receipt.withdrawn_on is None],
        "corrected_by": Claim.objects.filter(corrects=claim).first(),
        "may": inside and claim.stands,
        "may_receive": rules.why_not_record_receipt(by, claim) is None,
    }


def drafted(letters: Iterable[Letter]) -> list[Line]:
    """Return the letters of a ledger as a list shows them: to whom, and where each is."""
    return [
        Line(letter.office.label, status(letter), letter.get_absolute_url()) for letter in letters
    ]


def _points(asset: Asset) -> list[dict[str, object]]:
    if asset.lat is None:
        return []
    return [{"label": asset.name, "place": asset.place, "lat": asset.lat, "lon": asset.lon}]


def letters_url(asset: Asset) -> str:
    """Return the page of a thing's letters."""
    return reverse("asset_letters", args=[asset.slug])


def taking(reply: str, assets: Iterable[Asset]) -> list[dict[str, str]]:
    """Return, for each thing, where a reply (its id as it came) is written down about it."""
    try:
        key = UUID(reply)
    except ValueError:
        return []
    return [
        {"label": asset.name, "url": f"{reverse('claim_new', args=[asset.slug])}?raspuns={key}"}
        for asset in assets
    ]


def kind_filters(text: str, kind: str) -> list[dict[str, object]]:
    """Return the kinds of thing to narrow a list to, as `parts/find.html` shows them."""
    kinds = [("", _("All")), *Asset.Kind.choices]
    return [
        {"label": label, "url": f"?{query_of(text, value)}", "current": value == kind}
        for value, label in kinds
    ]


def query_of(text: str, kind: str) -> str:
    """Return the part of a list's address that says what it is narrowed to."""
    asked = {"q": text, "fel": kind if kind in Asset.Kind.values else ""}
    return urlencode({name: value for name, value in asked.items() if value})
