from django.urls import path
from django.views.decorators.http import require_safe

from civicsteps.resolve.notices.export import Notices
from civicsteps.resolve.notices.views import agenda, notices, watching

urlpatterns = [
    path("agenda/<uuid:key>/", agenda.agenda_item, name="agenda_item"),
    path("agenda/<uuid:key>/greseala/", agenda.agenda_take_back, name="agenda_take_back"),
    path("agenda/<uuid:key>/scoasa/", agenda.agenda_off, name="agenda_off"),
    path("probleme/<slug:slug>/agenda/", agenda.agenda_new, name="agenda_new"),
    path("anunturi/", notices.notices, name="notices"),
    path("anunturi/anunturi.<slug:kind>", notices.notices_export, name="notices_export"),
    path("anunturi/atom/", require_safe(Notices()), name="notices_feed"),
    path("anunturi/urmareste/", watching.watch_open, name="watch_open"),
    path("anunturi/urmarite/<uuid:key>/", watching.watch, name="watch"),
    path("anunturi/urmarite/<uuid:key>/gata/", watching.watch_close, name="watch_close"),
    path("anunturi/surse/<uuid:key>/", watching.watch_source, name="watch_source"),
    path("anunturi/surse/<uuid:key>/pauza/", watching.source_switch, name="source_switch"),
    path("anunturi/surse/<uuid:key>/tabel/", watching.source_table, name="source_table"),
    path("anunturi/potrivite/<uuid:key>/", watching.match, name="match"),
    path("anunturi/etape/<uuid:key>/greseala/", notices.stage_take_back, name="stage_take_back"),
    path("anunturi/<uuid:key>/", notices.notice, name="notice"),
    path("anunturi/<uuid:key>/puncte/", agenda.notice_points, name="notice_points"),
    path("anunturi/<uuid:key>/puncte/<slug:item>/", agenda.plain_words, name="plain_words"),
    path("anunturi/<uuid:key>/schimba/", notices.notice_edit, name="notice_edit"),
    path("anunturi/<uuid:key>/greseala/", notices.notice_take_back, name="notice_take_back"),
    path("anunturi/<uuid:key>/voturi/", notices.notice_votes, name="notice_votes"),
    path("anunturi/<uuid:key>/etapa/", notices.stage_new, name="stage_new"),
    path("anunturi/<uuid:key>/problema/", notices.notice_agenda, name="notice_agenda"),
    path("anunturi/<uuid:key>/scrisoare/", notices.notice_letter, name="notice_letter"),
    path("grupuri/<slug:slug>/anunturi/", watching.group_notices, name="group_notices"),
    path("grupuri/<slug:slug>/anunturi/nou/", notices.notice_new, name="notice_new"),
    path("grupuri/<slug:slug>/anunturi/urmaresc/", watching.watch_new, name="watch_new"),
    path("grupuri/<slug:slug>/anunturi/sursa/", watching.source_new, name="source_new"),
]
