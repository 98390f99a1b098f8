"""What a use case is: one verb, one transaction, by an actor, known to the laws of the house."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.db import transaction

from civicsteps.core.actors.actions import keep
from civicsteps.core.actors.models import Actor

ACTIONS: dict[str, "Action"] = {}


@dataclass(frozen=True, slots=True)
class Action:
    """A registered use case: its dotted name and the function."""

    name: str
    run: Callable[..., object]


def action[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """Make a function a use case.

    It runs in one transaction, its `by` is kept if it acts for the first time, and
    it is registered as `<app>.<verb>`, so that the whole-site laws walk it.
    """
    app = function.__module__.partition(".actions")[0].rpartition(".")[2]
    name = f"{app}.{function.__name__}"

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        by = kwargs.get("by")
        if not isinstance(by, Actor):
            raise TypeError(f"{name} needs by=<Actor>")
        with transaction.atomic():
            keep(by)
            return function(*args, **kwargs)

    ACTIONS[name] = Action(name, run)
    return run
