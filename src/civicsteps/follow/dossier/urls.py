from django.urls import path

from civicsteps.follow.dossier import views

urlpatterns = [
    path("probleme/<slug:slug>/dosar/", views.dossier_new, name="dossier_new"),
    path("dosare/<uuid:key>/", views.dossier, name="dossier"),
]
