from django.urls import path

from civicsteps.identify.fieldwork import views

urlpatterns = [
    path("probleme/<slug:slug>/puncte/", views.cause_points, name="cause_points"),
    path("puncte/<uuid:pk>/", views.point_set, name="point_set"),
    path("puncte/<uuid:pk>/puncte.<slug:kind>", views.points_file, name="points_file"),
    path("puncte/<uuid:pk>/arata/", views.points_show, name="points_show"),
    path("puncte/<uuid:pk>/ascunde/", views.points_hide, name="points_hide"),
    path("puncte/<uuid:pk>/dovada/", views.points_evidence, name="points_evidence"),
]
