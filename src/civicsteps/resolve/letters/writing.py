"""What the page where a letter is written shows: ready words, names known, what a friend says."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.people.authorities.competent import competent
from civicsteps.people.authorities.models import Office
from civicsteps.people.authorities.topics import Topic
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.instruments import DEFAULT, INSTRUMENTS, Instrument
from civicsteps.resolve.letters.lint import Draft, Finding, findings
from civicsteps.resolve.letters.lint_law import lr12_assembly_late
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.queries import letters_visible_to
from civicsteps.resolve.letters.ready import AWAY, PREFECT
from civicsteps.resolve.letters.writing_forms import PART

LATELY = 40
PART_OF_DAY = "held_on"
OPERATORS = {"ro.anre.operator", "ro.anrsc.operator"}
"""Complaints to who supplies energy or water: petitions in form, with terms of their own."""


def homes_of(group: Group) -> dict[str, str]:
    """Return where those live who signed a group's letters lately, by their name, newest first.

    For the group's organisers, who read the office's copies anyway; forgotten with who signed.
    """
    signed = Letter.objects.filter(cause__group=group).exclude(signer="").order_by("-written_at")
    known: dict[str, str] = {}
    for signer, home in signed.values_list("signer", "domicile")[:LATELY]:
        if signer and home:
            known.setdefault(signer, home)
    return known


def letter_followed(by: Actor, cause: Cause, key: str) -> Letter | None:
    """Return the letter of a cause, sent already, that a new one takes further; None for no key."""
    try:
        wanted = UUID(key)
    except ValueError:
        return None
    sent = letters_visible_to(by).filter(cause=cause, sent_on__isnull=False)
    return sent.filter(pk=wanted).first()


def office_picked(key: str) -> Office | None:
    """Return the office that an address names; None for no key, or one that no office has."""
    try:
        wanted = UUID(key)
    except ValueError:
        return None
    return Office.objects.select_related("authority").filter(pk=wanted).first()


def step_picked(key: str, kind: Instrument) -> str | None:
    """Return the law's step that an address names for a petition; None for the template's own."""
    return key if kind.id == DEFAULT and key in OPERATORS else None


def office_of(step: str, cause: Cause) -> Office | None:
    """Return the office that a step of the law goes to, where the register knows one."""
    if step != PREFECT:
        return None
    found = competent(Topic.LEGALITY, f"{cause.place}, {cause.group.place}")
    return found[0].office if found else None


def office_first_asked(step: str, follows: Letter | None, demand: Demand | None) -> Office | None:
    """Return whom a new letter goes to by itself: nobody where the step is another authority's."""
    if step in AWAY:
        return None
    if follows:
        return follows.office
    return demand.office if demand else None


def instruments_to_choose(group: Group, follows: Letter | None) -> list[Instrument]:
    """Return the templates that somebody may choose for a new letter."""
    only_after = {"FOLLOW", "T544R", "T544T"}
    return [kind for kind in INSTRUMENTS.values() if follows or kind.id not in only_after]


def draft_of(letter: Letter) -> Draft:
    """Return what the rules look at in a letter that is kept."""
    return Draft(
        instrument=letter.instrument,
        subject=letter.subject,
        body=letter.body,
        requests=tuple(letter.numbered),
        signer=letter.signer,
        domicile=letter.domicile,
        as_association=letter.as_association,
        signed=letter.signature_id is not None,
        annexed=letter.annexes.exists(),
        parts=letter.told,
        earlier=_earlier(letter.cause, letter.office, but=letter),
        known=_known(letter.cause, letter.office),
        today=clock.today(),
    )


def draft_typed(typed: Mapping[str, str], *, cause: Cause, office: Office | None) -> Draft:
    """Return what the rules look at in a letter that is being typed; nothing is kept of it."""
    return Draft(
        instrument=typed.get("instrument") or DEFAULT,
        subject=typed.get("subject", ""),
        body=typed.get("body", ""),
        requests=tuple(filter(str.strip, typed.get("requests", "").splitlines())),
        signer=typed.get("signer", ""),
        domicile=typed.get("domicile", "")
        or homes_of(cause.group).get(typed.get("signer", ""), ""),
        as_association=bool(typed.get("as_association")),
        parts={
            name.removeprefix(PART): said for name, said in typed.items() if name.startswith(PART)
        },
        earlier=_earlier(cause, office) if office else (),
        known=_known(cause, office),
        today=clock.today(),
    )


def found_in(draft: Draft) -> list[Finding]:
    """Return what the rules find, also that an assembly is declared too late."""
    found = findings(draft)
    held_on = _day(draft.parts.get(PART_OF_DAY, ""))
    if draft.instrument == "TL60" and held_on:
        late = lr12_assembly_late(held_on=held_on, today=draft.today)
        found = [late, *found] if late else found
    return found


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _earlier(cause: Cause, office: Office, but: Letter | None = None) -> tuple[str, ...]:
    sent = Letter.objects.filter(cause__group=cause.group, office=office, sent_on__isnull=False)
    sent = sent.exclude(pk=but.pk) if but else sent
    said = sent.order_by("-sent_on").values_list("requests", flat=True)[:LATELY]
    return tuple(" ".join(requests.split()) for requests in said)


def _known(cause: Cause, office: Office | None) -> tuple[str, ...]:
    names = (cause.title, cause.place, cause.group.name)
    return (*names, office.authority.name, office.name) if office else names
