"""The link by which a neighbour types what stands on a paper."""

from base64 import b64encode
from collections.abc import Mapping
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.core.actors.models import Actor
from civicsteps.core.files import blobs
from civicsteps.core.links.models import Link
from civicsteps.core.links.registry import Purpose, register
from civicsteps.core.models import split_ref
from civicsteps.core.web import Cleaned
from civicsteps.identify.reports.actions import key_sheet
from civicsteps.identify.reports.forms import KeySheetForm
from civicsteps.identify.reports.models import Sheet
from civicsteps.identify.reports.rules import KEY_SHEET


def _sheet_of(link: Link) -> Sheet:
    return Sheet.objects.select_related("group", "file").get(pk=split_ref(link.about)[1])


def _explain(link: Link) -> str:
    return _(
        "The neighbours of “%(group)s” ask you to type what stands on this paper, line by line. "
        "You need no account, and it takes ten minutes."
    ) % {"group": _sheet_of(link).group}


def _shows(link: Link) -> Mapping[str, object]:
    file = _sheet_of(link).file
    if file is None:
        return {}
    # Whoever comes by this link has no account that the file's own address could know.
    content = b64encode(blobs.read(bytes(file.sha256))).decode()
    return {"picture": f"data:{file.type};base64,{content}"}


def _key(link: Link, by: Actor, data: Cleaned) -> str:
    key_sheet(sheet=_sheet_of(link), by=by, link=link, **data)
    return reverse("sheet_thanks")


def _words(link: Link) -> str:
    return _(
        "Will you type a paper for us? It has a few lines of what neighbours said. Open the "
        "address, type what you see, press the button. You need no account."
    )


register(
    Purpose(
        name=KEY_SHEET,
        title=gettext_lazy("Type a paper for us"),
        button=gettext_lazy("Send the lines"),
        explain=_explain,
        act=_key,
        form=KeySheetForm,
        lasts=timedelta(days=14),
        template="reports/key.html",
        shows=_shows,
        task=gettext_lazy("Type what stands on a paper"),
        words=_words,
    )
)
