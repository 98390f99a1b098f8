from django.urls import path

from civicsteps.programme.calls import views

urlpatterns = [
    path("programe/", views.programmes, name="programmes"),
    path("programe/<slug:slug>/", views.programme, name="programme"),
    path("programe/<slug:slug>/grup-nou/", views.programme_join, name="programme_join"),
    path("programe/<slug:slug>/mentiune/", views.programme_notice, name="programme_notice"),
    path("grupuri/<slug:slug>/program-nou/", views.programme_new, name="programme_new"),
]
