"""Opening programmes, and letting groups take part."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy
from civicsteps.people.groups.models import Group
from civicsteps.programme.calls import rules
from civicsteps.programme.calls.models import Participation, Programme


@action
def open_programme(
    *,
    centre: Group,
    slug: str,
    name: str,
    aim: str,
    begins: date,
    ends: date,
    by: Actor,
    name_en: str = "",
    aim_en: str = "",
    amount: int | None = None,
    currency: str = "EUR",
    illustrative: bool = False,
) -> Programme:
    """Open a programme of a centre. `amount` is in hundredths of its currency."""
    refuse(rules.why_not_open_programme(by, centre))
    if ends < begins:
        raise Refused(Refusal(_("It would end before it begins."), "input", "ends"))
    if Programme.objects.filter(slug=slug).exists():
        raise Refused(Refusal(_("Another programme has this address."), "input", "slug"))
    programme = Programme.objects.create(
        centre=centre,
        slug=slug,
        name=tidy(name),
        name_en=tidy(name_en),
        aim=tidy(aim),
        aim_en=tidy(aim_en),
        begins=begins,
        ends=ends,
        amount=amount,
        currency=currency,
        illustrative=illustrative,
        opened_at=clock.now(),
    )
    record("calls.programme_opened", by=by, about={"programme": programme}, audiences=["public"])
    return programme


@action
def join_programme(
    *, programme: Programme, group: Group, by: Actor, since: date | None = None
) -> Participation:
    """Let a group take part in a programme, from today unless told otherwise."""
    lock(programme)
    refuse(rules.why_not_join_programme(by, programme, group))
    joined = Participation.objects.create(
        programme=programme, group=group, since=since or clock.today()
    )
    record(
        "calls.group_joined",
        by=by,
        about={"programme": programme, "group": group},
        audiences=["public"],
    )
    return joined
