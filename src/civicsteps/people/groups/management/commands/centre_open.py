"""`civicsteps centre open`: the first centre of an installation, and who runs it."""

from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from civicsteps.core.actors.actions import system
from civicsteps.core.refusals import Refused
from civicsteps.people.accounts.models import User
from civicsteps.people.groups.actions import open_centre


class Command(BaseCommand):
    help = "Open a resource centre and make somebody its administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what the centre says of itself, and its administrator's e-mail."""
        parser.add_argument("name")
        parser.add_argument("--place", required=True)
        parser.add_argument("--aim", required=True, help="in one sentence")
        parser.add_argument("--admin", required=True, metavar="EMAIL")

    def handle(self, *, name: str, place: str, aim: str, admin: str, **_: object) -> None:
        """Open it; the administrator then signs in with a code sent by e-mail."""
        try:
            validate_email(admin)
            with transaction.atomic():
                user = User.objects.filter(email=admin.lower()).first()
                user = user or User.objects.create_user(admin)
                centre = open_centre(name=name, place=place, aim=aim, admin=user, by=system())
        except (ValidationError, Refused) as error:
            raise CommandError(" ".join(getattr(error, "messages", [str(error)]))) from error
        self.stdout.write(centre.get_absolute_url())
