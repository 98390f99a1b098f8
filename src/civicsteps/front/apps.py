from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "civicsteps.front"
    label = "front"
