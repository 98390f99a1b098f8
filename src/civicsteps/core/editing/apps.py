from django.apps import AppConfig


class EditingConfig(AppConfig):
    name = "civicsteps.core.editing"
    label = "editing"
