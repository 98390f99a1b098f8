"""What the pages of dictation show."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.addresses import in_language
from civicsteps.people.dictation import rules
from civicsteps.people.dictation.models import Dictation
from civicsteps.people.dictation.queries import called, lines_of, title_of
from civicsteps.people.dictation.registry import Dictated
from civicsteps.people.groups.models import Group


def entry_url(form: Dictated, group: Group) -> str:
    """Return where a form begins: the list of what it can be about, or the form itself."""
    if form.rows is None:
        return reverse(form.url_name, args=[group.slug])
    return reverse("dictation_choose", args=[form.url_name])


def shown(found: Dictation, *, by: Actor) -> dict[str, object]:
    """Return what the page of a dictation shows to one reader."""
    answers = found.waits and rules.may_answer(by, found)
    files = [kept.file for kept in found.files.select_related("file")]
    wrote = found.by_id == by.pk
    return {
        "dictation": found,
        "title": title_of(found),
        "called": called(found.for_member, found.group),
        "lines": lines_of(found),
        "photos": [file for file in files if file.is_image],
        "documents": [file for file in files if not file.is_image],
        "answers": answers,
        "wrote": wrote,
        "made_url": in_language(found.led_to, get_language() or "ro") if found.led_to else "",
        "url": settings.SITE_URL + found.get_absolute_url(),
        "text": _("I wrote down what you told me on the telephone. Is it so? Press once:"),
    }
