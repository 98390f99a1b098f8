from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "civicsteps.identify.reports"
    label = "reports"
