from django.urls import URLPattern, path

from civicsteps.promote.outreach.views import addresses, embed, papers, pictures, share

urlpatterns: list[URLPattern] = [
    path("oembed/", embed.oembed, name="oembed"),
    path("imagini/<slug:shape>.png", pictures.site_picture, name="site_picture"),
    path("qr/<slug:word>.<slug:kind>", addresses.short_qr, name="short_qr"),
    path("adrese/<uuid:key>/retrage/", addresses.address_retire, name="address_retire"),
    path("probleme/<slug:slug>/spune-mai-departe/", share.cause_share, name="cause_share"),
    path("probleme/<slug:slug>/spune-mai-departe/<uuid:key>/", share.act_share, name="act_share"),
    path("probleme/<slug:slug>/adresa/", addresses.cause_address, name="cause_address"),
    path("probleme/<slug:slug>/card/", embed.cause_card, name="cause_card"),
    path(
        "probleme/<slug:slug>/imagini/<slug:shape>.png",
        pictures.cause_picture,
        name="cause_picture",
    ),
    path(
        "probleme/<slug:slug>/imagini/<uuid:key>/<slug:shape>.png",
        pictures.act_picture,
        name="act_picture",
    ),
    path("probleme/<slug:slug>/afis/<slug:size>.pdf", papers.cause_poster, name="cause_poster"),
    path("probleme/<slug:slug>/anunt.pdf", papers.stairwell_notice, name="stairwell_notice"),
    path("grupuri/<slug:slug>/prima-zi/", share.group_first_day, name="group_first_day"),
    path("grupuri/<slug:slug>/spune-mai-departe/", share.group_share, name="group_share"),
    path("grupuri/<slug:slug>/saptamana/", share.group_week, name="group_week"),
    path("grupuri/<slug:slug>/adresa/", addresses.group_address, name="group_address"),
    path(
        "grupuri/<slug:slug>/imagini/<slug:shape>.png",
        pictures.group_picture,
        name="group_picture",
    ),
    path("grupuri/<slug:slug>/afis/<slug:size>.pdf", papers.group_poster, name="group_poster"),
    path("grupuri/<slug:slug>/contacte/de-sunat/", papers.call_list, name="call_list"),
]
