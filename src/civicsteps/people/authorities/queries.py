"""Reading the register of authorities."""

from datetime import date, timedelta
from urllib.parse import urlsplit

from django.db.models import Case, F, Prefetch, Q, QuerySet, When

from civicsteps.core.text import plain
from civicsteps.people.authorities.models import Authority, Channel, Competence, Mandate, Office

MOST_MATCHES = 20
YEAR = timedelta(days=365)
PROVIDERS = frozenset(
    """gmail.com googlemail.com yahoo.com yahoo.ro ymail.com hotmail.com outlook.com live.com
    icloud.com me.com msn.com mail.com aol.com protonmail.com proton.me gmx.com gmx.net
    hotmail.ro live.ro yahoo.co.uk yandex.com zoho.com
    clicknet.ro romtelecom.ro rdslink.ro rdsmail.ro digimail.ro upcmail.ro upcnet.ro astral.ro
    k.ro home.ro email.ro mail.ro xnet.ro zappmobile.ro""".split()
)
"""Where anybody has an address: there only the whole address says whose it is."""


def offices_like(typed: str) -> QuerySet[Office]:
    """Return the offices that have all the typed words in their own or their authority's name."""
    found = Office.objects.select_related("authority")
    for word in _words(typed):
        found = found.filter(Q(folded__contains=word) | Q(authority__folded__contains=word))
    return found.order_by("authority__folded", "folded")


def office_called(typed: str) -> Office | None:
    """Return the one office that a typed text means: its whole label, or the only match."""
    found = list(offices_like(typed)[: MOST_MATCHES + 1]) if _words(typed) else []
    exact = [office for office in found if _words(office.label) == _words(typed)]
    only = exact or found
    return only[0] if len(only) == 1 else None


def offices_near(place: str) -> QuerySet[Office]:
    """Return the offices to offer first: those of a place, then the others, by name."""
    near = [When(authority__folded__contains=word, then=0) for word in _words(place)[:4]]
    offices = Office.objects.select_related("authority")
    if not near:
        return offices.order_by("authority__folded", "folded")
    return offices.order_by(Case(*near, default=1), "authority__folded", "folded")


def offices_of(authority: Authority) -> QuerySet[Office]:
    """Return an authority's offices with their mandates and channels."""
    mandates = Prefetch("mandates", Mandate.objects.order_by("-begins"))
    standing = Channel.objects.filter(superseded_on=None)
    channels = Prefetch("channels", standing.order_by("kind", "address"))
    return authority.offices.select_related("authority").prefetch_related(mandates, channels)


def holder_of(office: Office, *, on: date) -> Mandate | None:
    """Return the mandate under which an office is held on a day, the latest begun; or None."""
    running = office.mandates.filter(Q(ends=None) | Q(ends__gt=on), begins__lte=on)
    return running.order_by("-begins").first()


def address_to_write(office: Office) -> str | None:
    """Return the e-mail address that letters to an office leave for, or None.

    A trusted one comes before what just anybody added; among them one that was tried and works
    before one not checked. One that fails, or takes no letters, is never used.
    """
    usable = office.channels.filter(kind=Channel.Kind.EMAIL, superseded_on=None).exclude(
        state__in=[Channel.State.FAILS, Channel.State.REFUSES]
    )
    first = Case(When(state=Channel.State.WORKS, then=0), default=1)
    return usable.order_by("-trusted", first, "pk").values_list("address", flat=True).first()


def past_channels(office: Office) -> QuerySet[Channel]:
    """Return the addresses of an office that others took the place of, the latest first."""
    past = office.channels.filter(superseded_on__isnull=False)
    return past.select_related("superseded_by").order_by("-superseded_on", "-pk")


def competences_of(place: Authority | Office) -> QuerySet[Competence]:
    """Return what an authority, or one office, decides now, with the office of each."""
    return place.competences.filter(ended_on=None).select_related("office")


def largest_attachment(office: Office, address: str) -> int | None:
    """Return how many MB an e-mail to an office's address may carry, where they say so."""
    known = office.channels.filter(address=address, superseded_on=None)
    return known.values_list("attachments_mb", flat=True).first()


def channels_to_check(*, on: date) -> QuerySet[Channel]:
    """Return the addresses that nobody tried in the year before a day, never tried ones first."""
    old = Q(checked_on=None) | Q(checked_on__lt=on - YEAR)
    channels = Channel.objects.filter(old, superseded_on=None).exclude(state=Channel.State.FAILS)
    return channels.select_related("office__authority").order_by(
        F("checked_on").asc(nulls_first=True), "pk"
    )


def domains_of(authority: Authority) -> tuple[set[str], set[str]]:
    """Return the domains of an authority's e-mail, and whole addresses at public providers.

    Only addresses of the register that are trusted count, and its website.
    """
    known = Channel.objects.filter(
        office__authority=authority, kind=Channel.Kind.EMAIL, trusted=True, superseded_on=None
    )
    addresses = [address.lower() for address in known.values_list("address", flat=True)]
    shared = {a for a in addresses if a.rpartition("@")[2] in PROVIDERS}
    domains = {a.rpartition("@")[2] for a in addresses if a not in shared and "@" in a}
    host = (urlsplit(authority.website).hostname or "").removeprefix("www.")
    return domains | ({host} if host and host not in PROVIDERS else set()), shared


def speaks_for(authority: Authority, address: str) -> bool:
    """Tell whether an e-mail address is an authority's own: of its domain, or written down."""
    domains, shared = domains_of(authority)
    address = address.strip().lower()
    domain = address.rpartition("@")[2]
    return address in shared or any(domain == d or domain.endswith(f".{d}") for d in domains)


def _words(typed: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in plain(typed)).split()
