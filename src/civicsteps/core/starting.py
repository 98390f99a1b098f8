"""What is looked at before the house opens its doors or begins to work."""

from django.conf import settings
from django.core.management.base import BaseCommand


def check_start() -> None:
    """Run the system checks, those of the database too; in production those of safety as well.

    Raises SystemCheckError, a CommandError, for any error; warnings are only written out.
    """
    BaseCommand().check(
        include_deployment_checks=settings.MODE == "production", databases=["default"]
    )
