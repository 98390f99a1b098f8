from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "civicsteps.people.accounts"
    label = "accounts"
