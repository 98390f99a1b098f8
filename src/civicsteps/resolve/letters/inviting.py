"""The invitation in a letter's e-mail: the page by which the office answers without an account."""

from django.utils.translation import gettext, override

from civicsteps.core.links.actions import issue
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.rules_back import ANSWER

USES = 50


def invitation(letter: Letter) -> str:
    """Return the lines that end the mail of a letter: its page, made inside the caller's action."""
    group = letter.cause.group
    issued = issue(ANSWER, letter, by=letter.written_by, uses=USES, within=group)
    with override(letter.language):
        said = gettext("You can also answer here, without an account, with large files too:")
    return f"\n\n{said}\n{issued.url}\n"
