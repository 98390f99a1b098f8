from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "civicsteps.core.files"
    label = "files"
