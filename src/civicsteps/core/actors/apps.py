from django.apps import AppConfig


class ActorsConfig(AppConfig):
    name = "civicsteps.core.actors"
    label = "actors"
