from django.urls import path

from civicsteps.identify.reports.views import sheets, telling, triage

urlpatterns = [
    path("spune/", telling.new, name="report_new"),
    path("grupuri/<slug:slug>/spune/", telling.new_in, name="report_new_in"),
    path("grupuri/<slug:slug>/spune-pentru/", telling.note, name="report_note"),
    path("grupuri/<slug:slug>/foaie/", sheets.sheet_new, name="sheet_new"),
    path("foi/multumim/", sheets.sheet_thanks, name="sheet_thanks"),
    path("foi/<uuid:pk>/", sheets.sheet, name="sheet"),
    path("c/<str:code>/chitanta/", telling.receipt, name="report_receipt"),
    path("c/<str:code>/retrag/", telling.take_back, name="report_take_back"),
    path("grupuri/<slug:slug>/spuse/", triage.reports, name="reports"),
    path("spuse/<uuid:pk>/", triage.report, name="report"),
    path("spuse/<uuid:pk>/primeste/", triage.accept, name="report_accept"),
    path("spuse/<uuid:pk>/muta/", triage.move, name="report_move"),
    path("spuse/<uuid:pk>/lasa/", triage.set_aside, name="report_set_aside"),
    path("spuse/<uuid:pk>/preda/", triage.hand_over, name="report_hand_over"),
    path("spuse/<uuid:pk>/citare/", triage.quote, name="report_quote"),
    path("spuse/<uuid:pk>/retrage/", triage.withdraw, name="report_withdraw"),
]
