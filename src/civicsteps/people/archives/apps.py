from django.apps import AppConfig


class ArchivesConfig(AppConfig):
    name = "civicsteps.people.archives"
    label = "archives"
