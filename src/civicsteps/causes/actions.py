"""What people do with a cause: open and show it, say what it asks, bring and judge evidence."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from civicsteps.causes import rules
from civicsteps.causes.facts import lift_fact, record_fact
from civicsteps.causes.models import Cause, Demand, Evidence, Voice
from civicsteps.causes.stairs import refresh
from civicsteps.causes.voices import put_on_top
from civicsteps.core import clock, ids
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.log import record
from civicsteps.core.links.actions import Issued, issue
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.search.index import drop
from civicsteps.core.text import tidy
from civicsteps.people.acts.records import close_need, open_need, record_act
from civicsteps.people.authorities.models import Office
from civicsteps.people.clocks.records import show_clocks
from civicsteps.people.groups.models import Group

_SAID = (
    *("title", "title_en", "summary", "summary_en", "place", "folded_place"),
    *("lat", "lon", "photo"),
)

MOST_USES = 20  # of one link: more is a crowd that nobody asked


@action
def open_cause(
    *,
    group: Group,
    title: str,
    by: Actor,
    place: str = "",
    summary: str = "",
    lat: float | None = None,
    lon: float | None = None,
    photo: Prepared | StoredFile | None = None,
    illustrative: bool = False,
) -> Cause:
    """Open a cause of a group; only the group sees it until it is published.

    `place` is the group's when it is left empty; `lat` and `lon` are WGS 84 degrees, both or none.
    """
    refuse(rules.why_not_open_cause(by, group))
    _refuse_empty(title, "title")
    cause = Cause(
        group=group,
        slug=ids.free_slug(Cause, title),
        title=tidy(title),
        summary=tidy(summary),
        place=tidy(place) or group.place,
        lat=lat,
        lon=lon,
        opened_by=by,
        opened_on=clock.today(),
        moved_on=clock.today(),
        illustrative=illustrative,
    )
    cause.photo = _kept(photo, by=by, audience=cause.audience)
    cause.save(force_insert=True)
    record("causes.cause_opened", by=by, about={"cause": cause}, audiences=[cause.audience])
    open_need(
        group=group,
        kind="causes.publish",
        source=cause,
        about=cause.title,
        url=cause.get_absolute_url(),
        on=clock.today(),
    )
    return cause


@action
def edit_cause(
    *,
    cause: Cause,
    title: str,
    place: str,
    by: Actor,
    summary: str = "",
    lat: float | None = None,
    lon: float | None = None,
    photo: Prepared | StoredFile | None = None,
    words_of: Voice | None = None,
    title_en: str | None = None,
    summary_en: str | None = None,
) -> Cause:
    """Say better what the problem is and where; its address stays.

    No photo, no `words_of` and no English (None) leave those that stand. `words_of` is the voice
    whose words go on top: one of the cause's own, of a person who may be quoted.
    """
    lock(cause)
    refuse(rules.why_not_edit_cause(by, cause))
    _refuse_empty(title, "title")
    if words_of and (words_of.cause_id != cause.pk or not words_of.may_quote):
        raise Refused(Refusal(_("These words may not be quoted here."), "input", "words_of"))
    cause.title, cause.summary = tidy(title), tidy(summary)
    cause.place, cause.lat, cause.lon = tidy(place) or cause.place, lat, lon
    cause.photo = _kept(photo, by=by, audience=cause.audience) or cause.photo
    cause.title_en = cause.title_en if title_en is None else tidy(title_en)
    cause.summary_en = cause.summary_en if summary_en is None else tidy(summary_en)
    cause.save(update_fields=_SAID)
    if words_of:
        put_on_top(cause, words_of)
    record("causes.cause_edited", by=by, about={"cause": cause}, audiences=[cause.group_audience])
    return cause


@action
def publish_cause(*, cause: Cause, by: Actor) -> Cause:
    """Show a cause to everybody."""
    lock(cause)
    refuse(rules.why_not_publish_cause(by, cause))
    cause.published_at, cause.hidden_at = clock.now(), None
    cause.save(update_fields=["published_at", "hidden_at"])
    record("causes.cause_published", by=by, about={"cause": cause}, audiences=[cause.audience])
    show_clocks(thread=cause, public=True)
    close_need(kind="causes.publish", source=cause, on=clock.today())
    return cause


@action
def hide_cause(*, cause: Cause, by: Actor) -> Cause:
    """Take a cause back from the public: from now on only its group sees it."""
    lock(cause)
    refuse(rules.why_not_hide_cause(by, cause))
    cause.published_at, cause.hidden_at = None, clock.now()
    cause.save(update_fields=["published_at", "hidden_at"])
    drop(cause)  # at once; for its group the search finds it again
    show_clocks(thread=cause, public=False)
    record("causes.cause_hidden", by=by, about={"cause": cause}, audiences=[cause.audience])
    return cause


@action
def add_demand(
    *,
    cause: Cause,
    sentence: str,
    office: Office,
    by: Actor,
    by_when: date | None = None,
    measure: str = "",
) -> Demand:
    """Say what the cause asks, of which office, by when, and how it will be seen."""
    lock(cause)
    refuse(rules.why_not_add_demand(by, cause))
    _refuse_empty(sentence, "sentence")
    demand = Demand.objects.create(
        cause=cause,
        sentence=tidy(sentence),
        office=office,
        by_when=by_when,
        measure=tidy(measure),
        position=cause.demands.count() + 1,
        opened_on=clock.today(),
    )
    refresh(cause)
    record(
        "causes.demand_added",
        by=by,
        about={"cause": cause, "demand": demand, "office": office},
        audiences=[cause.audience],
    )
    return demand


@action
def withdraw_demand(*, demand: Demand, by: Actor) -> Demand:
    """Withdraw what was asked: the steps stay, a flag says so."""
    lock(demand.cause)
    lock(demand)
    refuse(rules.why_not_withdraw_demand(by, demand))
    demand.withdrawn_on = clock.today()
    demand.save(update_fields=["withdrawn_on"])
    record_fact(
        cause=demand.cause,
        demand=demand,
        kind="withdrawal",
        source=demand,
        on=clock.today(),
        by=by,
        office=demand.office,
    )
    record(
        "causes.demand_withdrawn",
        by=by,
        about={"cause": demand.cause, "demand": demand},
        audiences=[demand.cause.audience],
    )
    demand.refresh_from_db()
    return demand


@action
def ask_for_evidence(*, cause: Cause, by: Actor, uses: int = 1) -> Issued:
    """Make a link by which neighbours without an account bring evidence, once for each use.

    Refused (input) for none, or for more than twenty.
    """
    refuse(rules.why_not_ask_for_evidence(by, cause))
    if not 1 <= uses <= MOST_USES:
        raise Refused(Refusal(_("A link takes between 1 and 20 photos."), "input", "uses"))
    issued = issue(rules.BRING_EVIDENCE, cause, by=by, uses=uses, within=cause.group)
    record("causes.evidence_asked", by=by, about={"cause": cause}, audiences=[cause.group_audience])
    return issued


@action
def offer_evidence(
    *,
    cause: Cause,
    kind: str,
    caption: str,
    seen_on: date,
    by: Actor,
    file: Prepared | StoredFile | None = None,
    shows: str = Evidence.Shows.PROBLEM,
    caption_en: str = "",
    publisher: str = "",
    published: str = "",
    checked_on: date | None = None,
    url: str = "",
    verified: bool = False,
    illustrative: bool = False,
) -> Evidence:
    """Bring evidence; it waits, and only the group sees it, until an organiser accepts it.

    `published` is the publisher's own date as it stands there; `verified` says that the source
    was read, and needs its publisher.
    """
    refuse(rules.why_not_offer_evidence(by, cause))
    _refuse_empty(caption, "caption")
    if verified and not tidy(publisher):
        raise Refused(Refusal(_("Say who published it."), "input", "publisher"))
    refuse_ahead(seen_on, "seen_on")
    evidence = Evidence.objects.create(
        cause=cause,
        kind=kind,
        shows=shows,
        caption=tidy(caption),
        caption_en=tidy(caption_en),
        checked_on=checked_on,
        file=_kept(file, by=by, audience=cause.group_audience),
        publisher=tidy(publisher),
        published=published,
        url=url,
        seen_on=seen_on,
        offered_by=by,
        offered_at=clock.now(),
        verified=verified,
        illustrative=illustrative,
    )
    _tell(evidence, "causes.evidence_offered", by=by, audiences=[cause.group_audience])
    record_act(group=cause.group, by=by, kind="evidence", on=clock.today(), source=evidence)
    open_need(
        group=cause.group,
        kind="causes.judge_evidence",
        source=evidence,
        about=cause.title,
        url=evidence.get_absolute_url(),
        on=clock.today(),
    )
    return evidence


@action
def accept_evidence(*, evidence: Evidence, by: Actor) -> Evidence:
    """Accept evidence. It checks the problem if somebody else than the first teller brought it."""
    lock(evidence)
    refuse(rules.why_not_accept_evidence(by, evidence))
    evidence.accepted_at = clock.now()
    evidence.checks = checks_the_problem(evidence)
    _judge(evidence, Evidence.State.ACCEPTED, by=by, shown_to=evidence.cause.audience)
    if evidence.checks:
        record_fact(
            cause=evidence.cause,
            kind="evidence",
            source=evidence,
            on=evidence.seen_on,
            by=by,
            proof=evidence.caption[:200],
        )
    _tell(evidence, "causes.evidence_accepted", by=by, audiences=[evidence.cause.audience])
    return evidence


@action
def strike_evidence(*, evidence: Evidence, reason: str, by: Actor) -> Evidence:
    """Strike evidence, with the reason: what rested on it is lifted."""
    lock(evidence)
    refuse(rules.why_not_strike_evidence(by, evidence))
    _refuse_empty(reason, "reason")
    evidence.reason = tidy(reason)
    _judge(evidence, Evidence.State.STRUCK, by=by, shown_to=evidence.cause.group_audience)
    lift_fact(source=evidence, kind="evidence", on=clock.today(), because="struck")
    _tell(evidence, "causes.evidence_struck", by=by, audiences=[evidence.cause.group_audience])
    return evidence


def checks_the_problem(evidence: Evidence) -> bool:
    """Tell whether evidence shows the problem and comes from another than the first teller."""
    if evidence.shows != Evidence.Shows.PROBLEM:
        return False
    first = Voice.objects.filter(cause=evidence.cause).order_by("heard_on", "pk").first()
    brought = {evidence.offered_by_id, evidence.offered_by.confirmed_by_id}
    return first is None or first.actor_id not in brought


def _judge(evidence: Evidence, state: Evidence.State, *, by: Actor, shown_to: str) -> None:
    evidence.state, evidence.judged_by, evidence.judged_at = state, by, clock.now()
    evidence.save(
        update_fields=["state", "judged_by", "judged_at", "accepted_at", "checks", "reason"]
    )
    _kept(evidence.file, by=by, audience=shown_to)
    close_need(kind="causes.judge_evidence", source=evidence, on=clock.today())


def _tell(evidence: Evidence, kind: str, *, by: Actor, audiences: list[str]) -> None:
    record(
        kind,
        by=by,
        about={"cause": evidence.cause, "evidence": evidence},
        audiences=audiences,
    )


def _kept(file: Prepared | StoredFile | None, *, by: Actor, audience: str) -> StoredFile | None:
    """Keep a new file, or take one that is kept already, for this audience alone."""
    if isinstance(file, Prepared):
        return keep(file, by=by, audiences=[audience])
    if file is not None:
        file.audiences = [audience]
        file.save(update_fields=["audiences"])
    return file


def _refuse_empty(text: str, field: str) -> None:
    if not tidy(text):
        raise Refused(Refusal(_("A few words are needed here."), "input", field))
