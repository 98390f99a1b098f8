from django.urls import path

from civicsteps.programme.calls import views

urlpatterns = [path("programe/<slug:slug>/", views.programme, name="programme")]
