from django.apps import AppConfig


class PersonsConfig(AppConfig):
    name = "civicsteps.people.persons"
    label = "persons"
