from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "civicsteps.people.reminders"
    label = "reminders"
