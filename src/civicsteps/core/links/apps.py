from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "civicsteps.core.links"
    label = "links"
