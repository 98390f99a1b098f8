"""What is done to the register of authorities."""

from civicsteps.people.authorities.actions.channels import (
    add_channel,
    add_competence,
    check_channel,
    end_competence,
    replace_channel,
)
from civicsteps.people.authorities.actions.corrections import (
    accept_correction,
    propose_correction,
    refuse_correction,
)
from civicsteps.people.authorities.actions.register import (
    Said,
    add_authority,
    add_mandate,
    add_office,
    edit_authority,
    edit_office,
    end_mandate,
)
from civicsteps.people.authorities.actions.units import take_back_unit, take_in_unit

__all__ = [
    "Said",
    "accept_correction",
    "add_authority",
    "add_channel",
    "add_competence",
    "add_mandate",
    "add_office",
    "check_channel",
    "edit_authority",
    "edit_office",
    "end_competence",
    "end_mandate",
    "propose_correction",
    "refuse_correction",
    "replace_channel",
    "take_back_unit",
    "take_in_unit",
]
