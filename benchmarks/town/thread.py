"""The town's causes: what is asked, the facts with their kept stairs, voices, evidence, letters."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.db.models import Model

from benchmarks.town.sizes import HOW, WHAT, WHERE, key
from civicsteps.causes.models import Cause, Demand, Evidence, Fact, Voice
from civicsteps.causes.stairs import set_steps
from civicsteps.core.actors.models import Actor
from civicsteps.core.codes import new_code
from civicsteps.core.ids import slugify
from civicsteps.core.mail.models import Thread
from civicsteps.core.models import ref
from civicsteps.follow.commitments.models import Check, Commitment, CommitmentVersion
from civicsteps.people.acts.models import Act
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.models import Letter, Reply

# What holds each step, and what its facts rest on.
HOLDS = (
    ("report", "reports.report"),
    ("evidence", "causes.evidence"),
    ("choice", "consultations.choice"),
    ("letter", "letters.letter"),
    ("reply", "letters.reply"),
    ("agenda", "notices.agendaitem"),
    ("commitment", "commitments.commitment"),
    ("decision", "outcomes.decision"),
    ("done", "outcomes.finding"),
    ("lasting", "outcomes.finding"),
)
ASKED = 4
HEIGHTS = (25, 20, 12, 15, 10, 6, 5, 3, 3, 1)  # how many of a hundred causes reach each step


@dataclass
class Folder:
    """One cause with all that hangs on it."""

    cause: Cause
    demands: list[Demand] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    others: list[Model] = field(default_factory=list)

    def rows(self) -> Iterator[Model]:
        """Give everything in an order in which it can be written."""
        set_steps(self.cause, self.demands, self.facts)
        yield self.cause
        yield from self.demands
        yield from self.others
        yield from self.facts


@dataclass(frozen=True)
class Maker:
    """Makes causes of these groups about these offices, by one of these residents."""

    groups: list[Group]
    offices: list[Office]
    residents: list[Actor]
    rng: Random

    def folder(self, number: int, at: datetime) -> Folder:
        """Return one cause, the same for the same seed."""
        rng = self.rng
        height = rng.choices(range(1, 11), HEIGHTS)[0]
        folder = Folder(self._cause(number, at))
        for position in range(1, 1 + (height >= 3) + (rng.random() < 0.1)):
            folder.demands.append(self._demand(folder.cause, position, at))
        for step in range(1, height + 1):
            if step in (1, height) or rng.random() < 0.9:
                self._climb(folder, step, at + timedelta(days=9 * step))
        folder.others += self._voices(folder.cause, at)
        return folder

    def _cause(self, number: int, at: datetime) -> Cause:
        rng = self.rng
        where = rng.choice(WHERE)
        title = f"{rng.choice(WHAT)} {rng.choice(HOW)} pe strada {rng.randrange(3000)}"
        return Cause(
            id=key(at, rng),
            group=_first_most(self.groups, rng) if number else self.groups[0],
            slug=f"{slugify(title)}-{number}",
            title=title.capitalize(),
            summary=f"{where}. {rng.choice(WHAT)} {rng.choice(HOW)}, de {rng.randrange(9)} ani.",
            words="" if rng.random() < 0.3 else "Nu mai trecem pe acolo cu căruciorul.",
            words_by="o mamă din cartier",
            place=where,
            lat=44.4 + rng.random() / 5,
            lon=26.0 + rng.random() / 5,
            opened_by=rng.choice(self.residents),
            opened_on=at.date(),
            published_at=None if number and rng.random() < 0.1 else at,
            moved_on=at.date(),
        )

    def _demand(self, cause: Cause, position: int, at: datetime) -> Demand:
        return Demand(
            id=key(at, self.rng),
            cause=cause,
            sentence="Reparați trotuarul până la toamnă.",
            office=_first_most(self.offices, self.rng),
            position=position,
            opened_on=at.date(),
        )

    def _climb(self, folder: Folder, step: int, at: datetime) -> None:
        """Add the fact that holds a step, and where the pages read it, what it rests on."""
        rng, cause = self.rng, folder.cause
        kind, label = HOLDS[step - 1]
        demand = rng.choice(folder.demands) if folder.demands and step >= ASKED else None
        source = f"{label}:{key(at, rng)}"
        if kind == "evidence":
            evidence = self._evidence(cause, at)
            folder.others += [evidence, self._act(cause, evidence, at)]
            source = ref(evidence)
        elif kind == "letter" and demand:
            thread, letter = self._letter(cause, demand, at)
            folder.others += [thread, letter]
            source = ref(letter)
        elif kind == "reply" and (sent := [r for r in folder.others if isinstance(r, Letter)]):
            reply = self._reply(sent[-1], at)
            folder.others.append(reply)
            source = ref(reply)
        elif kind == "commitment" and demand:
            commitment = self._commitment(cause, demand, at)
            folder.others += [commitment, *self._looked_at(commitment, at)]
            source = ref(commitment)
        fact = Fact(
            id=key(at, rng),
            cause=cause,
            demand=demand,
            office=demand.office if demand else None,
            kind=kind,
            on=at.date(),
            source=source,
            recorded_by=cause.opened_by,
            recorded_at=at,
        )
        folder.facts.append(fact)
        cause.moved_on = at.date()

    def _evidence(self, cause: Cause, at: datetime) -> Evidence:
        return Evidence(
            id=key(at, self.rng),
            cause=cause,
            kind=Evidence.Kind.WITNESS,
            caption="Am fost acolo și am văzut.",
            seen_on=at.date(),
            offered_by=self.rng.choice(self.residents),
            offered_at=at,
            state=Evidence.State.ACCEPTED,
            judged_at=at,
            accepted_at=at,
            checks=True,
        )

    def _letter(self, cause: Cause, demand: Demand, at: datetime) -> tuple[Thread, Letter]:
        letter_id = key(at, self.rng)
        thread = Thread(
            id=key(at, self.rng),
            code=new_code(self.rng.randrange),
            kind="letters.letter",
            about=f"letters.letter:{letter_id}",
            title=cause.title,
            opened_at=at,
        )
        letter = Letter(
            id=letter_id,
            cause=cause,
            demand=demand,
            office=demand.office,
            reply_code=thread.code,
            thread=thread,
            subject=cause.title,
            body="Vă scriem despre trotuar.",
            requests=demand.sentence,
            state=Letter.State.SENT,
            channel=Letter.Channel.COUNTER,
            written_by=cause.opened_by,
            written_at=at,
            sent_on=at.date(),
        )
        return thread, letter

    def _reply(self, letter: Letter, at: datetime) -> Reply:
        return Reply(
            id=key(at, self.rng),
            letter=letter,
            channel=Reply.Channel.PAPER,
            received_on=at.date(),
            recorded_at=at,
            recorded_by=letter.written_by,
        )

    def _commitment(self, cause: Cause, demand: Demand, at: datetime) -> Commitment:
        return Commitment(
            id=key(at, self.rng),
            cause=cause,
            demand=demand,
            office=demand.office,
            made_on=at.date(),
            channel=Commitment.Channel.MEETING,
            quote="Îl reparăm până la toamnă.",
            recorded_by=cause.opened_by,
            recorded_at=at,
        )

    def _looked_at(self, commitment: Commitment, at: datetime) -> Iterator[Model]:
        """Give a promise's term, a year ahead, and for most what somebody found when they looked.

        A fifth name no term.
        """
        by = {"recorded_by": commitment.recorded_by, "recorded_at": at}
        dated = self.rng.random() < 0.8
        yield CommitmentVersion(
            commitment=commitment,
            n=1,
            agreed_on=at.date(),
            due_to=at.date() + timedelta(days=365) if dated else None,
            due_precision="day" if dated else "none",
            **by,
        )
        if self.rng.random() < 0.7:
            found = self.rng.choice(Check.Found.values)
            seen_on = at.date() + timedelta(days=60)
            yield Check(commitment=commitment, seen_on=seen_on, found=found, note="Am fost.", **by)

    def _act(self, cause: Cause, evidence: Evidence, at: datetime) -> Act:
        return Act(
            group=cause.group,
            actor=evidence.offered_by,
            kind="evidence",
            on=at.date(),
            source=ref(evidence),
        )

    def _voices(self, cause: Cause, at: datetime) -> Iterator[Voice]:
        for _ in range(self.rng.randrange(4)):
            yield Voice(
                id=key(at, self.rng),
                code=new_code(self.rng.randrange),
                group=cause.group,
                cause=cause,
                words="Și eu ocolesc pe carosabil.",
                said_by="un vecin",
                actor=self.rng.choice(self.residents),
                channel=Voice.Channel.ONLINE,
                heard_on=at.date(),
                may_quote=self.rng.random() < 0.5,
                source=f"reports.report:{key(at, self.rng)}",
            )


def _first_most[T](items: list[T], rng: Random) -> T:
    """Draw one: the first of the list for every twentieth cause, the rest evenly."""
    return items[0] if rng.random() < 0.05 else rng.choice(items)
