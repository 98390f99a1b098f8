"""What letters do by themselves: hear what became of their messages, ask for their numbers.

One task for each letter: what one of them stumbles over does not hold up the others.
"""

from datetime import time, timedelta

from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.files import blobs
from civicsteps.core.files.words import words_of
from civicsteps.core.work import daily, every, task
from civicsteps.core.work.queries import under_way
from civicsteps.resolve.letters.actions import ask_for_missing_number, hear_from_mail
from civicsteps.resolve.letters.papers_read import keep_words, papers_unread
from civicsteps.resolve.letters.queries import letters_heard_of, letters_without_number


@every(timedelta(minutes=1))
@task
def hear_of_letters() -> None:
    """Find the letters whose messages left, came back, or are in doubt."""
    keys = {str(key) for key in letters_heard_of().values_list("pk", flat=True)}
    # One that fails is tried again for hours: it is not queued anew every minute.
    for key in sorted(keys - under_way(hear_of_letter)):
        hear_of_letter.enqueue(key)


@task
def hear_of_letter(letter_id: str) -> None:
    """Take over what became of a letter's message, unless that has been done meanwhile."""
    if letter := letters_heard_of().filter(pk=letter_id).first():
        hear_from_mail(letter=letter, by=system())


@every(timedelta(minutes=2))
@task
def read_papers() -> None:
    """Find the scans of replies whose words nobody has read out yet."""
    keys = {str(key) for key in papers_unread().values_list("pk", flat=True)[:100]}
    for key in sorted(keys - under_way(read_paper)):
        read_paper.enqueue(key)


@task
def read_paper(file_id: str) -> None:
    """Read the words of a reply's file, or recognise them: outside any transaction."""
    if file := papers_unread().filter(pk=file_id).first():
        words = words_of(blobs.read(bytes(file.sha256)), file.type)
        keep_words(file, words)


@daily(time(7))
@task
def ask_for_numbers() -> None:
    """Find the letters sent two days ago or earlier that have no number."""
    for key in letters_without_number(on=clock.today()).values_list("pk", flat=True).iterator():
        ask_for_number_of.enqueue(str(key))


@task
def ask_for_number_of(letter_id: str) -> None:
    """Ask the group for the number of a letter, unless it has one by now."""
    if letter := letters_without_number(on=clock.today()).filter(pk=letter_id).first():
        ask_for_missing_number(letter=letter, by=system())
