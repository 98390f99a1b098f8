"""Checking what an authority must publish: each thing looked for, with what shows it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from civicsteps.causes.facts import lift_fact, record_fact
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.log import record
from civicsteps.core.links.actions import Issued, issue
from civicsteps.core.links.models import Link
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.text import tidy
from civicsteps.people.acts.records import record_act, void_acts
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.people.groups.models import Group
from civicsteps.resolve.duties import effects, rules
from civicsteps.resolve.duties.models import FIRST_YEAR, Look, Review
from civicsteps.resolve.duties.packs import duties, duty
from civicsteps.resolve.letters.actions import write_letter
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.ready import ready_words

REQUEST = "T544"
BODY = gettext_lazy(
    "The law says that the documents named below are published. We did not find them."
)


@action
def open_review(
    *, group: Group, authority: Authority, year: int, by: Actor, illustrative: bool = False
) -> Review:
    """Begin a group's check of what an authority must publish in a year; once for each year."""
    refuse(rules.why_not_open_review(by, group))
    refuse_year(year)
    if Review.objects.filter(group=group, authority=authority, year=year).exists():
        reason = _("You check this year already: go on with it in your list.")
        raise Refused(Refusal(reason, "input", "year"))
    review = Review.objects.create(
        group=group,
        authority=authority,
        year=year,
        opened_by=by,
        opened_at=clock.now(),
        illustrative=illustrative or group.illustrative,
    )
    effects.settle(review)
    effects.told("duties.review_opened", group, by=by, data={"year": year})
    return review


@action
def add_look(
    *,
    review: Review,
    duty: str,
    state: str,
    seen_on: date,
    by: Actor,
    url: str = "",
    document: Prepared | None = None,
    note: str = "",
) -> Review:
    """Write down what somebody found of one thing; what was found before stays to be read.

    What was found, or found in part, is shown by an address or a picture.
    """
    lock(review)
    refuse(rules.why_not_add_look(by, review))
    look = _made(review, duty, state, seen_on, by, url, document, note)
    look.accepted_on = clock.today()
    look.save(force_insert=True)
    effects.set_current(look)
    effects.settle(review)
    effects.told("duties.look_added", review.group, by=by)
    return review


@action
def ask_to_look(*, review: Review, duty: str, by: Actor) -> Issued:
    """Make a link by which a neighbour looks for one thing, without an account."""
    refuse(rules.why_not_ask_to_look(by, review))
    refuse_unknown(duty)
    effects.told("duties.look_asked", review.group, by=by)
    return issue(rules.BRING_LOOK, review, by=by, within=review.group, data={"duty": duty})


@action
def bring_look(
    *,
    review: Review,
    duty: str,
    state: str,
    seen_on: date,
    by: Actor,
    link: Link | None = None,
    url: str = "",
    document: Prepared | None = None,
    note: str = "",
) -> Look:
    """Take what a neighbour found; it counts when an organiser has looked at it."""
    lock(review)
    refuse(rules.why_not_bring_look(by, review, link))
    look = _made(review, duty, state, seen_on, by, url, document, note)
    look.brought = True
    look.save(force_insert=True)
    effects.to_look_at(look)
    effects.told("duties.look_brought", review.group, by=by)
    return look


@action
def accept_look(*, look: Look, by: Actor) -> Review:
    """Let what a neighbour found count."""
    lock(look)
    refuse(rules.why_not_accept_look(by, look))
    look.accepted_on = clock.today()
    look.save(update_fields=["accepted_on"])
    if look.document:
        look.document.audiences = [effects.shown_to(look.review.group)]
        look.document.save(update_fields=["audiences"])
    effects.looked_at(look)
    effects.set_current(look)
    effects.settle(look.review)
    effects.told("duties.look_accepted", look.review.group, by=by)
    return look.review


@action
def take_back_look(*, look: Look, by: Actor) -> Review:
    """Take back what was entered by mistake: what was found before counts again."""
    lock(look)
    refuse(rules.why_not_take_back_look(by, look))
    look.taken_back_on, look.current = clock.today(), False
    look.save(update_fields=["taken_back_on", "current"])
    void_acts(source=look, kind=effects.ACT)
    effects.keep_inside(look.document, look.review.group)
    effects.looked_at(look)
    effects.set_current(look)
    effects.settle(look.review)
    effects.told("duties.look_taken_back", look.review.group, by=by)
    return look.review


