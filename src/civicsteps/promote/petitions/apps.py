from django.apps import AppConfig

from civicsteps.core import append_only


class PetitionsConfig(AppConfig):
    name = "civicsteps.promote.petitions"
    label = "petitions"

    def ready(self) -> None:
        append_only.protect("petitions.PetitionCount")
