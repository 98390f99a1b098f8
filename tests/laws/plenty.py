"""Ten times as much of everything that stands in a list: copies of what the stories made."""

from django.db import models
from django_tasks_db.models import DBTaskResult

from civicsteps.causes.models import Cause, Voice
from civicsteps.core import codes, ids
from civicsteps.core.journal.models import Entry
from civicsteps.core.links.models import Link
from civicsteps.core.mail.models import Inbound, Message, Thread
from civicsteps.core.models import split_ref
from civicsteps.core.search import index
from civicsteps.identify.reports.models import Report
from civicsteps.people.acts.models import Act, Need
from civicsteps.people.authorities.models import Channel, Mandate
from civicsteps.people.groups.models import Consent, Contact, Group, Membership
from civicsteps.programme.calls.models import Participation
from civicsteps.resolve.letters.models import Judgement

MANY = 200
SOME = 40


def many[M: models.Model](row: M, number: int, **changed: object) -> list[M]:
    """Copy a row so many times; what is changed is a value, or a function of the copy's number."""
    kept = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    kept.pop(row._meta.pk.attname)
    made = [
        type(row)(**kept | {k: _value(v, n) for k, v in changed.items()}) for n in range(number)
    ]
    return type(row)._default_manager.bulk_create(made)


def one[M: models.Model](rows: models.QuerySet[M] | models.Manager[M]) -> M:
    """Return the first of these rows: the stories have made one."""
    return rows.order_by("pk")[0]


def _value(given: object, n: int) -> object:
    return given(n) if callable(given) else given


def add_plenty() -> None:
    """Add two hundred causes to the playground's group, and much to each list of its own."""
    cause = Cause.objects.get(slug="copiii-din-grozavesti-nu-au-loc-de-joaca")
    causes = many(
        cause,
        MANY,
        slug=lambda n: f"alta-problema-{n}",
        title=lambda n: f"Altă problemă din cartier, a {n}-a",
        published_at=lambda n: cause.published_at if n % 10 else None,
    )
    for row in causes[:SOME]:
        index.put(row, audience="public", title=row.title, text="loc", url=row.get_absolute_url())
    _people(cause.group)
    _authorities(cause)
    _words(cause, causes)
    _asked(cause, causes)
    _came_of_it(cause, causes)
    _story(cause)
    _mail()


def _people(group: Group) -> None:
    groups = many(group, MANY, slug=lambda n: f"alt-grup-{n}", name=lambda n: f"Alt grup {n}")
    for row in groups[:SOME]:
        index.put(row, audience="public", title=row.name, text="loc", url=row.get_absolute_url())
    participation = Participation.objects.get(group=group)
    many(participation, MANY, group_id=lambda n: groups[n].pk)
    many(participation.programme, SOME, slug=lambda n: f"alt-program-{n}")
    ana = one(Membership.objects.filter(group=group, role="OR"))
    many(ana, SOME, group_id=lambda n: groups[n].pk)
    actors = many(ana.user.actor, MANY)
    emails = {"email": lambda n: f"om{n}@example.org", "actor_id": lambda n: actors[n].pk}
    users = many(ana.user, MANY, **emails)
    many(ana, MANY, user_id=lambda n: users[n].pk, role="GM")
    contact = one(Contact.objects.filter(group=group, erased_at=None))
    contacts = many(contact, MANY, email_key=None, phone_key=None)
    consent = one(Consent.objects.filter(contact=contact))
    many(consent, MANY, contact_id=lambda n: contacts[n].pk)
    link = one(Link.objects.filter(purpose="groups.invitation", uses_left__gt=0))
    many(link, SOME, token_hash=lambda n: n.to_bytes(32))


def _authorities(cause: Cause) -> None:
    office = one(cause.demands).office
    halls = many(office.authority, MANY, slug=lambda n: f"alta-primarie-{n}")
    for row in halls[:SOME]:
        index.put(row, audience="public", title=row.name, text="loc", url=row.get_absolute_url())
    many(office, SOME, name=lambda n: f"Alt birou {n}")
    many(one(Channel.objects.filter(office=office)), SOME, address=lambda n: f"b{n}@example.org")
    many(one(Mandate.objects.filter(office=office)), SOME)


