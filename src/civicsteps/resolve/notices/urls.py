from django.urls import path

from civicsteps.resolve.notices import views

urlpatterns = [
    path("agenda/<uuid:key>/", views.agenda_item, name="agenda_item"),
    path("agenda/<uuid:key>/greseala/", views.agenda_take_back, name="agenda_take_back"),
    path("agenda/<uuid:key>/scoasa/", views.agenda_off, name="agenda_off"),
    path("probleme/<slug:slug>/agenda/", views.agenda_new, name="agenda_new"),
]
