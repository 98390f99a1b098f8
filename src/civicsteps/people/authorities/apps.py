from django.apps import AppConfig


class AuthoritiesConfig(AppConfig):
    name = "civicsteps.people.authorities"
    label = "authorities"
