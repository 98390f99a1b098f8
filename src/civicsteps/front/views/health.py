"""Whether the house stands."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from civicsteps.core import append_only


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database is reached, migrated and guarded, else 503. Rule: everybody."""
    try:
        executor = MigrationExecutor(connection)
        targets = executor.loader.graph.leaf_nodes()
        checks = {
            "database": True,
            "migrated": not executor.migration_plan(targets),
            "journal": not append_only.missing(connection),
        }
    except DatabaseError:
        checks = {"database": False, "migrated": False, "journal": False}
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)
