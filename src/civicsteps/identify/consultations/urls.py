from django.urls import path

from civicsteps.identify.consultations import views, views_polls, views_vote

urlpatterns = [
    path("probleme/<slug:slug>/hotarare/", views.new, name="choice_new"),
    path("hotarari-de-grup/<uuid:pk>/", views.choice, name="choice"),
    path("hotarari-de-grup/<uuid:pk>/anulare/", views.annul, name="choice_annul"),
    path("grupuri/<slug:slug>/voturi/", views_polls.group_polls, name="group_polls"),
    path("grupuri/<slug:slug>/voturi/nou/", views_polls.poll_new, name="poll_new"),
    path("voturi/<uuid:pk>/", views_polls.poll, name="poll"),
    path("voturi/<uuid:pk>/rezultat.csv", views_polls.poll_csv, name="poll_csv"),
    path("voturi/<uuid:pk>/foi/", views_polls.poll_slips, name="poll_slips"),
    path("voturi/<uuid:pk>/foi.pdf", views_polls.poll_slips_pdf, name="poll_slips_pdf"),
    path("voturi/<uuid:pk>/foi/inca/", views_polls.poll_slips_more, name="poll_slips_more"),
    path("voturi/<uuid:pk>/foi/pierduta/", views_polls.poll_slip_replace, name="poll_slip_replace"),
    path("voturi/<uuid:pk>/hartie/", views_polls.poll_paper, name="poll_paper"),
    path("voturi/<uuid:pk>/oprire/", views_polls.poll_stop, name="poll_stop"),
    path("voturi/<uuid:pk>/inchidere/", views_polls.poll_close, name="poll_close"),
    path("voturi/nevoi/<uuid:pk>/problema/", views_polls.need_cause, name="need_cause"),
    path("vot/", views_vote.vote_find, name="vote_find"),
    path("vot/multumim/", views_vote.vote_thanks, name="vote_thanks"),
    path("vot/<str:code>/", views_vote.vote, name="vote"),
]
