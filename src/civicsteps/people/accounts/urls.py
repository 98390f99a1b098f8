from django.urls import URLPattern, path

from civicsteps.people.accounts import views

urlpatterns: list[URLPattern] = [
    path("", views.account, name="account"),
    # allauth knows the same page by two names.
    path("intra/", views.SignIn.as_view(), name="account_login"),
    path("intra/", views.SignIn.as_view(), name="account_request_login_code"),
    path("cod/", views.EnterCode.as_view(), name="account_confirm_login_code"),
    path("iesi/", views.SignOut.as_view(), name="account_logout"),
    path("iesi-peste-tot/", views.sign_out_everywhere, name="account_sign_out_everywhere"),
    path("sterge/", views.delete_account, name="account_delete"),
]
