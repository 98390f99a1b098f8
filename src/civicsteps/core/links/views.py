"""The page behind every link: a GET explains and shows a button, the POST acts."""

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from civicsteps.core import web
from civicsteps.core.actors.models import Actor
from civicsteps.core.guard import forms as guarded
from civicsteps.core.http import Request
from civicsteps.core.links.actions import LinkGone, find, use
from civicsteps.core.links.models import Link
from civicsteps.core.links.registry import PURPOSES


@never_cache
@require_http_methods(["GET", "POST"])
def follow_link(request: Request, token: str) -> HttpResponse:
    """Show or do the one thing that a link is for. Rule: whoever holds the link."""
    try:
        link = find(token)
        purpose = PURPOSES[link.purpose]
        if purpose.needs_account and request.actor.kind != Actor.Kind.USER:
            return redirect_to_login(request.get_full_path())
        form = guarded.bound(purpose.form, request)
        context = {"purpose": purpose, "explanation": purpose.explain(link), **purpose.shows(link)}
        return web.submit(
            request,
            form=form,
            act=lambda data: _act(link, request.actor, data),
            template=purpose.template,
            context=context,
        )
    except LinkGone as gone:
        return render(request, "links/gone.html", {"why": gone.why}, status=410)


def _act(link: Link, actor: Actor, data: dict[str, object]) -> object:
    purpose = PURPOSES[link.purpose]
    by = actor if actor.kind == Actor.Kind.USER else link.holder
    with transaction.atomic():
        use(link)
        return purpose.act(link, by, data)
