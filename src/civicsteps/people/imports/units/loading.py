"""Writing local units down in the register of authorities, and taking them back."""

from django.urls import reverse
from django.utils.translation import gettext as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.models import ref, split_ref
from civicsteps.core.refusals import Refusal
from civicsteps.people.authorities.actions import take_back_unit, take_in_unit
from civicsteps.people.authorities.models import Revision
from civicsteps.people.authorities.rules import why_not_import_authorities
from civicsteps.people.authorities.units import Unit
from civicsteps.people.groups.models import Group
from civicsteps.people.imports.models import Import, ImportRow


def why_not(by: Actor, group: Group) -> Refusal | None:
    """The centre's administrators, at the centre."""
    refusal = why_not_import_authorities(by)
    if refusal or group.kind == Group.Kind.CENTRE:
        return refusal
    return Refusal(_("Lists of authorities are brought in at the centre."), "forbidden")


def load(batch: Import, row: ImportRow, by: Actor) -> str:
    """Write a unit down as the file tells it; '' when it reads so already."""
    revision = take_in_unit(unit=Unit(**row.data), by=by, source=_source(batch))
    return ref(revision) if revision else ""


def undo(_batch: Import, row: ImportRow, by: Actor) -> str:
    """Take back what one line changed. Raises Refused when it was used or changed since."""
    key = split_ref(row.made)[1]
    revision = Revision.objects.select_related("authority").filter(pk=key).first()
    if revision is not None:
        take_back_unit(revision=revision, by=by)
    return ""


def result_url(_batch: Import) -> str:
    """Return where the authorities are seen."""
    return reverse("authorities")


def _source(batch: Import) -> str:
    return _("a list brought in on %(day)s") % {"day": f"{batch.entered_at:%d.%m.%Y}"}
