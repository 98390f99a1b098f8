"""What of a programme still has no English, and whom to ask for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.core.imprint.models import Notice
from civicsteps.core.models import ref
from civicsteps.programme.calls.models import Programme
from civicsteps.programme.calls.queries import Announced, announced, public_causes_of

MOST = 200


@dataclass(frozen=True, slots=True)
class Lack:
    """A text that has no English: what it is, in Romanian, where it stands, and who writes it."""

    what: str | Promise
    text: str
    url: str
    who: str


def lacks_english(programme: Programme) -> list[Lack]:
    """Return what has no English: the programme's own texts, its groups' and their problems'."""
    return [*_own(programme), *_of_groups(announced(programme)), *_of_causes(programme)]


def _own(programme: Programme) -> Iterator[Lack]:
    url, who = programme.get_absolute_url(), programme.centre.name
    if not programme.name_en:
        yield Lack(_("the programme's name"), programme.name, url, who)
    if not programme.aim_en:
        yield Lack(_("what should come of the programme"), programme.aim, url, who)
    for notice in Notice.objects.filter(scope=ref(programme), text_en="")[:MOST]:
        yield Lack(_("what its pages must carry"), notice.text, url, who)


def _of_groups(joined: list[Announced]) -> Iterator[Lack]:
    for found in joined:
        participation, group = found.participation, found.participation.group
        if participation.is_named and not group.name_en:
            yield Lack(_("a group's name"), group.name, group.get_absolute_url(), group.name)
        if participation.is_named and not group.aim_en:
            yield Lack(_("what a group wants"), group.aim, group.get_absolute_url(), group.name)
        url = participation.get_absolute_url()
        if participation.alias and not participation.alias_en:
            yield Lack(_("how a group wants to be called"), participation.alias, url, group.name)
        centre = participation.programme.centre.name
        for words in found.words:
            if not words.text_en:
                yield Lack(_("what is said of a group"), words.text, url, centre)


def _of_causes(programme: Programme) -> Iterator[Lack]:
    causes = public_causes_of(programme).filter(title_en="") | public_causes_of(programme).filter(
        summary_en=""
    ).exclude(summary="")
    for cause in causes.order_by("-height", "-moved_on", "pk")[:MOST]:
        what = _("what a problem is about") if cause.title_en else _("a problem")
        yield Lack(what, cause.title, cause.get_absolute_url(), cause.group.name)
