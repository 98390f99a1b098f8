"""„Ce știți despre mine”: asking for one's own page, and all that is done on it."""

from collections.abc import Callable
from functools import wraps

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from civicsteps.core import clock, web
from civicsteps.core.guard import forms as guarded
from civicsteps.core.guard.limits import knock, network_of, shut
from civicsteps.core.holding import HOLDINGS, Held, all_held
from civicsteps.core.http import Request
from civicsteps.core.links.actions import LinkGone
from civicsteps.core.refusals import Refused
from civicsteps.people.groups.models import Contact
from civicsteps.people.groups.views.doors import contacts_group_or_404
from civicsteps.people.persons import actions, rules
from civicsteps.people.persons.doors import Entered, enter
from civicsteps.people.persons.forms import AskForm
from civicsteps.people.persons.identity import identity_of
from civicsteps.people.persons.packing import pack
from civicsteps.people.persons.queries import (
    exports_counted,
    kept_tables,
    other_tables,
    personal_tables,
)

SHOWN = 50
CONFIRM = "persons/confirm.html"
HANDED = "own_page_handed"  # in the session: the fresh link's address, by contact

type Page = Callable[..., HttpResponse]


def behind_a_door(view: Page) -> Page:
    """Show a page to who holds its link; anybody else learns why it does not open."""

    @wraps(view)
    def page(request: Request, token: str, **more: str) -> HttpResponse:
        try:
            response = view(request, enter(token), **more)
        except LinkGone as gone:
            response = render(request, "links/gone.html", {"why": gone.why}, status=410)
        response["X-Robots-Tag"] = "noindex"
        # Not "no-referrer": with it browsers hide where a form comes from, and it is refused.
        response["Referrer-Policy"] = "same-origin"
        return response

    return never_cache(page)


@never_cache
@require_http_methods(["GET", "POST"])
def start(request: Request) -> HttpResponse:
    """Ask for a link to one's own page. Rule: everybody."""
    form = guarded.bound(AskForm, request)
    return web.submit(
        request,
        form=form,
        act=lambda data: _asked(request, data["email"]),
        template="persons/start.html",
        context={"has_account": rules.why_not_open_by_account(request.actor) is None},
    )


@require_safe
def sent(request: Request) -> HttpResponse:
    """Say the same to everybody who asked. Rule: everybody."""
    return render(request, "persons/said.html", {"what": "sent"})


@require_safe
def confirmed(request: Request) -> HttpResponse:
    """Say that an address was written down. Rule: everybody."""
    return render(request, "persons/said.html", {"what": "confirmed"})


@require_safe
def erased(request: Request) -> HttpResponse:
    """Say that all was erased. Rule: everybody."""
    return render(request, "persons/said.html", {"what": "erased"})


@never_cache
@require_POST
@login_required
def by_account(request: Request) -> HttpResponse:
    """Open one's own page from one's account. Rule: why_not_open_by_account."""
    return redirect(actions.open_by_account(by=request.actor).url)


@never_cache
@require_http_methods(["GET", "POST"])
def by_code(request: Request, code: str) -> HttpResponse:
    """Open the page of one voice by its code. Rule: whoever has the code."""
    source = network_of(request)
    if shut("code", source):
        raise Http404
    if request.method == "POST":
        try:
            return redirect(actions.open_by_code(code=code, by=request.actor).url)
        except Refused:
            knock("code", source)
            raise Http404 from None
    return render(request, "persons/by_code.html", {"code": code})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def hand(request: Request, slug: str, pk: str) -> HttpResponse:
    """Make a link for a contact to their own page. Rule: why_not_hand_link."""
    group = contacts_group_or_404(request, slug)
    rows = Contact.objects.filter(erased_at=None, group=group).select_related("group")
    contact = get_object_or_404(rows, pk=pk)
    web.admit(rules.why_not_hand_link(request.actor, contact))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: _handed(request, contact),
        template="persons/hand.html",
        context={
            "group": group,
            "contact": contact,
            "url": request.session.get(HANDED, {}).get(str(contact.pk), ""),
        },
    )


@require_safe
@behind_a_door
def page(request: Request, entered: Entered) -> HttpResponse:
    """Show all that is held of the person. Rule: whoever holds the link."""
    held = all_held(identity_of(entered.door))
    context = {
        "token": entered.token,
        "door": entered.door,
        "sections": [(holding, things[:SHOWN], len(things)) for holding, things in held],
        "corrigible": [holding.name for holding, _things in held if holding.correct],
        "shown": SHOWN,
    }
    return render(request, "persons/page.html", context)


