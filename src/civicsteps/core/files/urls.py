from django.urls import path

from civicsteps.core.files.views import file

urlpatterns = [path("fisiere/<uuid:pk>/<str:name>", file, name="file")]
