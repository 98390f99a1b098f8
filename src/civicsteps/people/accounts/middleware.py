"""Who is asking: every request carries its actor."""

from collections.abc import Callable

from django.http import HttpResponse

from civicsteps.core.actors.actions import visitor
from civicsteps.core.actors.models import Actor
from civicsteps.core.http import Request


class ActorMiddleware:
    """Sets `request.actor`: the signed-in person's, or a visitor's that nothing has kept yet."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.actor = _actor_of(request)
        return self.get_response(request)


def _actor_of(request: Request) -> Actor:
    user = request.user
    return user.actor if user.is_authenticated else visitor()
