from django.urls import URLPattern, path

from civicsteps.people.persons import views

urlpatterns: list[URLPattern] = [
    path("pastrare/", views.kept, name="kept"),
    path("birou/pastrare/", views.sweeps, name="sweeps"),
    path("datele-mele/", views.start, name="own_start"),
    path("datele-mele/trimis/", views.sent, name="own_sent"),
    path("datele-mele/confirmat/", views.confirmed, name="own_confirmed"),
    path("datele-mele/sterse/", views.erased, name="own_erased"),
    path("datele-mele/cont/", views.by_account, name="own_by_account"),
    path("datele-mele/cod/<str:code>/", views.by_code, name="own_by_code"),
    path("datele-mele/p/<str:token>/", views.page, name="own_page"),
    path("datele-mele/p/<str:token>/ia/", views.take, name="own_take"),
    path("datele-mele/p/<str:token>/sterge/", views.erase, name="own_erase"),
    path(
        "datele-mele/p/<str:token>/<slug:holding>/<str:key>/scrie/",
        views.correct,
        name="own_correct",
    ),
    path(
        "datele-mele/p/<str:token>/<slug:holding>/<slug:verb>/<str:key>/",
        views.act,
        name="own_act",
    ),
    path("grupuri/<slug:slug>/contacte/<uuid:pk>/link/", views.hand, name="own_hand"),
]
