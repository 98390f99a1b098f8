from django.urls import path

from civicsteps.follow.outcomes import views

urlpatterns = [
    path("probleme/<slug:slug>/decizie/", views.decision_new, name="decision_new"),
    path("probleme/<slug:slug>/gata/", views.done_new, name="done_new"),
    path("probleme/<slug:slug>/tine/", views.lasting_new, name="lasting_new"),
    path("probleme/<slug:slug>/nu-mai-e/", views.undone_new, name="undone_new"),
    path("decizii/<uuid:key>/", views.decision, name="decision"),
    path("decizii/<uuid:key>/greseala/", views.decision_take_back, name="decision_take_back"),
    path("decizii/<uuid:key>/schimbare/", views.decision_change, name="decision_change"),
    path("constatari/<uuid:key>/", views.finding, name="finding"),
]
