"""A request as the law sees it: the letters that left, their terms, what their answers are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from civicsteps.core.models import ref
from civicsteps.people.clocks.models import Clock
from civicsteps.resolve.letters.models import Judgement, Letter, Reply
from civicsteps.resolve.letters.queries import judgement_of
from civicsteps.resolve.requests.chains import chain_of
from civicsteps.resolve.requests.models import Request, Verdict
from civicsteps.resolve.requests.nexts import Stage


def stages_of(request: Request) -> list[Stage]:
    """Return the letters of a request that left and stand, as the steps that follow see them."""
    sent = [one for one in chain_of(request) if one.sent_on and one.withdrawn_on is None]
    replies, verdicts = replies_to(sent), verdicts_of(request)
    running = Clock.objects.filter(source__in=[ref(one) for one in sent])
    clocks = {clock.source: clock for clock in running}
    return [
        stage_of(request, one, clocks.get(ref(one)), judged(replies[one.pk], verdicts))
        for one in sent
    ]


def stage_of(
    request: Request,
    letter: Letter,
    clock: Clock | None,
    answers: Sequence[tuple[date, Judgement]],
) -> Stage:
    """Return a letter of a request that left, with its term and its answers."""
    aside = letter.office_id != request.office_id
    return Stage(clock, answers, instrument=letter.instrument, aside=aside)


def replies_to(chain: Sequence[Letter]) -> dict[UUID, list[Reply]]:
    """Return what came back to each letter and was not taken back, the oldest first."""
    standing = Reply.objects.filter(letter__in=chain, withdrawn_on=None)
    found = standing.prefetch_related("judgements").order_by("received_on", "pk")
    by_letter: dict[UUID, list[Reply]] = defaultdict(list)
    letters = {letter.pk: letter for letter in chain}
    for reply in found:
        reply.letter = letters[reply.letter_id]
        by_letter[reply.letter_id].append(reply)
    return by_letter


def verdicts_of(request: Request) -> dict[UUID, Verdict]:
    """Return what was said of a request's answers in its own terms, by their judgements."""
    return {verdict.judgement_id: verdict for verdict in request.verdicts.all()}


def judged(
    replies: Sequence[Reply], verdicts: Mapping[UUID, Verdict]
) -> list[tuple[date, Judgement]]:
    """Return the answers among what came back; who asks to make something clear gave none yet."""
    found = []
    for reply in replies:
        judgement = judgement_of(reply)
        verdict = verdicts.get(judgement.pk) if judgement else None
        if judgement and not (verdict and verdict.outcome == Verdict.Outcome.CLARIFY):
            found.append((reply.received_on, judgement))
    return found
