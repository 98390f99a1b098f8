"""What letters do by themselves: hear what became of their messages, ask for their numbers."""

from datetime import time, timedelta

from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.work import daily, every, task
from civicsteps.resolve.letters.actions import ask_for_missing_number, hear_from_mail
from civicsteps.resolve.letters.queries import letters_heard_of, letters_without_number


@every(timedelta(minutes=1))
@task
def hear_of_letters() -> None:
    """Take over what became of the messages of letters that wait, or came back."""
    for letter in letters_heard_of():
        hear_from_mail(letter=letter, by=system())


@daily(time(7))
@task
def ask_for_numbers() -> None:
    """Ask for the number of each letter sent two days ago or earlier that has none."""
    for letter in letters_without_number(on=clock.today()):
        ask_for_missing_number(letter=letter, by=system())
