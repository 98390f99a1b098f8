"""The link that an organiser hands to a neighbour: bring us one photo."""

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.causes.actions import offer_evidence
from civicsteps.causes.forms import AskedEvidenceForm
from civicsteps.causes.models import Cause, Evidence
from civicsteps.causes.rules import BRING_EVIDENCE, why_not_offer_evidence
from civicsteps.core import clock
from civicsteps.core.links.registry import Purpose, register
from civicsteps.core.models import split_ref

if TYPE_CHECKING:
    from civicsteps.core.actors.models import Actor
    from civicsteps.core.links.models import Link
    from civicsteps.core.web import Cleaned


def _cause_of(link: "Link") -> Cause:
    return Cause.objects.select_related("group").get(pk=split_ref(link.about)[1])


def _explain(link: "Link") -> str:
    cause = _cause_of(link)
    return _(
        "The neighbours of “%(group)s” ask you for a photo: %(cause)s, %(place)s. Take it, write a "
        "sentence, press the button. You need no account."
    ) % {"group": cause.group, "cause": cause, "place": cause.place}


def _bring(link: "Link", by: "Actor", data: "Cleaned") -> str:
    # A person with an account may be nobody to the group: then they come as the one it asked.
    cause = _cause_of(link)
    evidence = offer_evidence(
        cause=cause,
        kind=Evidence.Kind.PHOTO,
        caption=data["caption"],
        file=data["file"],
        seen_on=clock.today(),
        by=by if why_not_offer_evidence(by, cause) is None else link.holder,
    )
    return reverse("evidence_thanks", args=[evidence.pk])


def _words(link: "Link") -> str:
    cause = _cause_of(link)
    return _(
        "Will you take a photo for us? %(title)s (%(place)s). Open the address, take the photo, "
        "press the button. You need no account."
    ) % {"title": cause.title, "place": cause.place}


register(
    Purpose(
        name=BRING_EVIDENCE,
        title=gettext_lazy("Take a photo for us"),
        button=gettext_lazy("Send the photo"),
        explain=_explain,
        act=_bring,
        form=AskedEvidenceForm,
        task=gettext_lazy("Take a photo"),
        words=_words,
    )
)