@action
def lay_review(*, review: Review, cause: Cause, by: Actor) -> Review:
    """Lay a check on the thread of a problem, as a study: its second step."""
    lock(review)
    refuse(rules.why_not_lay_review(by, review, cause))
    looked = review.looks.filter(current=True)
    if not looked:
        raise Refused(Refusal(_("Look for something first.")))
    review.cause, review.laid_on, review.laid_by = cause, clock.today(), by
    review.taken_off_on = None
    review.save(update_fields=["cause", "laid_on", "laid_by", "taken_off_on"])
    found = looked.filter(state=Look.State.FOUND).count()
    record_fact(
        cause=cause,
        kind=effects.STUDY,
        source=review,
        on=clock.today(),
        by=by,
        proof=f"{found}/{len(duties())}",
    )
    _tell_cause("duties.review_laid", review, cause, by=by)
    return review


@action
def take_off_review(*, review: Review, by: Actor) -> Review:
    """Take a check off the thread of its problem: it was laid there by mistake."""
    lock(review)
    refuse(rules.why_not_take_off_review(by, review))
    review.taken_off_on = clock.today()
    review.save(update_fields=["taken_off_on"])
    lift_fact(source=review, kind=effects.STUDY, on=clock.today(), because="withdrawn")
    if review.cause:
        _tell_cause("duties.review_taken_off", review, review.cause, by=by)
    return review


@action
def ask_for_missing(
    *,
    review: Review,
    cause: Cause,
    office: Office,
    duties: Collection[str],
    signer: str,
    domicile: str,
    by: Actor,
) -> Letter:
    """Draft the request for information that names what was not found (Law 544/2001).

    The draft is the group's: it reads, changes and sends it.
    """
    refuse(rules.why_not_ask_for_missing(by, cause))
    if cause.group_id != review.group_id:
        raise Refused(Refusal(_("This problem is another group's."), "input", "cause"))
    if office.authority_id != review.authority_id:
        raise Refused(Refusal(_("This office is another authority's."), "input", "office"))
    named = [found for key in duties if (found := duty(key))]
    if not named:
        raise Refused(Refusal(_("Choose what you ask for."), "input", "duties"))
    words = ready_words(REQUEST, cause=cause, office=office, parts={"period": str(review.year)})
    with override("ro"):
        asks = [
            _("%(title)s, for %(year)s (%(article)s)")
            % {"title": one.titles["ro"], "year": review.year, "article": one.article}
            for one in named
        ]
        body = str(BODY)
    letter = write_letter(
        cause=cause,
        demand=None,
        office=office,
        words=replace(words, body=body, requests="\n".join(asks), signer=signer, domicile=domicile),
        by=by,
        illustrative=review.illustrative,
    )
    effects.told("duties.missing_asked", review.group, by=by)
    return letter


def refuse_year(year: int) -> None:
    """Raise Refused for a year before the law, or one that has not come."""
    if not FIRST_YEAR <= year <= clock.today().year + 1:
        reason = _("Write a year from 2001 to the next.")
        raise Refused(Refusal(reason, "input", "year"))


def refuse_unknown(key: str) -> None:
    """Raise Refused for what is not in the list."""
    if duty(key) is None:
        raise Refused(Refusal(_("This is not in the list."), "input", "duty"))


def _made(
    review: Review, key: str, state: str, seen_on: date, by: Actor, url: str,
    document: Prepared | None, note: str,
) -> Look:  # fmt: skip
    refuse_unknown(key)
    refuse_ahead(seen_on, "seen_on")
    if state not in Look.State.values:
        raise Refused(Refusal(_("Say whether you found it."), "input", "state"))
    if state != Look.State.MISSING and not (url or document):
        reason = _("Give its address, or a picture of it: others should see it too.")
        raise Refused(Refusal(reason, "input", "url"))
    # What a neighbour brings is seen by the group until an organiser has looked at it.
    inside = rules.why_not_add_look(by, review) is not None
    audience = review.group.audience if inside else effects.shown_to(review.group)
    look = Look(
        review=review,
        duty=key,
        state=state,
        seen_on=seen_on,
        url=url,
        document=keep(document, by=by, audiences=[audience]) if document else None,
        note=tidy(note),
        looked_by=by,
        looked_at=clock.now(),
        illustrative=review.illustrative,
    )
    record_act(group=review.group, by=by, kind=effects.ACT, on=clock.today(), source=look)
    return look


def _tell_cause(kind: str, review: Review, cause: Cause, *, by: Actor) -> None:
    record(kind, by=by, about={"cause": cause, "review": review}, audiences=[cause.audience])
