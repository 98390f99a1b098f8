from django.urls import path
from django.views.decorators.http import require_safe

from civicsteps.front import feeds
from civicsteps.front.views import cause, desk, failures, health, pages, places, stil

urlpatterns = [
    path("", pages.home, name="home"),
    path("probleme/", pages.causes, name="causes"),
    path("probleme/flux.atom", require_safe(feeds.Causes()), name="causes_feed"),
    path("probleme/<slug:slug>/flux.atom", require_safe(feeds.Story()), name="cause_feed"),
    path("probleme/<slug:slug>/", cause.cause, name="cause"),
    path("harta/", pages.map_page, name="map"),
    path("cauta/", pages.search, name="search"),
    path("grupuri/", places.groups, name="groups"),
    path("grupuri/<slug:slug>/", places.group, name="group"),
    path("autoritati/", places.authorities, name="authorities"),
    path("autoritati/<slug:slug>/", places.authority, name="authority"),
    path("birou/", desk.desk, name="desk"),
    path("birou/esecuri/", failures.failed_work, name="failures"),
    path("birou/esecuri/<uuid:pk>/din-nou/", failures.retry, name="failure_retry"),
    path("birou/esecuri/<uuid:pk>/renunta/", failures.drop, name="failure_drop"),
    path("stil/", stil.stil, name="stil"),
    path("stil/mesaj.<str:kind>", stil.stil_mail, name="stil_mail"),
    path("sanatate/", health.health, name="health"),
]
