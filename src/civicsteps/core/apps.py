from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "civicsteps.core"
    label = "core"

    def ready(self) -> None:
        # One place per app for each thing that core keeps a registry of.
        autodiscover_modules(
            "actions",
            "audiences",
            "dictated",
            "followed",
            "held",
            "imported",
            "keeping",
            "kinds",
            "offered",
            "purposes",
            "reactions",
            "rebuild",
            "staff",
        )
