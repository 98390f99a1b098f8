from django.urls import path

from civicsteps.resolve.meetings.views import meetings, minutes, options

urlpatterns = [
    path("grupuri/<slug:slug>/intalniri/", meetings.group_meetings, name="group_meetings"),
    path("grupuri/<slug:slug>/variante/", options.group_options, name="group_options"),
    path("grupuri/<slug:slug>/calendar/", minutes.group_calendar, name="group_calendar"),
    path("calendar/<str:token>/intalniri.ics", minutes.meeting_feed, name="meeting_feed"),
    path("probleme/<slug:slug>/intalnire/", meetings.meeting_new, name="meeting_new"),
    path("probleme/<slug:slug>/variante/", options.option_table_new, name="option_table_new"),
    path("intalniri/<uuid:key>/", meetings.meeting, name="meeting"),
    path("intalniri/<uuid:key>/pregatire.pdf", meetings.meeting_pdf, name="meeting_pdf"),
    path("intalniri/<uuid:key>/pregatire/", meetings.meeting_kit, name="meeting_kit"),
    path("intalniri/<uuid:key>/cine-ce-face/", meetings.meeting_parts, name="meeting_parts"),
    path("intalniri/<uuid:key>/intrebare/", meetings.meeting_ask, name="meeting_ask"),
    path(
        "intalniri/intrebari/<uuid:key>/scoate/", meetings.meeting_ask_drop, name="meeting_ask_drop"
    ),
    path("intalniri/<uuid:key>/audienta/", meetings.meeting_request, name="meeting_request"),
    path("intalniri/<uuid:key>/cand/", meetings.meeting_schedule, name="meeting_schedule"),
    path("intalniri/<uuid:key>/nu-se-tine/", meetings.meeting_end, name="meeting_end"),
    path("intalniri/<uuid:key>/note/", meetings.meeting_notes, name="meeting_notes"),
    path("intalniri/<uuid:key>/greseala/", meetings.meeting_take_back, name="meeting_take_back"),
    path("intalniri/<uuid:key>/intalnire.ics", minutes.meeting_ics, name="meeting_ics"),
    path("intalniri/<uuid:key>/minuta/", minutes.minutes_edit, name="minutes_edit"),
    path("intalniri/<uuid:key>/minuta.pdf", minutes.minutes_pdf, name="minutes_pdf"),
    path("intalniri/<uuid:key>/minuta/trimite/", minutes.minutes_send, name="minutes_send"),
    path("intalniri/<uuid:key>/minuta/raspuns/", minutes.minutes_settle, name="minutes_settle"),
    path("variante/multumim/", options.options_thanks, name="options_thanks"),
    path("variante/<uuid:key>/", options.option_table, name="option_table"),
    path("variante/<uuid:key>/scrie/", options.option_write, name="option_write"),
    path("variante/optiuni/<uuid:key>/scoate/", options.option_drop, name="option_drop"),
    path("variante/<uuid:key>/institutia/", options.option_invite, name="option_invite"),
    path("variante/<uuid:key>/vot/nou/", options.option_vote_new, name="option_vote_new"),
    path("variante/<uuid:key>/vot/", options.option_vote, name="option_vote"),
    path("variante/<uuid:key>/vot/numara/", options.option_vote_close, name="option_vote_close"),
]
