from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "civicsteps.people.comments"
    label = "comments"
