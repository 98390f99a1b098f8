"""What can be followed by e-mail: a problem, while everybody may see it."""

from uuid import UUID

from civicsteps.causes.models import Cause
from civicsteps.core.following.registry import Subject, register


def public_cause(key: UUID) -> Subject | None:
    """Return a published cause as its followers see it."""
    cause = Cause.objects.filter(pk=key, published_at__isnull=False).first()
    if cause is None:
        return None
    return Subject(cause, cause.title, cause.get_absolute_url(), ("public", cause.audience))


register("causes.cause", public_cause)
