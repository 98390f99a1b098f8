from django.apps import AppConfig


class CausesConfig(AppConfig):
    name = "civicsteps.causes"
    label = "causes"
