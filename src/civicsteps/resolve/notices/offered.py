"""What agendas and notices offer on the pages below."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.offered import offer_at_cause
from civicsteps.core import offers
from civicsteps.people.comments.subjects import register
from civicsteps.people.groups.offered import offer_at_group
from civicsteps.resolve.notices.queries import notices_kept_by
from civicsteps.resolve.notices.rules import why_not_record_agenda_item, why_not_see_notices

offer_at_cause(
    "notices.record",
    _("They put it on their agenda"),
    url_name="agenda_new",
    why_not=why_not_record_agenda_item,
    step=6,
    icon="landmark",
)
offer_at_group(
    "notices.list",
    _("What they publish"),
    url_name="group_notices",
    why_not=why_not_see_notices,
    icon="newspaper",
)


def _of_authority(row: models.Model) -> str:
    return f"{reverse('notices')}?autoritate={row.pk}"


offers.register(
    "authorities.authority",
    offers.Offer(
        "notices.published",
        _("What they publish"),
        _of_authority,
        lambda _by, _row: None,
        icon="newspaper",
    ),
)
register(
    "notices.notice",
    rows=notices_kept_by,
    group="group",
    page="notice",
    shown_as="notice",
    word=_("the notice"),
)
