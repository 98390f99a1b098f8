from django.urls import path

from civicsteps.people.clocks.views import clocks, law

urlpatterns = [
    path("termene/<uuid:key>/", clocks.clock, name="clock"),
    path("termene/<uuid:key>/contestatie/", clocks.contest_settle, name="contest_settle"),
    path("lege/calendar/", clocks.calendar, name="law_calendar"),
    path("lege/calendar/<uuid:key>/retrage/", clocks.override_remove, name="override_remove"),
    path("lege/de-confirmat/", law.to_confirm, name="law_to_confirm"),
    path("lege/", law.rules, name="law_rules"),
    path("lege/<str:rule_id>/", law.rule, name="law_rule"),
]
