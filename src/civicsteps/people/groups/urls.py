from django.urls import URLPattern, path

from civicsteps.people.groups.views import contacts, errands, groups, members

urlpatterns: list[URLPattern] = [
    path("grupuri/nou/", groups.group_new, name="group_new"),
    path("grupuri/<slug:slug>/schimba/", groups.group_edit, name="group_edit"),
    path("grupuri/<slug:slug>/sprijin/", groups.group_assist, name="group_assist"),
    path("grupuri/<slug:slug>/fara-sprijin/", groups.group_assist_end, name="group_assist_end"),
    path("grupuri/<slug:slug>/coalitie/", groups.coalition_join, name="coalition_join"),
    path("coalitii/<uuid:pk>/iese/", groups.coalition_leave, name="coalition_leave"),
    path("grupuri/<slug:slug>/oameni/", members.group_people, name="group_people"),
    path("grupuri/<slug:slug>/oameni/invita/", members.group_invite, name="group_invite"),
    path(
        "grupuri/<slug:slug>/oameni/invitatie/", members.group_invitation, name="group_invitation"
    ),
    path(
        "grupuri/<slug:slug>/oameni/invitatii/<uuid:pk>/retrage/",
        members.invitation_revoke,
        name="invitation_revoke",
    ),
    path(
        "grupuri/<slug:slug>/oameni/<uuid:pk>/rol/", members.membership_role, name="membership_role"
    ),
    path(
        "grupuri/<slug:slug>/oameni/<uuid:pk>/scoate/",
        members.membership_end,
        name="membership_end",
    ),
    path("grupuri/<slug:slug>/ajutoare/", errands.errands, name="errands"),
    path("grupuri/<slug:slug>/ajutoare/<uuid:pk>/", errands.errand, name="errand"),
    path(
        "grupuri/<slug:slug>/ajutoare/<uuid:pk>/retrage/",
        errands.errand_revoke,
        name="errand_revoke",
    ),
    path("grupuri/<slug:slug>/ies/", members.group_leave, name="group_leave"),
    path("grupuri/<slug:slug>/contacte/", contacts.contacts, name="contacts"),
    path("grupuri/<slug:slug>/contacte/nou/", contacts.contact_new, name="contact_new"),
    path("grupuri/<slug:slug>/contacte/lista/", contacts.contacts_export, name="contacts_export"),
    path("grupuri/<slug:slug>/contacte/<uuid:pk>/", contacts.contact, name="contact"),
    path("grupuri/<slug:slug>/contacte/<uuid:pk>/acord/", contacts.consent_new, name="consent_new"),
    path(
        "grupuri/<slug:slug>/contacte/<uuid:pk>/sterge/",
        contacts.contact_erase,
        name="contact_erase",
    ),
    path(
        "grupuri/<slug:slug>/acorduri/<uuid:pk>/retrage/",
        contacts.consent_withdraw,
        name="consent_withdraw",
    ),
]
