from django.apps import AppConfig


class ImprintConfig(AppConfig):
    name = "civicsteps.core.imprint"
    label = "imprint"
