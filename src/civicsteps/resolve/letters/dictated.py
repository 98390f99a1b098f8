"""What the mentor may write for a group on the telephone: what came back to its letters.

Never a letter itself: its signer's name and address are not told to the centre.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.people.dictation.registry import Dictated, register
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.queries import letters_visible_to


def group_of_letter(kwargs: Mapping[str, Any]) -> UUID | None:
    """Return the group of an address that carries a letter's key."""
    letters = Letter.objects.filter(pk=kwargs["key"])
    return letters.values_list("cause__group_id", flat=True).first()


def letters_without_a_number(by: Actor, group: Group) -> QuerySet[Letter]:
    """Return a group's letters that left and have no registration number yet, newest first."""
    return letters_that_left(by, group).filter(registered_on=None)


def letters_that_left(by: Actor, group: Group) -> QuerySet[Letter]:
    """Return a group's letters that left and were not withdrawn, newest first."""
    letters = letters_visible_to(by).filter(cause__group=group, withdrawn_on=None)
    return letters.exclude(sent_on=None).order_by("-sent_on", "-pk")


register(
    Dictated(
        "letter_number",
        _("The registration number of a letter"),
        letter="U",
        thing="letter",
        group_of=group_of_letter,
        rows=letters_without_a_number,
        key="pk",
        icon="file-text",
    )
)
register(
    Dictated(
        "reply_new",
        _("An answer that came on paper"),
        letter="C",
        thing="reply",
        group_of=group_of_letter,
        rows=letters_that_left,
        key="pk",
        icon="mail-open",
    )
)
