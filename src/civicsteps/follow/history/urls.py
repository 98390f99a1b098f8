from django.urls import path

from civicsteps.follow.history import views

urlpatterns = [
    path("grupuri/<slug:slug>/istoric/", views.history, name="history"),
]
