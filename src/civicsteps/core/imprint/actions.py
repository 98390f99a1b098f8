"""Setting what surfaces must carry."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.imprint import rules
from civicsteps.core.imprint.models import SITE, Notice
from civicsteps.core.journal.log import record
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy


@action
def set_notice(
    *,
    surface: str,
    text: str,
    begins: date,
    by: Actor,
    scope: str = SITE,
    text_en: str = "",
    ends: date | None = None,
    position: int = 1,
) -> Notice:
    """Set what surfaces of a kind carry from a day on, in the place of what they carried.

    Raises ValueError for a surface that carries no notices, Refused for an end before the
    beginning or an empty text.
    """
    refuse(rules.why_not_set_notice(by))
    if surface not in Notice.Surface.values:
        raise ValueError(f"{surface} carries no notices")
    if not tidy(text):
        raise Refused(Refusal(_("Write the text that the pages must carry."), "input", "text"))
    if ends and ends < begins:
        raise Refused(Refusal(_("It would end before it begins."), "input", "ends"))
    same = Notice.objects.filter(surface=surface, scope=scope, position=position)
    same.filter(begins__gte=begins).delete()
    same.filter(Q(ends=None) | Q(ends__gte=begins)).update(ends=begins - timedelta(days=1))
    notice = Notice.objects.create(
        surface=surface,
        scope=scope,
        text=tidy(text),
        text_en=tidy(text_en),
        begins=begins,
        ends=ends,
        position=position,
    )
    record("imprint.notice_set", by=by, about={"notice": notice}, audiences=["centre"])
    return notice
