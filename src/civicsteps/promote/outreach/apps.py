from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "civicsteps.promote.outreach"
    label = "outreach"
