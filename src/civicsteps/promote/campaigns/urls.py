from django.urls import path

from civicsteps.promote.campaigns import views

urlpatterns = [
    path("probleme/<slug:slug>/campanie/", views.campaign_new, name="campaign_new"),
    path("campanii/<uuid:key>/", views.campaign, name="campaign"),
    path("campanii/<uuid:key>/schimba/", views.campaign_edit, name="campaign_edit"),
    path("campanii/<uuid:key>/incheie/", views.campaign_close, name="campaign_close"),
]
