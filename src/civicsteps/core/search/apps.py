from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "civicsteps.core.search"
    label = "search"
