from django.urls import path

from civicsteps.core.following import views

urlpatterns = [
    path("urmareste/<str:kind>/<uuid:key>/", views.follow, name="follow"),
    path("nu-mai-urmari/<str:token>/", views.unfollow, name="unfollow"),
]
