from collections.abc import Sequence

from django.apps import AppConfig
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.signals import post_migrate, pre_migrate

from civicsteps.core import append_only
from civicsteps.core.journal import registry


class JournalConfig(AppConfig):
    name = "civicsteps.core.journal"
    label = "journal"

    def ready(self) -> None:
        append_only.protect("journal.Entry")
        append_only.protect("journal.Mention")
        append_only.protect("journal.Showing", settable=("ends",))
        pre_migrate.connect(lift_triggers, sender=self, dispatch_uid="append_only.lift")
        post_migrate.connect(install_triggers, sender=self, dispatch_uid="append_only.install")
        checks.register(check_reactions)
        checks.register(checks.Tags.database)(check_triggers)


def lift_triggers(*, using: str, plan: list[object], **_kwargs: object) -> None:
    """Take the triggers away while tables change: PostgreSQL alters no column that one names."""
    if plan:
        append_only.remove(connections[using])


def install_triggers(*, using: str, **_kwargs: object) -> None:
    """Make the append-only triggers again after a migration."""
    append_only.install(connections[using])


def check_reactions(**_kwargs: object) -> list[checks.CheckMessage]:
    """Find reactions to kinds that nobody declares."""
    return [
        checks.Error(f"{name} reacts to {kind}, which no app declares.", id="journal.E001")
        for kind, reactions in registry.REACTIONS.items()
        if kind not in registry.KINDS
        for name, _ in reactions
    ]


def check_triggers(
    *, databases: Sequence[str] | None = None, **_kwargs: object
) -> list[checks.CheckMessage]:
    """Find append-only tables whose triggers are not in the database."""
    names = append_only.missing(connections[DEFAULT_DB_ALIAS]) if databases else []
    return [
        checks.Error(
            f"The trigger {name} is missing: the journal could be changed.",
            hint="Run `civicsteps migrate`: it makes the triggers again.",
            id="journal.E002",
        )
        for name in names
    ]
