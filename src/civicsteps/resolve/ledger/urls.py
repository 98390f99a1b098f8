from django.urls import path

from civicsteps.resolve.ledger.views import assets, claims, letters, paper

urlpatterns = [
    path("ale-cui/", assets.ledger, name="ledger"),
    path("ale-cui/spuse/<uuid:key>/", claims.claim, name="claim"),
    path("ale-cui/spuse/<uuid:key>/retrage/", claims.claim_withdraw, name="claim_withdraw"),
    path("ale-cui/spuse/<uuid:key>/ajuns/", claims.receipt_new, name="receipt_new"),
    path("ale-cui/ajunse/<uuid:key>/retrage/", claims.receipt_withdraw, name="receipt_withdraw"),
    path("ale-cui/<slug:slug>/", assets.asset, name="asset"),
    path("ale-cui/<slug:slug>/schimba/", assets.asset_edit, name="asset_edit"),
    path("ale-cui/<slug:slug>/spune/", claims.claim_new, name="claim_new"),
    path("ale-cui/<slug:slug>/scrisori/", letters.asset_letters, name="asset_letters"),
    path("ale-cui/<slug:slug>/a3.pdf", paper.asset_pdf, name="asset_pdf"),
    path("ale-cui/<slug:slug>/registru.csv", paper.asset_csv, name="asset_csv"),
    path("ale-cui/<slug:slug>/registru.json", paper.asset_json, name="asset_json"),
    path("grupuri/<slug:slug>/ale-cui/", assets.group_ledger, name="group_ledger"),
    path("grupuri/<slug:slug>/ale-cui/nou/", assets.asset_new, name="asset_new"),
    path("probleme/<slug:slug>/ale-cui/", assets.cause_ledger, name="cause_ledger"),
]
