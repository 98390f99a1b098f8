"""What the page of a code offers: what is held of the person, beside what became of their words."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.core import offers
from civicsteps.core.actors.models import Actor
from civicsteps.core.codes import show
from civicsteps.core.refusals import Refusal


def _address(row: models.Model) -> str:
    return reverse("own_by_code", args=[show(getattr(row, "code", ""))])


def _why_not(_by: Actor, row: models.Model) -> Refusal | None:
    gone = getattr(row, "withdrawn_on", None)
    return Refusal(_("All of it was erased already.")) if gone else None


offers.register(
    "causes.voice",
    offers.Offer("persons.own_page", _("What do you know about me"), _address, _why_not, 9, "user"),
)
