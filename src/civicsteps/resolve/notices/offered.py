"""What agendas offer on the pages below."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.offered import offer_at_cause
from civicsteps.resolve.notices.rules import why_not_record_agenda_item

offer_at_cause(
    "notices.record",
    _("They put it on their agenda"),
    url_name="agenda_new",
    why_not=why_not_record_agenda_item,
    step=6,
    icon="landmark",
)
