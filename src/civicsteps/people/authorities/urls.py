from django.urls import URLPattern, path

from civicsteps.people.authorities import views

urlpatterns: list[URLPattern] = [
    path("autoritati/noua/", views.authority_new, name="authority_new"),
    path("autoritati/<slug:slug>/schimba/", views.authority_edit, name="authority_edit"),
    path("autoritati/<slug:slug>/birou-nou/", views.office_new, name="office_new"),
    path("birouri/<uuid:pk>/", views.office, name="office"),
    path("birouri/<uuid:pk>/schimba/", views.office_edit, name="office_edit"),
    path("birouri/<uuid:pk>/mandat/", views.mandate_new, name="mandate_new"),
    path("birouri/<uuid:pk>/adresa/", views.channel_new, name="channel_new"),
    path("mandate/<uuid:pk>/incheie/", views.mandate_end, name="mandate_end"),
    path("adrese/<uuid:pk>/verifica/", views.channel_check, name="channel_check"),
]
