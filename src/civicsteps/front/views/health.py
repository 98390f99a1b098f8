"""Whether the house stands."""

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from civicsteps.core import append_only

KEPT = "front.health"
GOOD_FOR = 10  # seconds


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database is reached, migrated and guarded, else 503. Rule: everybody.

    A good answer is good for ten seconds: whoever asks without end costs nothing.
    """
    checks = cache.get(KEPT)
    if checks is None:
        checks = _look()
        if all(checks.values()):
            cache.set(KEPT, checks, GOOD_FOR)
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def _look() -> dict[str, bool]:
    try:
        executor = MigrationExecutor(connection)
        targets = executor.loader.graph.leaf_nodes()
        return {
            "database": True,
            "migrated": not executor.migration_plan(targets),
            "journal": not append_only.missing(connection),
        }
    except DatabaseError:
        return {"database": False, "migrated": False, "journal": False}
