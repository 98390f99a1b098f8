"""What links are for. Upper rooms register their purposes in `purposes.py`."""

from collections.abc import Callable, Mapping
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
    `needs_account` sends the holder through signing in first. A page of its own extends
    `links/link.html` and stands in `template`; `shows(link)` gives what it needs besides. A `task`
    is one small thing that a group asks of a neighbour: it says in its list what it is, and
    `words(link)` is the text that goes with the address.
    """

    name: str
    title: str | Promise
    button: str | Promise
    explain: "Callable[[Link], str]"
    act: "Callable[[Link, Actor, dict[str, object]], models.Model | str]"
    form: type[forms.Form] = forms.Form
    lasts: timedelta = timedelta(days=30)
    needs_account: bool = False
    template: str = "links/link.html"
    shows: "Callable[[Link], Mapping[str, object]]" = lambda _link: {}
    task: str | Promise = ""
    words: "Callable[[Link], str]" = lambda _link: ""


PURPOSES: dict[str, Purpose] = {}


def register(purpose: Purpose) -> None:
    """Add a purpose to those that `/l/<token>/` knows."""
    if purpose.name in PURPOSES:
        raise ValueError(f"link purpose {purpose.name} is registered twice")
    PURPOSES[purpose.name] = purpose
