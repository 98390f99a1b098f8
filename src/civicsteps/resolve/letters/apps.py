from django.apps import AppConfig

from civicsteps.core import append_only


class LettersConfig(AppConfig):
    name = "civicsteps.resolve.letters"
    label = "letters"

    def ready(self) -> None:
        append_only.protect("letters.Judgement")
