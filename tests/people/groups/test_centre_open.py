"""Opening the first centre from the command line."""

import pytest
from django.core.management import CommandError, call_command

from civicsteps.people.groups.models import Group, Membership

WORDS = ("--place", "Iași", "--aim", "Grupuri puternice.")


def test_it_opens_a_centre_with_its_administrator(db: None) -> None:
    call_command("centre_open", "Centrul Iași", *WORDS, "--admin", "Sef@Example.org")
    place = Membership.objects.get(group__kind=Group.Kind.CENTRE)
    assert place.group.name == "Centrul Iași"
    assert place.role == Membership.Role.ADMIN
    assert place.user.email == "sef@example.org"


def test_a_wrong_address_or_a_second_one_of_the_name_is_refused(db: None) -> None:
    with pytest.raises(CommandError):
        call_command("centre_open", "Centrul Iași", *WORDS, "--admin", "nobody")
    call_command("centre_open", "Centrul Iași", *WORDS, "--admin", "sef@example.org")
    with pytest.raises(CommandError):
        call_command("centre_open", "Centrul Iași", *WORDS, "--admin", "alt@example.org")
    assert Group.objects.filter(kind=Group.Kind.CENTRE).count() == 1
