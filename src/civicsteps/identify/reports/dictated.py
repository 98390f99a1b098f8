"""What the mentor may write for a group on the telephone: what a neighbour says."""

from django.utils.translation import gettext_lazy as _

from civicsteps.people.dictation.registry import Dictated, group_by_slug, register

register(
    Dictated(
        "report_note",
        _("What a neighbour says"),
        letter="C",
        thing="report",
        group_of=group_by_slug,
        icon="megaphone",
    )
)
