from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "civicsteps.core.mail"
    label = "mail"
