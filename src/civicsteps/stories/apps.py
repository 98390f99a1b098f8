from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "civicsteps.stories"
    label = "stories"
