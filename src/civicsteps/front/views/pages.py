"""The open pages: home and search. Lists are beside."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from civicsteps.causes.stairs import kept_stairs
from civicsteps.core import clock
from civicsteps.core.http import Request
from civicsteps.core.imprint.queries import notices_for
from civicsteps.core.search.queries import find
from civicsteps.front import queries
from civicsteps.front.paging import page_of, query_without_page
from civicsteps.people.groups.queries import audiences_of
from civicsteps.promote.outreach.previews import preview_of_site


@require_safe
def home(request: Request) -> HttpResponse:
    """Say in ten seconds what this is. Rule: everybody."""
    telling = queries.telling_cause()
    context = {
        "telling": telling,
        "stairs": kept_stairs(telling) if telling else None,
        "causes": queries.public_causes()[:4],
        "imprints": notices_for("web_footer", on=clock.today()),
        "preview": preview_of_site(url=reverse("home")),
    }
    return render(request, "front/home.html", context)


@require_safe
def search(request: Request) -> HttpResponse:
    """Find anything that the asker may see. Rule: each document's audience."""
    text = request.GET.get("q", "")[:100]
    page = page_of(find(text, audiences=audiences_of(request.actor)), request)
    context = {"page": page, "text": text, "query": query_without_page(request)}
    return render(request, "front/search.html", context)
