"""Links that sign in with one tap: only where nothing is real and nobody else comes."""

from datetime import timedelta

from allauth.core import context
from django.conf import settings
from django.contrib.auth import login
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.core.actors.models import Actor
from civicsteps.core.links.models import Link
from civicsteps.core.links.registry import Purpose, register
from civicsteps.core.models import split_ref
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.people.accounts.entering import BACKEND
from civicsteps.people.accounts.models import User


def _user_of(link: Link) -> User:
    user = User.objects.filter(pk=split_ref(link.about)[1], is_active=True).first()
    if user is None:
        raise Refused(Refusal(gettext_lazy("This account is closed.")))
    return user


def _explain(link: Link) -> str:
    return _("In this demonstration you play %(name)s.") % {"name": _user_of(link)}


def _sign_in(link: Link, _by: Actor, _data: dict[str, object]) -> str:
    user = _user_of(link)
    login(context.request, user, backend=BACKEND)
    with translation.override(user.language):
        return reverse("desk")


if settings.LOCAL_DEMO:
    register(
        Purpose(
            name="accounts.sign_in",
            title=gettext_lazy("Come in"),
            button=gettext_lazy("Come in"),
            explain=_explain,
            act=_sign_in,
            lasts=timedelta(days=365),
        )
    )
