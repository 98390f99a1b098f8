"""The chain of letters that a request is: which follow which."""

from collections.abc import Iterable

from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.requests.models import Request

LONGEST = 12


def request_of(letter: Letter) -> Request | None:
    """Return the request that a letter or one before it opened; None before it is made."""
    at: Letter | None = letter
    for _ in range(LONGEST):
        if at is None:
            return None
        if found := Request.objects.filter(opening=at).select_related("opening", "cause").first():
            return found
        at = at.follows
    return None


def ordered(opening: Letter, following: Iterable[Letter]) -> list[Letter]:
    """Return a chain from the letters of its cause that follow another one, the opening first.

    Where two follow the same letter both are in it, in the order in which they were written.
    """
    children: dict[object, list[Letter]] = {}
    for letter in following:
        children.setdefault(letter.follows_id, []).append(letter)
    chain, at = [opening], 0
    while at < len(chain):
        chain += children.get(chain[at].pk, [])
        at += 1
    return sorted(chain, key=lambda one: (one.written_at, one.pk))


def chain_of(request: Request) -> list[Letter]:
    """Return the letters of a request, the opening first; drafts that were thrown away are not."""
    following = Letter.objects.filter(cause=request.cause_id, follows__isnull=False)
    standing = following.exclude(sent_on=None, withdrawn_on__isnull=False)
    related = ("office__authority", "cause__group", "demand")
    return ordered(request.opening, standing.select_related(*related))


def last_of(request: Request) -> Letter:
    """Return the letter of a request that was sent last, of those that stand."""
    sent = [one for one in chain_of(request) if one.sent_on and one.withdrawn_on is None]
    return sent[-1] if sent else request.opening


def last_to_office(request: Request) -> Letter:
    """Return the letter sent last to the request's own office: one to the prefect stands aside."""
    to_it = (one for one in chain_of(request) if one.office_id == request.office_id)
    sent = [one for one in to_it if one.sent_on and one.withdrawn_on is None]
    return sent[-1] if sent else request.opening
