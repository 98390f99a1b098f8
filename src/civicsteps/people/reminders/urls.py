from django.urls import path

from civicsteps.people.reminders import views

urlpatterns = [
    path("cont/ce-iti-scriem/", views.choose, name="reminders"),
    path("nu-mai-scrieti/<str:token>/", views.leave, name="reminders_leave"),
    path("termene/calendar/", views.term_calendar, name="terms_calendar"),
    path("termene/calendar/incheie/", views.term_calendar_end, name="terms_calendar_end"),
    path("calendar/<str:token>/termene.ics", views.terms_feed, name="terms_feed"),
]
