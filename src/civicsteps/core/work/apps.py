from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "civicsteps.core.work"
    label = "work"
