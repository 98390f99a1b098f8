from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "civicsteps.people.groups"
    label = "groups"
