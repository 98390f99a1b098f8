from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "civicsteps.promote.campaigns"
    label = "campaigns"
