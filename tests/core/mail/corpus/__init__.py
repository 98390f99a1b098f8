"""Ugly mail, as it really comes: over sixty messages, each with what must become of it.

Written by hand in our own words; the addresses are of example domains. A case is made for a thread
(`one`), for two (`two`) and for the Message-ID of a letter that we sent.
"""

from tests.core.mail.corpus.case import Case, Made
from tests.core.mail.corpus.files import FILES
from tests.core.mail.corpus.machines import MACHINES
from tests.core.mail.corpus.words import WORDS

CORPUS: dict[str, Case] = {case.name: case for case in (*WORDS, *MACHINES, *FILES)}

__all__ = ["CORPUS", "Case", "Made"]
