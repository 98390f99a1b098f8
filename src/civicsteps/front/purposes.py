"""The link in an authority's mailbox: one button says that it answered."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.core.links.models import Link
from civicsteps.core.links.registry import Purpose, register
from civicsteps.core.models import split_ref
from civicsteps.front.actions import contest_answer
from civicsteps.front.rules import CONTEST
from civicsteps.people.clocks.models import Clock


def _explain(link: Link) -> str:
    clock = Clock.objects.get(pk=split_ref(link.about)[1])
    return _("“%(about)s”: you answered on %(day)s, %(how)s.") % {
        "about": clock.about,
        "day": said(date.fromisoformat(link.data["answered_on"])),
        "how": link.data["said"],
    }


def _contest(link: Link, by: Actor, _data: dict[str, object]) -> str:
    clock = contest_answer(link=link, by=by)
    return reverse("registry", args=[clock.authority.slug]) if clock.authority else "/"


register(
    Purpose(
        name=CONTEST,
        title=gettext_lazy("You answered already?"),
        button=gettext_lazy("Yes, we answered"),
        explain=_explain,
        act=_contest,
        lasts=timedelta(days=7),
    )
)
