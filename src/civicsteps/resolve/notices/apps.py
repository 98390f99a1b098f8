from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "civicsteps.resolve.notices"
    label = "notices"
