"""Reading the register of authorities."""

from datetime import date

from django.db.models import Case, Prefetch, Q, QuerySet, When

from civicsteps.core.text import plain
from civicsteps.people.authorities.models import Authority, Channel, Mandate, Office

MOST_MATCHES = 20


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
    channels = Prefetch("channels", Channel.objects.order_by("kind", "address"))
    return authority.offices.select_related("authority").prefetch_related(mandates, channels)


def holder_of(office: Office, *, on: date) -> Mandate | None:
    """Return the mandate under which an office is held on a day, the latest begun; or None."""
    running = office.mandates.filter(Q(ends=None) | Q(ends__gt=on), begins__lte=on)
    return running.order_by("-begins").first()


def address_to_write(office: Office) -> str | None:
    """Return the e-mail address that letters to an office leave for, or None.

    A trusted one comes before what just anybody added; among them one that was tried and works
    before one not checked. One that fails is never used.
    """
    usable = office.channels.filter(kind=Channel.Kind.EMAIL).exclude(state=Channel.State.FAILS)
    first = Case(When(state=Channel.State.WORKS, then=0), default=1)
    return usable.order_by("-trusted", first, "pk").values_list("address", flat=True).first()


def _words(typed: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in plain(typed)).split()
