"""What every page carries."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from civicsteps.front.offline import keeps_drafts, who


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the navigation."""

    label: str | Promise
    url: str
    icon: str = ""
    current: bool = False


def shell(request: HttpRequest) -> dict[str, object]:
    """Return what the base layout needs besides the page's own context."""
    other = "en" if get_language() == "ro" else "ro"
    signed_in = request.user.is_authenticated
    return {
        "nav": _navigation(request),
        "home_url": reverse("home"),
        "search_url": reverse("search"),
        "other_language_url": translate_url(request.get_full_path(), other),
        "demo": settings.MODE == "demo",
        "actor_name": str(request.user) if signed_in else "",
        "writing": getattr(request, "writing", None),
        "who": who(request),
        "drafts": keeps_drafts(request),
        "footer_links": _footer(signed_in=signed_in),
    }


def _navigation(request: HttpRequest) -> list[NavItem]:
    entries = [
        (_("Home"), "home", "house"),
        (_("Problems"), "causes", "list"),
        (_("Map"), "map", "map"),
        (_("Mine"), "desk", "user"),
    ]
    match = request.resolver_match
    here = match.url_name if match else ""
    return [NavItem(label, reverse(n), icon, here == n) for label, n, icon in entries]


def _footer(*, signed_in: bool) -> list[NavItem]:
    links = [
        NavItem(_("The groups"), reverse("groups")),
        NavItem(_("The authorities"), reverse("authorities")),
        NavItem(_("The promises"), reverse("commitments")),
        NavItem(_("The letters"), reverse("letters")),
        NavItem(_("Notices"), reverse("notices")),
        NavItem(_("The law, in plain words"), reverse("law_rules")),
        NavItem(_("The programmes"), reverse("programmes")),
        NavItem(_("I have a code"), reverse("voice_find")),
        NavItem(_("What do you know about me"), reverse("own_start")),
    ]
    if settings.LOCAL_MAILBOX:
        links.append(NavItem(_("Local mailbox"), reverse("mailbox")))
    if signed_in:
        links.append(NavItem(_("My account"), reverse("account")))
    else:
        links.append(NavItem(_("Sign in"), reverse(settings.LOGIN_URL)))
    return links
