"""Who decides what surfaces must carry. Core knows no staff: an upper app says who they are."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal

type Test = Callable[[Actor], bool]

_tests: list[Test] = []


def let_set_notices(test: Test) -> Test:
    """Let the actors for whom the test holds set notices (a decorator)."""
    _tests.append(test)
    return test


def why_not_set_notice(by: Actor) -> Refusal | None:
    """The centre's administrators set notices; so does the system."""
    if by.kind == Actor.Kind.SYSTEM or any(test(by) for test in _tests):
        return None
    return Refusal(_("Only the centre's staff sets what pages must carry."), "forbidden")
