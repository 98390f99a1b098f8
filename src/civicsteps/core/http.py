"""A request as our views see it: with the actor that the middleware has set."""

from django.http import HttpRequest

from civicsteps.core.actors.models import Actor


class Request(HttpRequest):
    """A request that carries who is asking (`people.accounts.middleware`)."""

    actor: Actor
