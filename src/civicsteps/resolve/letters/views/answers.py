"""What comes back: the registration number, replies, and what the group thinks of them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.people.groups.errands import hand_over
from civicsteps.resolve.letters import actions, actions_past, pages, rules
from civicsteps.resolve.letters.forms import JudgeForm, NumberForm, ReplyForm
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.queries import number_proposed, phone_of, replies_visible_to
from civicsteps.resolve.letters.views.letters import visible_letter


@never_cache
@require_http_methods(["GET", "POST"])
def letter_number(request: Request, key: UUID) -> HttpResponse:
    """Write down the registration number. Rule: `why_not_record_registration`."""
    letter = visible_letter(request, key)
    web.admit(rules.why_not_record_registration(request.actor, letter))
    found = number_proposed(letter)
    return web.submit(
        request,
        form=web.bound(NumberForm, request, found),
        act=lambda data: actions.record_registration(letter=letter, by=request.actor, **data),
        template="letters/number.html",
        context={"letter": letter, "phone": phone_of(letter.office), "proposed": found},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def letter_ask_number(request: Request, key: UUID) -> HttpResponse:
    """Make the link by which a neighbour rings the registry. Rule: `why_not_ask_for_number`."""
    letter = visible_letter(request, key)
    web.admit(rules.why_not_ask_for_number(request.actor, letter))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: _asked(request, letter),
        template="letters/ask_number.html",
        context={"letter": letter},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def reply_new(request: Request, key: UUID) -> HttpResponse:
    """Enter a reply that came on paper. Rule: `why_not_record_reply`."""
    letter = visible_letter(request, key)
    web.admit(rules.why_not_record_reply(request.actor, letter))
    return web.submit(
        request,
        form=web.bound(ReplyForm, request),
        act=lambda data: actions.record_reply(letter=letter, by=request.actor, **data),
        template="letters/reply_new.html",
        context={"letter": letter},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def reply(request: Request, key: UUID) -> HttpResponse:
    """Show a reply; its group reads it and judges it.

    Rule: `replies_visible_to`, `reads_inside`; to judge, `why_not_judge_reply`.
    """
    found = get_object_or_404(replies_visible_to(request.actor), pk=key)
    if request.method == "POST":
        web.admit(rules.why_not_judge_reply(request.actor, found))
    return web.submit(
        request,
        form=web.bound(JudgeForm, request),
        act=lambda data: pages.judged(found, by=request.actor, data=data),
        template="letters/reply.html",
        context=pages.reply_page(found, by=request.actor),
    )


def _asked(request: Request, letter: Letter) -> str:
    issued = actions.ask_for_number(letter=letter, by=request.actor)
    return hand_over(request, letter.cause.group, issued)


@never_cache
@require_http_methods(["GET", "POST"])
def reply_withdraw(request: Request, key: UUID) -> HttpResponse:
    """Take back a reply that was entered by mistake. Rule: `why_not_withdraw_reply`."""
    found = get_object_or_404(replies_visible_to(request.actor), pk=key)
    web.admit(rules.why_not_withdraw_reply(request.actor, found))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions_past.withdraw_reply(reply=found, by=request.actor).letter,
        template="letters/one_button.html",
        context={
            "letter": found.letter,
            "title": _("The answer was entered by mistake"),
            "text": _("It is taken back, and the step that rests on it falls."),
            "submit": _("Take the answer back"),
        },
    )
