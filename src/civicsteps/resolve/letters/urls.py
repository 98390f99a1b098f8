from django.urls import path

from civicsteps.resolve.letters.views import answers, back, finishing, letters, paper

urlpatterns = [
    path("probleme/<slug:slug>/scrisoare/", letters.letter_new, name="letter_new"),
    path("probleme/<slug:slug>/scrisoare/sfaturi/", letters.letter_lint, name="letter_lint"),
    path("scrisori/multumim/oficiu/", back.letter_office_thanks, name="letter_office_thanks"),
    path("scrisori/multumim/", letters.letter_thanks, name="letter_thanks"),
    path("scrisori/<uuid:key>/", letters.letter, name="letter"),
    path("scrisori/<uuid:key>/schimba/", letters.letter_edit, name="letter_edit"),
    path("scrisori/<uuid:key>/retrage/", letters.letter_withdraw, name="letter_withdraw"),
    path("scrisori/<uuid:key>/trimite/", paper.letter_send, name="letter_send"),
    path("scrisori/<uuid:key>/opreste/", letters.letter_unsend, name="letter_unsend"),
    path("scrisori/<uuid:key>/ajuns/", letters.letter_settle, name="letter_settle"),
    path("scrisori/<uuid:key>/depune/", paper.letter_hand_over, name="letter_hand_over"),
    path("scrisori/<uuid:key>/semnatura/", finishing.letter_sign, name="letter_sign"),
    path("scrisori/<uuid:key>/anexe/", finishing.letter_annexes, name="letter_annexes"),
    path("scrisori/<uuid:key>/formular/", finishing.letter_portal, name="letter_portal"),
    path("scrisori/<uuid:key>/scrisoare.docx", finishing.letter_docx, name="letter_docx"),
    path("scrisori/<uuid:key>/numar/", answers.letter_number, name="letter_number"),
    path("scrisori/<uuid:key>/numar/vecin/", answers.letter_ask_number, name="letter_ask_number"),
    path("scrisori/<uuid:key>/mesaj/", back.reply_mail, name="reply_mail"),
    path("scrisori/<uuid:key>/functionar/", back.letter_office_link, name="letter_office_link"),
    path("raspunsuri/<uuid:key>/publica/", back.reply_publish, name="reply_publish"),
    path("raspunsuri/<uuid:key>/ascunde/", back.reply_unpublish, name="reply_unpublish"),
    path("scrisori/<uuid:key>/raspuns/", answers.reply_new, name="reply_new"),
    path("scrisori/<uuid:key>/petitie.pdf", paper.letter_pdf, name="letter_pdf"),
    path("scrisori/<uuid:key>/copie.pdf", paper.letter_copy, name="letter_copy"),
    path("scrisori/<uuid:key>/pagina-<int:number>.png", paper.letter_page, name="letter_page"),
    path("raspunsuri/<uuid:key>/", answers.reply, name="reply"),
    path("raspunsuri/<uuid:key>/retrage/", answers.reply_withdraw, name="reply_withdraw"),
]
