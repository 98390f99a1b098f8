from django.urls import path

from civicsteps.people.imports import views

urlpatterns = [
    path("grupuri/<slug:slug>/aduce/", views.imports, name="imports"),
    path("grupuri/<slug:slug>/aduce/<slug:kind>/", views.import_new, name="import_new"),
    path("aduse/<uuid:pk>/", views.import_, name="import"),
    path("aduse/<uuid:pk>/coloane/", views.import_again, name="import_again"),
    path("aduse/<uuid:pk>/scrie/", views.import_confirm, name="import_confirm"),
    path("aduse/<uuid:pk>/inapoi/", views.import_undo, name="import_undo"),
    path("aduse/<uuid:pk>/renunta/", views.import_drop, name="import_drop"),
]
