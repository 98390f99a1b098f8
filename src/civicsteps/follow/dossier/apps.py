from django.apps import AppConfig


class DossierConfig(AppConfig):
    name = "civicsteps.follow.dossier"
    label = "dossier"
