"""Who may see to mail that needs a person. Core knows no staff: an upper app says who they are."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.mail.models import CODE_KINDS, Inbound, Message
from civicsteps.core.refusals import Refusal

type Test = Callable[[Actor], bool]

_tests: list[Test] = []


def let_see_to_mail(test: Test) -> Test:
    """Let the actors for whom the test holds file and see to mail (a decorator)."""
    _tests.append(test)
    return test


def why_not_see_to_mail(by: Actor) -> Refusal | None:
    """The centre's administrators see to mail; so does the system."""
    if by.kind == Actor.Kind.SYSTEM or any(test(by) for test in _tests):
        return None
    return Refusal(_("Only the centre's staff sees to mail."), "forbidden")


def inbound_visible_to(by: Actor) -> QuerySet[Inbound]:
    """Return the unsorted mail that an actor may read: staff all of it, others none."""
    unsorted = Inbound.objects.exclude(state=Inbound.State.FILED).select_related("raw", "thread")
    return unsorted.none() if why_not_see_to_mail(by) else unsorted


def messages_visible_to(by: Actor) -> QuerySet[Message]:
    """Return the messages in trouble that an actor may see to: staff all, others none.

    Never one with a code: whoever read it could come in as somebody else.
    """
    trouble = Message.objects.filter(
        state__in=[Message.State.UNCERTAIN, Message.State.FAILED]
    ).select_related("thread")
    return trouble.none() if why_not_see_to_mail(by) else trouble.exclude(kind__in=CODE_KINDS)


def why_not_file_inbound(by: Actor, inbound: Inbound) -> Refusal | None:
    """Staff file what waits, or what was set aside."""
    if refusal := why_not_see_to_mail(by):
        return refusal
    if inbound.state in {Inbound.State.QUEUED, Inbound.State.SET_ASIDE}:
        return None
    return Refusal(_("Somebody has already seen to this message."))


def why_not_set_aside(by: Actor, inbound: Inbound) -> Refusal | None:
    """Staff set aside what waits."""
    if refusal := why_not_see_to_mail(by):
        return refusal
    waits = inbound.state == Inbound.State.QUEUED
    return None if waits else Refusal(_("Somebody has already seen to this message."))


def why_not_resend_uncertain(by: Actor, message: Message) -> Refusal | None:
    """Staff send again what perhaps did not leave; a notice also when it did not.

    What failed of a correspondence is in the hands of who wrote it: they may have withdrawn it.
    """
    if refusal := why_not_see_to_mail(by):
        return refusal
    if message.state == Message.State.UNCERTAIN:
        return None
    if message.state != Message.State.FAILED:
        return Refusal(_("Somebody has already seen to this message."))
    in_hands = Refusal(_("Whoever wrote this letter decides if it is sent again."))
    return in_hands if message.thread_id else None


def why_not_mark_sent(by: Actor, message: Message) -> Refusal | None:
    """Staff say that an uncertain message left after all."""
    if refusal := why_not_see_to_mail(by):
        return refusal
    uncertain = message.state == Message.State.UNCERTAIN
    return None if uncertain else Refusal(_("Somebody has already seen to this message."))
