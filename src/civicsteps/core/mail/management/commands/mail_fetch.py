from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from civicsteps.core.mail.fetching import fetch
from civicsteps.core.mail.tasks import queue


class Command(BaseCommand):
    help = (
        "Look into the mailbox once (CIVICSTEPS_IMAP) and keep what is new.\n\n"
        "A worker does the same every minute. Prints how many messages came; exits with 1 and the "
        "reason when the mailbox cannot be read."
    )

    def handle(self, **_options: object) -> None:
        if not settings.IMAP:
            raise CommandError("no mailbox: CIVICSTEPS_IMAP is not set")
        look = fetch(queue)
        if look.trouble:
            raise CommandError(look.trouble)
        self.stdout.write(f"{look.taken}")
