from django.apps import AppConfig


class FieldworkConfig(AppConfig):
    name = "civicsteps.identify.fieldwork"
    label = "fieldwork"
