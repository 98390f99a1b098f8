"""A request as the law sees it: the letters that left, their terms, what their answers are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from civicsteps.core.models import ref
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.people.clocks.models import Clock
from civicsteps.resolve.letters.models import Judgement, Letter, Reply
from civicsteps.resolve.letters.queries import judgement_of
from civicsteps.resolve.requests.chains import chain_of
from civicsteps.resolve.requests.models import Request, Verdict
from civicsteps.resolve.requests.nexts import Stage

_KINDS = Authority.Kind
LOCAL = {_KINDS.COMMUNE, _KINDS.TOWN, _KINDS.MUNICIPALITY, _KINDS.SECTOR, _KINDS.COUNTY}


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
    watched = prefect_watches(letter.office)
    return Stage(clock, answers, instrument=letter.instrument, aside=aside, watched=watched)


def prefect_watches(office: Office) -> bool:
    """Tell whether the prefect looks at whether an office's acts are lawful.

    Those of mayors, of local councils and of county councils: OUG 57/2019, art. 255. Of a body
    that nobody has told the kind of, a council is taken for a local one.
    """
    authority = office.authority
    if authority.kind in LOCAL or authority.profile == Authority.Profile.LOCAL:
        return True
    unknown = authority.kind == Authority.Kind.OTHER and not authority.profile
    return unknown and office.kind == Office.Kind.COUNCIL


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
