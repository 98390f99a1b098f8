"""Saying in plain words what a point of an agenda means, in the name of a group."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy
from civicsteps.engines.agendas import items_of, key_of
from civicsteps.people.groups.models import Group
from civicsteps.resolve.notices import effects, rules
from civicsteps.resolve.notices.models import Notice, PlainWords

MOST = 300


@action
def say_plainly(*, notice: Notice, group: Group, title: str, words: str, by: Actor) -> PlainWords:
    """Say in a group's own words what a point means, in place of what it said before.

    `title` is the point as it stands on the agenda. Empty words take back what was said.
    """
    lock(notice)
    refuse(rules.why_not_say_plainly(by, notice, group))
    item = next((one for one in items_of(notice.text) if one.key == key_of(title)), None)
    if item is None:
        reason = _("This point is on the agenda no more. What you wrote is kept in the field.")
        raise Refused(Refusal(reason, "input", "words"))
    if len(tidy(words)) > MOST:
        raise Refused(Refusal(_("At most 300 letters."), "input", "words"))
    said, _new = PlainWords.objects.update_or_create(
        notice=notice,
        group=group,
        item=item.key,
        defaults={
            "title": item.title,
            "words": tidy(words),
            "said_by": by,
            "said_at": clock.now(),
        },
    )
    effects.said_plainly(said, by=by)
    return said
