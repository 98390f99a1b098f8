from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("imprint.notice_set", _("What the pages must carry was set."), icon="info", quiet=True)
