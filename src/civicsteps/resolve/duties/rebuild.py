"""The facts, deeds and needs that rest on checks, told anew from their rows."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.causes import sources as facts
from civicsteps.causes.facts import FactSpec
from civicsteps.core.models import ref
from civicsteps.people.acts import sources as acts
from civicsteps.people.acts.records import ActSpec, NeedSpec, declare_act
from civicsteps.resolve.duties.effects import ACT, CHECK, STUDY, WAITING, is_whole
from civicsteps.resolve.duties.models import Look, Review

declare_act(ACT, _("looked for what must be public"))


def study_facts() -> Iterator[FactSpec]:
    """Tell the facts that checks hold or once held."""
    for review in Review.objects.filter(cause__isnull=False).iterator():
        if review.cause_id and review.laid_on:
            yield FactSpec(
                cause_id=review.cause_id,
                demand_id=None,
                office_id=None,
                kind=STUDY,
                on=review.laid_on,
                source=ref(review),
                lifted=review.taken_off_on is not None,
            )


def look_acts() -> Iterator[ActSpec]:
    """Tell who looked for what."""
    for look in Look.objects.select_related("review").iterator():
        yield ActSpec(
            group_id=look.review.group_id,
            actor_id=look.looked_by_id,
            kind=ACT,
            on=localdate(look.looked_at),
            source=ref(look),
            void=look.taken_back_on is not None,
        )


def check_needs() -> Iterator[NeedSpec]:
    """Tell which checks wait for somebody to go on."""
    for review in Review.objects.iterator():
        yield NeedSpec(
            group_id=review.group_id, kind=CHECK, source=ref(review), open=not is_whole(review)
        )


def waiting_needs() -> Iterator[NeedSpec]:
    """Tell what neighbours brought and nobody has looked at."""
    for look in Look.objects.filter(brought=True).select_related("review").iterator():
        yield NeedSpec(
            group_id=look.review.group_id, kind=WAITING, source=ref(look), open=look.waits
        )


facts.register("duties.review", url_name="duty_check", facts=study_facts)
acts.register(ACT, acts=look_acts)
acts.register(CHECK, needs=check_needs)
acts.register(WAITING, needs=waiting_needs)
