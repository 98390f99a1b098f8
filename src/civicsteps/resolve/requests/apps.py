from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "civicsteps.resolve.requests"
    label = "requests"
