from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "civicsteps.resolve.ledger"
    label = "ledger"
