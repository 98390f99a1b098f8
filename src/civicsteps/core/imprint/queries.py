"""What a surface must carry."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language, gettext

from civicsteps.core.imprint.models import SITE, Notice


def notices_for(surface: str, *, on: date, scopes: Iterable[str] = ()) -> list[str]:
    """Return the notices of a surface on a day, in the reader's language, in order.

    `scopes` are the refs of what the surface is about, beside the site itself. In a
    demonstration the first says so. Raises ValueError for a surface that carries no notice:
    letters, sign sheets, petitions and the pages of groups.
    """
    if surface not in Notice.Surface.values:
        raise ValueError(f"{surface} carries no notices")
    rows = Notice.objects.filter(
        Q(ends=None) | Q(ends__gte=on), surface=surface, scope__in=[SITE, *scopes], begins__lte=on
    )
    english = (get_language() or "").startswith("en")
    texts = [
        row.text_en if english and row.text_en else row.text
        for row in rows.order_by("position", "begins", "pk")[:20]
    ]
    return demo_notices() + list(dict.fromkeys(texts))


def demo_notices() -> list[str]:
    """Return what every surface says in a demonstration, letters too; nothing elsewhere."""
    return [gettext("Demonstration version")] if settings.MODE == "demo" else []
