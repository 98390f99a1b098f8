from django.urls import path

from civicsteps.core.mail import hooks, views

urlpatterns = [
    path("posta/primire/", hooks.mail_hook, name="mail_hook"),
    path("posta/", views.mailbox, name="mailbox"),
    path("posta/<uuid:pk>/", views.mailbox_message, name="mailbox_message"),
    path("posta/<uuid:pk>/html/", views.mailbox_html, name="mailbox_html"),
    path("posta/nesortate/", views.unsorted, name="unsorted"),
    path("posta/nesortate/<uuid:pk>/", views.unsorted_mail, name="unsorted_mail"),
    path("posta/nesortate/<uuid:pk>/mesaj.eml", views.unsorted_raw, name="unsorted_raw"),
    path("posta/nesortate/<uuid:pk>/deoparte/", views.unsorted_aside, name="unsorted_aside"),
    path("posta/nesigure/", views.uncertain, name="uncertain"),
    path("posta/nesigure/<uuid:pk>/", views.uncertain_mail, name="uncertain_mail"),
    path("posta/nesigure/<uuid:pk>/din-nou/", views.uncertain_resend, name="uncertain_resend"),
    path("posta/nesigure/<uuid:pk>/a-plecat/", views.uncertain_sent, name="uncertain_sent"),
]
