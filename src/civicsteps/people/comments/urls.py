from django.urls import URLPattern, path

from civicsteps.people.comments import views

urlpatterns: list[URLPattern] = [
    path("vorbe/", views.talks, name="talks"),
    path("vorbe/<str:kind>/<uuid:key>/", views.talk, name="talk"),
    path("vorbe/<uuid:pk>/retrage/", views.comment_take_back, name="comment_take_back"),
    path("grupuri/<slug:slug>/vorbe/", views.group_talks, name="group_talks"),
]
