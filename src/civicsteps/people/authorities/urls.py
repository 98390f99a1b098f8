from django.urls import URLPattern, path

from civicsteps.people.authorities.views import channels, corrections, register

urlpatterns: list[URLPattern] = [
    path("autoritati/noua/", register.authority_new, name="authority_new"),
    path("autoritati/corecturi/", corrections.corrections_open, name="corrections_open"),
    path("autoritati/de-verificat/", channels.channels_due, name="channels_due"),
    path("autoritati/<slug:slug>/schimba/", register.authority_edit, name="authority_edit"),
    path("autoritati/<slug:slug>/birou-nou/", register.office_new, name="office_new"),
    path("autoritati/<slug:slug>/hotaraste/", channels.competence_new, name="competence_new"),
    path("autoritati/<slug:slug>/corecturi/", corrections.corrections, name="corrections"),
    path("autoritati/<slug:slug>/corecteaza/", corrections.correction_new, name="correction_new"),
    path("birouri/<uuid:pk>/", register.office, name="office"),
    path("birouri/<uuid:pk>/schimba/", register.office_edit, name="office_edit"),
    path("birouri/<uuid:pk>/mandat/", register.mandate_new, name="mandate_new"),
    path("birouri/<uuid:pk>/adresa/", channels.channel_new, name="channel_new"),
    path("mandate/<uuid:pk>/incheie/", register.mandate_end, name="mandate_end"),
    path("adrese/<uuid:pk>/verifica/", channels.channel_check, name="channel_check"),
    path("adrese/<uuid:pk>/inlocuieste/", channels.channel_replace, name="channel_replace"),
    path("competente/<uuid:pk>/incheie/", channels.competence_end, name="competence_end"),
    path("corecturi/<uuid:pk>/", corrections.correction, name="correction"),
]
