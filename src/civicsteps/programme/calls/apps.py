from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "civicsteps.programme.calls"
    label = "calls"
