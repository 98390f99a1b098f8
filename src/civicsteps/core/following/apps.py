from django.apps import AppConfig


class FollowingConfig(AppConfig):
    name = "civicsteps.core.following"
    label = "following"
