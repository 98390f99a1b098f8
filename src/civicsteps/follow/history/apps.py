from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "civicsteps.follow.history"
    label = "history"
