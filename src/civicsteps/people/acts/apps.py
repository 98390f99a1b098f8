from django.apps import AppConfig


class ActsConfig(AppConfig):
    name = "civicsteps.people.acts"
    label = "acts"
