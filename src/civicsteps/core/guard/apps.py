from django.apps import AppConfig


class GuardConfig(AppConfig):
    name = "civicsteps.core.guard"
    label = "guard"
