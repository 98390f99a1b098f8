from importlib import import_module

from django.apps import AppConfig
from django.core.checks import CheckMessage, register

from civicsteps.core import append_only


class ClocksConfig(AppConfig):
    name = "civicsteps.people.clocks"
    label = "clocks"

    def ready(self) -> None:
        append_only.protect("clocks.Change")
        register(_check_packs)


def _check_packs(**_kwargs: object) -> list[CheckMessage]:
    return import_module("civicsteps.people.clocks.book").errors()  # type: ignore[no-any-return]
