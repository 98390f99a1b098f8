"""Reading letters."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from civicsteps.causes.queries import causes_visible_to
from civicsteps.core.actors.models import Actor
from civicsteps.core.codes import readings
from civicsteps.core.text import plain
from civicsteps.people.authorities.models import Channel, Office
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.queries import places_of
from civicsteps.resolve.letters.incoming import number_in
from civicsteps.resolve.letters.models import Judgement, Letter, Reply
from civicsteps.resolve.letters.rules import INSIDE

MOST = 50
NUMBER_AFTER = timedelta(days=2)


def letters_visible_to(by: Actor) -> QuerySet[Letter]:
    """Return the letters that an actor may see: what was sent with its cause, drafts inside.

    A draft that was thrown away is seen by nobody.
    """
    inside = [place.group_id for place in places_of(by) if place.role in INSIDE]
    sent = Q(sent_on__isnull=False)
    draft = Q(cause__group_id__in=inside, withdrawn_on=None)
    return Letter.objects.filter(sent | draft, cause__in=causes_visible_to(by)).select_related(
        "cause__group", "demand", "office__authority", "thread"
    )


def letters_sent() -> QuerySet[Letter]:
    """Return the letters that everybody may see, with what came back: for long lists."""
    standing = Reply.objects.filter(withdrawn_on=None)
    replies = standing.exclude(kind=Reply.Kind.AUTO).prefetch_related("judgements")
    sent = Letter.objects.filter(sent_on__isnull=False, cause__published_at__isnull=False)
    return sent.select_related("cause__group", "office__authority").prefetch_related(
        Prefetch("replies", replies)
    )


def replies_visible_to(by: Actor) -> QuerySet[Reply]:
    """Return the replies to letters that an actor may see, with their judgements."""
    return (
        Reply.objects.filter(letter__in=letters_visible_to(by), withdrawn_on=None)
        .exclude(kind=Reply.Kind.AUTO)
        .select_related("letter__cause__group", "letter__office__authority")
        .prefetch_related("judgements", "files")
    )


def letters_of_group(group: Group, by: Actor) -> QuerySet[Letter]:
    """Return a group's letters that an actor may see, newest first, for a paged list."""
    standing = Reply.objects.filter(withdrawn_on=None)
    replies = standing.exclude(kind=Reply.Kind.AUTO).prefetch_related("judgements")
    letters = letters_visible_to(by).filter(cause__group=group).order_by("-written_at", "-pk")
    return letters.prefetch_related(Prefetch("replies", replies))


def replies_to(letter: Letter) -> list[Reply]:
    """Return what came back to a letter, oldest first, with its judgements."""
    standing = letter.replies.filter(withdrawn_on=None).select_related("letter__cause__group")
    replies = standing.prefetch_related("judgements")
    return list(replies.order_by("received_on", "pk")[:MOST])


def judgement_of(reply: Reply) -> Judgement | None:
    """Return what the group found a reply to be, last."""
    return max(reply.judgements.all(), key=lambda judged: (judged.at, judged.pk), default=None)


def phone_of(office: Office) -> str:
    """Return a telephone number of an office's authority, its registry's first; or nothing."""
    phones = Channel.objects.filter(
        office__authority=office.authority_id, kind=Channel.Kind.PHONE
    ).exclude(state=Channel.State.FAILS)
    kinds = phones.values_list("office__kind", "address")[:MOST]
    return min(kinds, key=lambda found: found[0] != Office.Kind.REGISTRY, default=("", ""))[1]


def letters_heard_of() -> QuerySet[Letter]:
    """Return letters whose message has become something that they do not know yet."""
    waiting = Q(state=Letter.State.READY, message__state__in=["sent", "uncertain", "failed"])
    in_doubt = Q(state=Letter.State.UNCERTAIN, sent_on=None, message__state__in=["sent", "failed"])
    came_back = Q(state=Letter.State.SENT, withdrawn_on=None, message__state="failed")
    return Letter.objects.filter(waiting | in_doubt | came_back).order_by("pk")


def letters_without_number(*, on: date) -> QuerySet[Letter]:
    """Return letters sent two days before a day or earlier whose number nobody asked for.

    Of an old letter that was brought here the registry is not asked after years.
    """
    silent = Letter.objects.filter(
        state=Letter.State.SENT,
        withdrawn_on=None,
        registered_on=None,
        number_asked_on=None,
        brought_at=None,
        sent_on__lte=on - NUMBER_AFTER,
    )
    return silent.order_by("sent_on")


def number_proposed(letter: Letter) -> dict[str, object]:
    """Return the number and day that the newest confirmation of receipt gives, for a form."""
    told = (
        letter.replies.filter(withdrawn_on=None)
        .exclude(number="")
        .order_by("-received_on", "-pk")
        .first()
    )
    if told is None:
        return {}
    found = number_in(told.text)
    return {"number": told.number, "on": found.on or told.received_on}


def letter_by_code(typed: str) -> Letter | None:
    """Return the letter whose printed code this is, as written by hand: one slip is forgiven."""
    related = ("cause__group", "office__authority")
    found = Letter.objects.filter(reply_code__in=readings(typed)).select_related(*related)[:2]
    return found[0] if len(found) == 1 else None


def last_signed(by: Actor, group: Group) -> Letter | None:
    """Return the letter that an actor wrote last for a group: whoever signed it may sign again."""
    own = Letter.objects.filter(written_by=by, cause__group=group)
    return own.order_by("-written_at").first()


def last_signature(letter: Letter, by: Actor) -> Letter | None:
    """Return the letter of the same group on which the same person's signature stands, the last.

    One that this actor put there: nobody signs with what somebody else drew.
    """
    signed = Letter.objects.filter(cause__group=letter.cause.group_id, signature__kept_by=by)
    others = signed.exclude(pk=letter.pk).select_related("signature").order_by("-written_at")
    same = (other for other in others[:MOST] if plain(other.signer) == plain(letter.signer))
    return next(same, None)


def matter_of(letter: Letter) -> Letter:
    """Return the letter that a return goes back to; any other is its own."""
    for _ in range(MOST):
        if letter.instrument != "FOLLOW" or letter.follows is None:
            break
        letter = letter.follows
    return letter


def belongs_inside(by: Actor, key: UUID) -> bool:
    """Tell whether an actor is of the audience `letter:<uuid>`, who know the signer."""
    groups = [place.group_id for place in places_of(by) if place.role in INSIDE]
    return Letter.objects.filter(pk=key, cause__group_id__in=groups).exists() if groups else False
