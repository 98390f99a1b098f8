from importlib import import_module

from django.apps import AppConfig
from django.core.checks import CheckMessage, register


class DutiesConfig(AppConfig):
    name = "civicsteps.resolve.duties"
    label = "duties"

    def ready(self) -> None:
        register(_check_packs)


def _check_packs(**_kwargs: object) -> list[CheckMessage]:
    return import_module("civicsteps.resolve.duties.packs").errors()  # type: ignore[no-any-return]
