from django.apps import AppConfig


class DictationConfig(AppConfig):
    name = "civicsteps.people.dictation"
    label = "dictation"