@require_http_methods(["GET", "POST"])
@behind_a_door
def act(request: Request, entered: Entered, holding: str, verb: str, key: str) -> HttpResponse:
    """Ask once more, then do one thing to what is held. Rule: why_not_use_door."""
    thing, label = _offered(entered, holding, verb, key)
    return web.submit(
        request,
        form=web.bound(forms.Form, request),
        act=lambda _data: _done(entered, holding, verb, key),
        template=CONFIRM,
        context={"thing": thing, "title": label, "submit": label, "back": _address(entered)},
    )


@require_http_methods(["GET", "POST"])
@behind_a_door
def correct(request: Request, entered: Entered, holding: str, key: str) -> HttpResponse:
    """Put right what is held. Rule: why_not_use_door."""
    known = HOLDINGS.get(holding)
    thing = actions.held_of(entered.door, holding, key) if known else None
    if known is None or known.correct is None or thing is None or not thing.may_correct:
        raise Http404
    initial = known.correct.initial(identity_of(entered.door), key)
    return web.submit(
        request,
        form=web.bound(known.correct.form, request, initial),
        act=lambda data: _corrected(entered, holding, key, data),
        template="persons/correct.html",
        context={"thing": thing, "back": _address(entered)},
    )


@require_POST
@behind_a_door
def take(request: Request, entered: Entered) -> HttpResponse:
    """Give all that is held as a file. Rule: why_not_use_door."""
    content = pack(actions.take_along(door=entered.door, by=entered.by))
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = (
        f'attachment; filename="datele-mele-{clock.today():%Y-%m-%d}.zip"'
    )
    return answer


@require_http_methods(["GET", "POST"])
@behind_a_door
def erase(request: Request, entered: Entered) -> HttpResponse:
    """Say what goes and what stays; erase by a second button. Rule: why_not_erase_person."""
    held = all_held(identity_of(entered.door))
    return web.submit(
        request,
        form=web.bound(forms.Form, request),
        act=lambda _data: _all_erased(entered),
        template="persons/erase.html",
        context={
            "why_not": rules.what_holds_back(entered.door),
            "goes": [(holding, len(things)) for holding, things in held if holding.erase],
            "stays": [holding.stays for holding, _things in held if holding.stays],
            "back": _address(entered),
        },
    )


@require_safe
def kept(request: Request) -> HttpResponse:
    """Say what is kept about people, why and how long. Rule: everybody."""
    context = {"tables": personal_tables(), "others": other_tables()}
    return render(request, "persons/kept.html", context)


@never_cache
@require_safe
def sweeps(request: Request) -> HttpResponse:
    """Show what the sweeps removed. Rule: why_not_see_sweeps."""
    if rules.why_not_see_sweeps(request.actor):
        raise Http404
    context = {"tables": kept_tables(), "exports": exports_counted(request.actor)}
    return render(request, "persons/sweeps.html", context)


def _asked(request: Request, email: str) -> str:
    refusal = knock("own_page", network_of(request)) or knock("own_page_to", email.lower())
    if refusal:
        raise Refused(refusal)
    actions.ask_for_own_page(email=email, language=get_language() or "ro", by=request.actor)
    return reverse("own_sent")


def _handed(request: Request, contact: Contact) -> str:
    opened = actions.hand_own_page(contact=contact, by=request.actor)
    request.session[HANDED] = {str(contact.pk): opened.url}
    return reverse("own_hand", args=[contact.group.slug, contact.pk])


def _offered(entered: Entered, holding: str, verb: str, key: str) -> tuple[Held, object]:
    for thing in HOLDINGS[holding].of(identity_of(entered.door)) if holding in HOLDINGS else ():
        for known, its, label in thing.verbs:
            if (known, its) == (verb, key):
                return thing, label
    raise Http404


def _done(entered: Entered, holding: str, verb: str, key: str) -> str:
    actions.do_to_held(door=entered.door, holding=holding, verb=verb, key=key, by=entered.by)
    return _address(entered)


def _corrected(entered: Entered, holding: str, key: str, data: web.Cleaned) -> str:
    waits = actions.correct_held(
        door=entered.door,
        holding=holding,
        key=key,
        said=data,
        language=get_language() or "ro",
        by=entered.by,
    )
    return reverse("own_sent") if waits else _address(entered)


def _all_erased(entered: Entered) -> str:
    actions.erase_person(door=entered.door, by=entered.by)
    return reverse("own_erased")


def _address(entered: Entered) -> str:
    return reverse("own_page", args=[entered.token])
