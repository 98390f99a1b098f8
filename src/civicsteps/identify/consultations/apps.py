from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "civicsteps.identify.consultations"
    label = "consultations"
