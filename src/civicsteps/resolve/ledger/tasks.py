"""Asking the group, every morning, about offices that do not answer: one task for each thing."""

from datetime import time

from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.work import daily, task
from civicsteps.resolve.ledger.actions import ask_about_silence
from civicsteps.resolve.ledger.queries import assets_in_silence


@daily(time(7))
@task
def ask_about_silences() -> None:
    """Find the things about which an office has been silent for 30 days."""
    for key in assets_in_silence(on=clock.today()).values_list("pk", flat=True).iterator():
        ask_about_silence_of.enqueue(str(key))


@task
def ask_about_silence_of(asset_id: str) -> None:
    """Ask the group about one of them, unless it was asked meanwhile."""
    if asset := assets_in_silence(on=clock.today()).filter(pk=asset_id).first():
        ask_about_silence(asset=asset, by=system())
