from django.urls import path

from civicsteps.promote.petitions import views

urlpatterns = [
    path("probleme/<slug:slug>/petitii/", views.outside_petition_new, name="outside_petition_new"),
    path("petitii/<uuid:key>/", views.outside_petition, name="outside_petition"),
    path("petitii/<uuid:key>/numar/", views.petition_count, name="petition_count"),
    path("petitii/<uuid:key>/inchide/", views.petition_close, name="petition_close"),
    path("petitii/<uuid:key>/retrage/", views.petition_withdraw, name="petition_withdraw"),
]
