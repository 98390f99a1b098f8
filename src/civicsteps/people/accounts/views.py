"""Coming in, going out, and one's own account."""

from http import HTTPStatus
from typing import cast

from allauth.account.internal.stagekit import clear_login
from allauth.account.views import ConfirmLoginCodeView, LogoutView, RequestLoginCodeView
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from civicsteps.core import web
from civicsteps.core.guard.limits import knock, network_of
from civicsteps.core.http import Request
from civicsteps.people.accounts import actions
from civicsteps.people.accounts.entering import user_for
from civicsteps.people.accounts.forms import AccountForm, CodeForm, SignInForm
from civicsteps.people.accounts.models import User
from civicsteps.people.accounts.rules import why_not_delete_account


class SignIn(RequestLoginCodeView):
    """Ask for a code; an unknown address gets an account. Rule: everybody."""

    template_name = "accounts/sign_in.html"
    form_class = SignInForm

    def form_valid(self, form: SignInForm) -> HttpResponse:
        """Send the code, unless too many were asked for from one place or for one address."""
        email = form.cleaned_data["email"]
        refusal = knock("sign_in", network_of(self.request)) or knock("sign_in_to", email.lower())
        if refusal:
            web.show_refusal(form, refusal)
            return self.form_invalid(form)
        clear_login(self.request)
        form._user = user_for(email, language=get_language() or "ro")
        return cast(HttpResponse, super().form_valid(form))

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        """Show what is wrong, with what was typed."""
        response = cast(HttpResponse, super().form_invalid(form))
        response.status_code = web.STATUS["input"]
        return response

    def _redirect_to_pending_stage(self, request: Request, stage: object) -> None:
        # Somebody who mistyped the address comes back here to type it again.
        return None


class EnterCode(ConfirmLoginCodeView):
    """Come in with the code. Rule: whoever asked for it in this browser."""

    template_name = "accounts/enter_code.html"
    form_class = CodeForm

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Look at the code, or send another, unless this address was tried too often."""
        if refusal := knock("code_entry", str(self._process.state["email"]).lower()):
            # Before the code is looked at: a right guess past the limit opens nothing.
            messages.error(request, str(refusal.reason))
            return redirect("account_login")
        return cast(HttpResponse, super().post(request, *args, **kwargs))

    def form_invalid(self, form: CodeForm) -> HttpResponse:
        """Show that the code is wrong; after too many tries, go back for a new one."""
        response = cast(HttpResponse, super().form_invalid(form))
        if response.status_code == HTTPStatus.OK:
            response.status_code = web.STATUS["input"]
        return response


class SignOut(LogoutView):
    """Go out on this device. Rule: everybody."""

    template_name = "accounts/sign_out.html"


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def account(request: Request) -> HttpResponse:
    """Show and change one's own account. Rule: the signed-in person's own."""
    user = _user(request)
    form = web.bound(AccountForm, request, {"name": user.name, "language": user.language})
    return web.submit(
        request,
        form=form,
        act=lambda data: _edited(request, data),
        template="accounts/account.html",
        context={"why_not_delete": why_not_delete_account(request.actor, user)},
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def sign_out_everywhere(request: Request) -> HttpResponse:
    """End all of one's sessions. Rule: the signed-in person's own."""
    if request.method == "POST":
        actions.sign_out_everywhere(user=_user(request), by=request.actor)
        logout(request)
        return render(request, "accounts/out.html")
    return render(request, "accounts/sign_out_everywhere.html")


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def delete_account(request: Request) -> HttpResponse:
    """Delete one's own account. Rule: why_not_delete_account."""
    return web.submit(
        request,
        form=web.bound(forms.Form, request),
        act=lambda _data: _deleted(request),
        template="accounts/delete.html",
        context={"why_not": why_not_delete_account(request.actor, _user(request))},
    )


def _user(request: Request) -> User:
    # Behind `login_required` nobody else comes.
    return cast(User, request.user)


def _edited(request: Request, data: web.Cleaned) -> str:
    actions.edit_account(user=_user(request), by=request.actor, **data)
    return reverse("account")


def _deleted(request: Request) -> str:
    actions.delete_account(user=_user(request), by=request.actor)
    logout(request)
    return reverse("home")
