from django.urls import URLPattern, path

from civicsteps.people.archives import views

urlpatterns: list[URLPattern] = [
    path("grupuri/<slug:slug>/arhiva/", views.archive, name="group_archive"),
    path("grupuri/<slug:slug>/exporturi/", views.exports, name="group_exports"),
    path("arhive/<uuid:pk>/ia/", views.take, name="archive_take"),
]
