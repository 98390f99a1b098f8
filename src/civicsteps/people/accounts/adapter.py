"""Where allauth asks us: our words, our mail, our addresses."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from civicsteps.core.mail.compose import compose
from civicsteps.core.mail.send import send
from civicsteps.people.accounts.models import User

LOGIN_CODE = "account/email/login_code"


class Adapter(DefaultAccountAdapter):
    """Accounts are opened by invitation or by signing in with an e-mail code."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This is not the code from the e-mail. Look at it once more."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes, then ask for a new code."),
        "rate_limited": _("A code has just left. Wait a minute, then ask again."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send the sign-in code in its reader's language; allauth's other letters are not ours."""
        if template_prefix != LOGIN_CODE:
            return
        user = User.objects.filter(email=email.lower()).first()
        # Two addresses can look the same to `lower`: the code goes to the account's own.
        to = user.email if user else email
        language = user.language if user else translation.get_language() or "ro"
        words = compose("accounts/email/code", {"code": context["code"]}, language, scopes=None)
        with transaction.atomic():
            send(
                to=to,
                subject=words.subject,
                text=words.text,
                html=words.html,
                kind="accounts.code",
                language=language,
            )

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, object] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Show our own sentences only; the pages say the rest."""
        if message:
            messages.add_message(request, level, message, extra_tags=extra_tags)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Go to the desk, in the person's own language."""
        user: User | AnonymousUser = request.user
        with translation.override(getattr(user, "language", None) or translation.get_language()):
            return reverse("desk")
