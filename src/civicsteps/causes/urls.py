from django.urls import path

from civicsteps.causes.views import cause, evidence, voices

urlpatterns = [
    path("c/", voices.find, name="voice_find"),
    path("c/<str:code>/", voices.voice, name="voice"),
    path("probleme/<slug:slug>/scrie/", cause.edit, name="cause_edit"),
    path("probleme/<slug:slug>/arata/", cause.publish, name="cause_publish"),
    path("probleme/<slug:slug>/ascunde/", cause.hide, name="cause_hide"),
    path("probleme/<slug:slug>/cerem/", cause.new_demand, name="demand_new"),
    path("probleme/<slug:slug>/dovada/", evidence.bring, name="evidence_new"),
    path("probleme/<slug:slug>/cere-poza/", evidence.ask, name="evidence_ask"),
    path("probleme/<slug:slug>/treapta/<int:step>/", cause.tread, name="tread"),
    path("ce-cerem/<uuid:pk>/", cause.demand, name="demand"),
    path("ce-cerem/<uuid:pk>/retrage/", cause.withdraw, name="demand_withdraw"),
    path("dovezi/<uuid:pk>/", evidence.evidence, name="evidence"),
    path("dovezi/<uuid:pk>/primeste/", evidence.accept, name="evidence_accept"),
    path("dovezi/<uuid:pk>/taie/", evidence.strike, name="evidence_strike"),
    path("dovezi/<uuid:pk>/multumim/", evidence.thanks, name="evidence_thanks"),
]
