from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "civicsteps.follow.outcomes"
    label = "outcomes"
