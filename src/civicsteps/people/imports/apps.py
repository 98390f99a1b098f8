from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "civicsteps.people.imports"
    label = "imports"
