import argparse
from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils.module_loading import autodiscover_modules

from civicsteps.core.starting import check_start
from civicsteps.core.work.running import work


class Command(BaseCommand):
    help = (
        "Run queued work and recurring jobs until stopped.\n\n"
        "SIGTERM lets the task in hand finish; a second one cuts it short, and it runs again."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--lease",
            type=float,
            default=30,
            metavar="SECONDS",
            help="after so long without a sign, a worker's task goes to another (default: 30)",
        )
        parser.add_argument(
            "--interval",
            type=float,
            default=0.5,
            metavar="SECONDS",
            help="how often an idle worker looks for a task (default: 0.5)",
        )

    def handle(self, *, lease: float, interval: float, **_options: object) -> None:
        check_start()
        # Recurring jobs register themselves when their module is read.
        autodiscover_modules("tasks")
        work(lease=timedelta(seconds=lease), interval=interval, ready=self._say_ready)

    def _say_ready(self) -> None:
        self.stdout.write("Worker ready.")
        self.stdout.flush()
