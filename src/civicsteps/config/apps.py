from importlib import import_module

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "civicsteps.config"
    label = "config"

    def ready(self) -> None:
        import_module("civicsteps.config.checks")
