"""Who may see to failed work. Core knows no staff: an upper app says who they are."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal

type Test = Callable[[Actor], bool]

_tests: list[Test] = []


def let_see_to_failures(test: Test) -> Test:
    """Let the actors for whom the test holds see, retry and drop failed work (a decorator)."""
    _tests.append(test)
    return test


def why_not_see_failures(by: Actor) -> Refusal | None:
    """Return why an actor may not see failed work."""
    if by.kind == Actor.Kind.SYSTEM or any(test(by) for test in _tests):
        return None
    return Refusal(_("Only the centre's staff sees to failed work."), "forbidden")


def why_not_retry_failure(by: Actor) -> Refusal | None:
    """Return why an actor may not have a given-up task run again."""
    return why_not_see_failures(by)


def why_not_drop_failure(by: Actor) -> Refusal | None:
    """Return why an actor may not drop a given-up task."""
    return why_not_see_failures(by)
