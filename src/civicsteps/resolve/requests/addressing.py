"""To whom the letters that fit may go: the offices that decide there, the most specific first."""

from dataclasses import dataclass

from civicsteps.people.authorities.competent import Competent, competent
from civicsteps.people.authorities.laws import owes_answer
from civicsteps.resolve.requests.choosing import Path
from civicsteps.resolve.requests.fits import ASKED, Fit

PROPOSED = 4


@dataclass(frozen=True, slots=True)
class Addressed:
    """A letter that fits, and the offices that may be written to, with why."""

    fit: Fit
    offices: tuple[Competent, ...]


def addressees(path: Path, place: str) -> list[Addressed]:
    """Return the letters at the end of a path, each with the offices that decide in a place.

    None are proposed where the letter goes to whom was written to before, or to whoever issued
    the act; nor one that its law does not bind.
    """
    known: dict[str, list[Competent]] = {}
    found = []
    for fit in path.ending.fits if path.ending else ():
        topic = path.topic if fit.field == ASKED else fit.field
        if topic not in known:
            known[topic] = competent(topic, place) if topic else []
        bound = [
            one
            for one in known[topic]
            if fit.step or owes_answer(one.office.authority, fit.instrument)
        ]
        found.append(Addressed(fit, tuple(bound[:PROPOSED])))
    return found
