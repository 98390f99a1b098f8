from django.urls import URLPattern, path

from civicsteps.core.editing import views

urlpatterns: list[URLPattern] = [path("prezenta/", views.here, name="presence")]
