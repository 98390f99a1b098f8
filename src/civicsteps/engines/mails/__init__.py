"""Reading old mail that somebody saved: `.eml`, `.mbox`, `.msg`, and what was forwarded inside it.

Pure functions that never fail on a strange message: they read what they can. `read_mail` gives
the words, the day and who wrote; `sort_threads` says which messages belong together.
"""

from civicsteps.engines.mails.charsets import decoded, tidied
from civicsteps.engines.mails.days import day_in
from civicsteps.engines.mails.forwarded import Original, original_of
from civicsteps.engines.mails.outlook import read_msg
from civicsteps.engines.mails.quoting import own_words
from civicsteps.engines.mails.reading import Attached, Mail, read_mail, split_mbox
from civicsteps.engines.mails.sorts import REPORTS, Sort, says_unread, sort_of
from civicsteps.engines.mails.threads import (
    Numbered,
    fold_subject,
    is_forward,
    numbers_in,
    sort_threads,
)
from civicsteps.engines.mails.tnef import Wrapped, is_tnef, read_tnef

__all__ = [
    "REPORTS",
    "Attached",
    "Mail",
    "Numbered",
    "Original",
    "Sort",
    "Wrapped",
    "day_in",
    "decoded",
    "fold_subject",
    "is_forward",
    "is_tnef",
    "numbers_in",
    "original_of",
    "own_words",
    "read_mail",
    "read_msg",
    "read_tnef",
    "says_unread",
    "sort_of",
    "sort_threads",
    "split_mbox",
    "tidied",
]
