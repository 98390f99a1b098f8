from django.urls import path

from civicsteps.programme.calls.views import announcing, programmes, staff

ANNOUNCED = "programe/<slug:slug>/anunt/"
OF_GROUP = f"{ANNOUNCED}<uuid:pk>/"

urlpatterns = [
    path("programe/", programmes.programmes, name="programmes"),
    path("programe/<slug:slug>/", programmes.programme, name="programme"),
    path("programe/<slug:slug>/pe-agenda/", programmes.programme_agenda, name="programme_agenda"),
    path("programe/<slug:slug>/harta-card/", programmes.programme_card, name="programme_card"),
    path("programe/<slug:slug>/grup-nou/", staff.programme_join, name="programme_join"),
    path("programe/<slug:slug>/mentiune/", staff.programme_notice, name="programme_notice"),
    path("programe/<slug:slug>/scrie/", staff.programme_edit, name="programme_edit"),
    path("programe/<slug:slug>/engleza/", staff.programme_english, name="programme_english"),
    path("grupuri/<slug:slug>/program-nou/", staff.programme_new, name="programme_new"),
    path(ANNOUNCED, announcing.programme_announcement, name="programme_announcement"),
    path(OF_GROUP, announcing.announcement, name="announcement"),
    path(f"{OF_GROUP}propune/", announcing.announcement_propose, name="announcement_propose"),
    path(f"{OF_GROUP}retrage/", announcing.announcement_withdraw, name="announcement_withdraw"),
    path(f"{OF_GROUP}nume/", announcing.announcement_naming, name="announcement_naming"),
]
