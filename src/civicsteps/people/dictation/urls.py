from django.urls import URLPattern, path

from civicsteps.people.dictation import views

urlpatterns: list[URLPattern] = [
    path("grupuri/<slug:slug>/scriu/", views.dictation_new, name="dictation_new"),
    path("scriu/", views.dictation_menu, name="dictation_menu"),
    path("scriu/gata/", views.dictation_stop, name="dictation_stop"),
    path("scriu/<slug:what>/", views.dictation_choose, name="dictation_choose"),
    path("dictari/<uuid:pk>/", views.dictation, name="dictation"),
    path("dictari/<uuid:pk>/schimb/", views.dictation_change, name="dictation_change"),
]
