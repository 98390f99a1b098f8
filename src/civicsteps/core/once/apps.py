from django.apps import AppConfig


class OnceConfig(AppConfig):
    name = "civicsteps.core.once"
    label = "once"
