from django.urls import path

from civicsteps.follow.commitments import views

urlpatterns = [
    path("probleme/<slug:slug>/promisiune/", views.commitment_new, name="commitment_new"),
    path("promisiuni/<uuid:key>/", views.commitment, name="commitment"),
    path("promisiuni/<uuid:key>/am-vazut/", views.commitment_check, name="commitment_check"),
    path("promisiuni/<uuid:key>/spun/", views.commitment_statement, name="commitment_statement"),
    path("promisiuni/<uuid:key>/termen/", views.commitment_change, name="commitment_change"),
    path("promisiuni/<uuid:key>/nerespectata/", views.commitment_broken, name="commitment_broken"),
    path(
        "promisiuni/<uuid:key>/greseala/", views.commitment_take_back, name="commitment_take_back"
    ),
    path("promisiuni/<uuid:key>/reluata/", views.commitment_mended, name="commitment_mended"),
]
