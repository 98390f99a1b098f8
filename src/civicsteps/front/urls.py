from typing import Any

from django.contrib.syndication.views import Feed
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from civicsteps.front import feeds
from civicsteps.front.views import (
    authorities,
    cause,
    desk,
    failures,
    health,
    lists,
    mentor,
    pages,
    places,
    pwa,
    requests,
    stil,
    terms,
)


def feed(route: str, told: type[Feed[Any, Any]], *, name: str) -> list[URLPattern]:
    """Return a feed's two addresses: Atom, and the same as JSON."""
    return [
        path(f"{route}.atom", require_safe(told()), name=name),
        path(f"{route}.json", require_safe(feeds.as_json(told)), name=f"{name}_json"),
    ]


urlpatterns = [
    path("", pages.home, name="home"),
    path("probleme/", lists.causes, name="causes"),
    path("probleme/lista.<str:kind>", lists.causes_export, name="causes_export"),
    *feed("probleme/flux", feeds.Causes, name="causes_feed"),
    *feed("probleme/<slug:slug>/flux", feeds.Story, name="cause_feed"),
    *feed("grupuri/<slug:slug>/flux", feeds.OfGroup, name="group_feed"),
    *feed("programe/<slug:slug>/flux", feeds.OfProgramme, name="programme_feed"),
    path("probleme/<slug:slug>/", cause.cause, name="cause"),
    path("harta/", lists.map_page, name="map"),
    path("cauta/", pages.search, name="search"),
    path("grupuri/", lists.groups, name="groups"),
    path("grupuri/lista.<str:kind>", lists.groups_export, name="groups_export"),
    path("grupuri/<slug:slug>/", places.group, name="group"),
    path("grupuri/<slug:slug>/scrisori/", lists.group_letters, name="group_letters"),
    path("grupuri/<slug:slug>/cereri/", requests.group_requests, name="group_requests"),
    path(
        "grupuri/<slug:slug>/cereri/lista.csv",
        requests.group_requests_export,
        name="group_requests_export",
    ),
    path("autoritati/", lists.authorities, name="authorities"),
    path("autoritati/lista.<str:kind>", lists.authorities_export, name="authorities_export"),
    path("autoritati/<slug:slug>/", authorities.authority, name="authority"),
    path(
        "autoritati/<slug:slug>/cifre.<str:kind>",
        authorities.authority_figures,
        name="authority_figures",
    ),
    path("autoritati/<slug:slug>/registratura/", authorities.registry, name="registry"),
    path(
        "autoritati/<slug:slug>/registratura.csv",
        authorities.registry_export,
        name="registry_export",
    ),
    path("termene/<uuid:pk>/am-raspuns/", authorities.contest, name="contest"),
    path("scrisori/", lists.letters, name="letters"),
    path("scrisori/lista.<str:kind>", lists.letters_export, name="letters_export"),
    path("promisiuni/", lists.commitments, name="commitments"),
    path("promisiuni/lista.<str:kind>", lists.commitments_export, name="commitments_export"),
    path("programe/<slug:slug>/lista.<str:kind>", lists.programme_export, name="programme_export"),
    path("termene/", terms.terms, name="terms"),
    path("birou/", desk.desk, name="desk"),
    path("birou/grupuri/", mentor.mentor_desk, name="mentor_desk"),
    path("birou/grupuri/<slug:slug>/", mentor.mentor_group, name="mentor_group"),
    path("birou/esecuri/", failures.failed_work, name="failures"),
    path("birou/esecuri/<uuid:pk>/din-nou/", failures.retry, name="failure_retry"),
    path("birou/esecuri/<uuid:pk>/renunta/", failures.drop, name="failure_drop"),
    path("stil/", stil.stil, name="stil"),
    path("stil/mesaj.<str:kind>", stil.stil_mail, name="stil_mail"),
    path("sanatate/", health.health, name="health"),
    path("manifest.webmanifest", pwa.manifest, name="manifest"),
    path("sw.js", pwa.worker, name="worker"),
    path("fara-semnal/", pwa.offline, name="offline"),
    path("semnal/", pwa.reach, name="reach"),
]
