from django.urls import path

from civicsteps.resolve.duties.views import checks, investments, streets

urlpatterns = [
    path("autoritati/<slug:slug>/obligatii/", checks.authority_duties, name="authority_duties"),
    path(
        "autoritati/<slug:slug>/obligatii/<int:year>/",
        checks.authority_duties_year,
        name="authority_duties_year",
    ),
    path("grupuri/<slug:slug>/obligatii/", checks.group_duties, name="group_duties"),
    path("grupuri/<slug:slug>/obligatii/verific/", checks.duty_check_new, name="duty_check_new"),
    path("obligatii/multumim/", checks.duty_thanks, name="duty_thanks"),
    path("obligatii/<uuid:key>/", checks.duty_check, name="duty_check"),
    path("obligatii/<uuid:key>/fisier.<slug:kind>", checks.duty_file, name="duty_file"),
    path("obligatii/<uuid:key>/cere/", checks.duty_letter, name="duty_letter"),
    path("obligatii/<uuid:key>/pe-fir/", checks.duty_lay, name="duty_lay"),
    path("obligatii/<uuid:key>/de-pe-fir/", checks.duty_take_off, name="duty_take_off"),
    path("obligatii/<uuid:key>/caut/<slug:duty>/", checks.duty_look, name="duty_look"),
    path("obligatii/<uuid:key>/vecin/<slug:duty>/", checks.duty_ask, name="duty_ask"),
    path("obligatii/gasit/<uuid:key>/", checks.duty_judge, name="duty_judge"),
    path("obligatii/gasit/<uuid:key>/greseala/", checks.duty_take_back, name="duty_take_back"),
    path("grupuri/<slug:slug>/strazi/", streets.group_streets, name="group_streets"),
    path("grupuri/<slug:slug>/strazi/adaug/", streets.streets_new, name="streets_new"),
    path("grupuri/<slug:slug>/strazi.<slug:kind>", streets.streets_file, name="streets_file"),
    path("grupuri/<slug:slug>/strada-noastra/", investments.street_listed, name="street_listed"),
    path("strazi/<uuid:key>/", streets.street, name="street"),
    path("strazi/<uuid:key>/ce-are/", streets.street_services, name="street_services"),
    path(
        "grupuri/<slug:slug>/investitii/", investments.group_investments, name="group_investments"
    ),
    path(
        "grupuri/<slug:slug>/investitii/adaug/", investments.investment_new, name="investment_new"
    ),
    path(
        "grupuri/<slug:slug>/investitii.<slug:kind>",
        investments.investments_file,
        name="investments_file",
    ),
    path("investitii/<uuid:key>/", investments.investment, name="investment"),
    path("investitii/<uuid:key>/stadiu/", investments.investment_move, name="investment_move"),
    path(
        "investitii/<uuid:key>/greseala/",
        investments.investment_take_back,
        name="investment_take_back",
    ),
]