def _words(cause: Cause, causes: list[Cause]) -> None:
    voice = one(Voice.objects.filter(cause=cause, may_quote=True))
    code = {"code": lambda _: codes.new_code()}
    many(voice, MANY, **code)
    many(voice, MANY, **code, cause_id=lambda n: causes[n].pk)
    waiting = one(Report.objects.filter(group=cause.group, state="waiting"))
    heard = many(waiting.voice, MANY, **code)
    many(waiting, MANY, voice_id=lambda n: heard[n].pk)
    for state in ("accepted", "offered"):
        evidence = one(cause.evidence.filter(state=state))
        many(evidence, MANY)
        many(evidence, MANY, cause_id=lambda n: causes[n].pk)


def _asked(cause: Cause, causes: list[Cause]) -> None:
    demand = one(cause.demands)
    many(demand, 10, position=lambda n: 10 + n)
    demands = many(demand, MANY, cause_id=lambda n: causes[n].pk)
    for fact in cause.facts.filter(lifted_on=None):
        of = {"source": lambda _, like=fact: f"{split_ref(like.source)[0]}:{ids.uuid7()}"}
        many(fact, 10, **of)
        many(fact, MANY, **of, cause_id=lambda n: causes[n].pk, demand_id=lambda n: demands[n].pk)
    letter = cause.letters.get(registration_number="DEMO-101")
    new = {"code": lambda _: codes.new_code()}
    threads = many(Thread.objects.get(code=letter.reply_code), MANY, **new)
    apart = {"message_id": None, "reply_code": lambda n: threads[n].code}
    letters = many(letter, MANY, **apart, thread_id=lambda n: threads[n].pk)
    judgement = one(Judgement.objects.filter(reply__letter=letter))
    replies = many(judgement.reply, SOME, inbound_id=None)
    replies += many(judgement.reply, MANY, inbound_id=None, letter_id=lambda n: letters[n].pk)
    many(judgement, SOME)
    many(judgement, len(replies), reply_id=lambda n: replies[n].pk)


def _came_of_it(cause: Cause, causes: list[Cause]) -> None:
    many(one(cause.agenda_items), SOME)
    many(one(cause.decisions), SOME)
    for finding in cause.findings.all():
        many(finding, SOME)
    for promise in cause.commitments.all():
        more = many(promise, SOME)
        many(one(promise.versions), SOME, commitment_id=lambda n, of=more: of[n].pk)
        many(promise.versions.reverse()[0], SOME, n=lambda n: 10 + n, change_by="authority")
        for rows in (promise.checks, promise.statements):
            if row := rows.first():
                many(row, SOME)
    many(one(cause.choices), SOME, annulled_on=cause.opened_on)


def _story(cause: Cause) -> None:
    told = Entry.objects.filter(mentions__object_id=cause.pk)
    for entry in {entry.kind: entry for entry in told}.values():
        entries = many(entry, SOME)
        for rows in (entry.mentions, entry.showings):
            for row in rows.all():
                many(row, SOME, entry_id=lambda n, of=entries: of[n].pk)
    need = one(Need.objects.filter(group=cause.group, closed_on=None))
    many(need, MANY, source=lambda n: f"causes.cause:{cause.pk}:{n}")
    act = one(Act.objects.filter(group=cause.group))
    many(act, MANY, source=lambda n: f"causes.cause:{cause.pk}:{n}")


def _mail() -> None:
    trouble = Message.objects.get(state="uncertain")
    many(trouble, MANY, message_id=lambda n: f"<doubt{n}@example.org>")
    sent = {"state": "sent", "sent_at": trouble.claimed_at}
    many(trouble, MANY, message_id=lambda n: f"<sent{n}@example.org>", **sent)
    stray = one(Inbound.objects.filter(state="queued"))
    many(stray, MANY, once=lambda n: n.to_bytes(32))
    given_up = one(DBTaskResult.objects.failed())
    many(given_up, SOME)
