from django.urls import path

from civicsteps.resolve.requests.views import batches, choosing, requests

urlpatterns = [
    path("probleme/<slug:slug>/ce-scriem/", choosing.letter_choose, name="letter_choose"),
    path("probleme/<slug:slug>/intrebare/", batches.batch_new, name="batch_new"),
    path("scrisori/<uuid:key>/cerere/", requests.letter_request, name="letter_request"),
    path("cereri/intrebare/<uuid:key>/", batches.batch, name="batch"),
    path("cereri/intrebare/<uuid:key>/trimite/", batches.batch_send, name="batch_send"),
    path("cereri/<uuid:key>/", requests.request_page, name="request"),
    path("cereri/<uuid:key>/fara-numar/", requests.request_number, name="request_number"),
    path("cereri/<uuid:key>/spun/<slug:kind>/", requests.request_event, name="request_event"),
    path(
        "cereri/<uuid:key>/urmeaza/<slug:instrument>/", requests.request_next, name="request_next"
    ),
    path("cereri/<uuid:key>/raspuns/<uuid:reply>/", requests.request_judge, name="request_judge"),
    path("cereri/<uuid:key>/din-nou/", batches.request_try_again, name="request_try_again"),
]
