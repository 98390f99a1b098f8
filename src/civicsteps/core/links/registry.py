"""What links are for. Upper rooms register their purposes in `purposes.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django import forms
from django.utils.functional import Promise

if TYPE_CHECKING:
    from django.db import models

    from civicsteps.core.actors.models import Actor
    from civicsteps.core.links.models import Link


@dataclass(frozen=True, slots=True)
class Purpose:
    """One thing a link lets its holder do.

    A GET shows `title`, what `explain(link)` says, the fields of `form`, and a button; the POST
    calls `act(link, by, cleaned_data)` and goes to the address or the page of the row it returns.
    `needs_account` sends the holder through signing in first.
    """

    name: str
    title: str | Promise
    button: str | Promise
    explain: "Callable[[Link], str]"
    act: "Callable[[Link, Actor, dict[str, object]], models.Model | str]"
    form: type[forms.Form] = forms.Form
    lasts: timedelta = timedelta(days=30)
    needs_account: bool = False


PURPOSES: dict[str, Purpose] = {}


def register(purpose: Purpose) -> None:
    """Add a purpose to those that `/l/<token>/` knows."""
    if purpose.name in PURPOSES:
        raise ValueError(f"link purpose {purpose.name} is registered twice")
    PURPOSES[purpose.name] = purpose
