from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "civicsteps.resolve.meetings"
    label = "meetings"
