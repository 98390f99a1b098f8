from django.urls import path

from civicsteps.identify.consultations import views

urlpatterns = [
    path("probleme/<slug:slug>/hotarare/", views.new, name="choice_new"),
    path("hotarari-de-grup/<uuid:pk>/", views.choice, name="choice"),
    path("hotarari-de-grup/<uuid:pk>/anulare/", views.annul, name="choice_annul"),
]
