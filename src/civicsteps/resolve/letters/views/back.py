"""Replies that are brought as a file, the office's own page, and what everybody may see."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import web
from civicsteps.core.actors.models import Actor
from civicsteps.core.guard.limits import knock, network_of
from civicsteps.core.http import Request
from civicsteps.core.refusals import Refused, refuse
from civicsteps.engines.mails import own_words
from civicsteps.people.groups.errands import hand_over
from civicsteps.resolve.letters import actions, actions_back, redaction, rules, rules_back
from civicsteps.resolve.letters.back_forms import (
    Brought,
    MailForm,
    OfficeCodeForm,
    PublishForm,
    brought,
)
from civicsteps.resolve.letters.incoming import is_from
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.letters.queries import replies_visible_to
from civicsteps.resolve.letters.views.letters import visible_letter


@never_cache
@require_http_methods(["GET", "POST"])
def reply_mail(request: Request, key: UUID) -> HttpResponse:
    """Bring a mail that came to somebody's own address. Rule: `why_not_record_reply`."""
    letter = visible_letter(request, key)
    web.admit(rules.why_not_record_reply(request.actor, letter))
    zone = ZoneInfo(settings.TIME_ZONE)
    return web.submit(
        request,
        form=web.bound(MailForm, request),
        act=lambda data: _brought(letter, brought(data["mail"], zone=zone), by=request.actor),
        template="letters/reply_mail.html",
        context={"letter": letter},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def letter_office_link(request: Request, key: UUID) -> HttpResponse:
    """Make the page by which the office answers. Rule: `why_not_give_office_link`."""
    letter = visible_letter(request, key)
    web.admit(rules_back.why_not_give_office_link(request.actor, letter))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: _given(request, letter),
        template="letters/one_button.html",
        context={
            "letter": letter,
            "title": _("A page for the office"),
            "text": _(
                "By it the office writes down its number, asks, sends its answer or corrects a "
                "date, without an account. Give it to them alone: whoever has it may write."
            ),
            "submit": _("Make the page"),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def office_code(request: Request) -> HttpResponse:
    """Lead an officer from the code on a letter to its page. Rule: `why_not_open_by_code`."""
    form = OfficeCodeForm(request.POST or None)
    if not form.is_valid():
        return render(request, "letters/office_code.html", {"form": form})
    try:
        refuse(knock("code", network_of(request)))
        opened = actions_back.open_by_code(code=form.cleaned_data["code"], by=request.actor)
    except Refused as refused:
        web.show_refusal(form, refused.refusal)
        status = web.STATUS[refused.refusal.kind]
        return render(request, "letters/office_code.html", {"form": form}, status=status)
    return redirect(opened.url)


@require_safe
def letter_office_thanks(request: Request) -> HttpResponse:
    """Thank an office that wrote. Rule: everybody; it shows nothing."""
    return render(request, "letters/office_thanks.html")


@never_cache
@require_http_methods(["GET", "POST"])
def reply_publish(request: Request, key: UUID) -> HttpResponse:
    """Make the public copy of a reply. Rule: `why_not_publish_reply`."""
    found = _visible_reply(request, key)
    web.admit(rules_back.why_not_publish_reply(request.actor, found))
    files = list(found.files.all())
    form = web.bound(PublishForm, request, {"passages": "\n".join(redaction.proposals(found))})
    form.offer(files)
    # Made here, before the action's transaction, and only for a form that will reach it.
    pages = form.pages() if form.is_valid() else []
    return web.submit(
        request,
        form=form,
        act=lambda data: (
            actions_back.publish_reply(
                reply=found, passages=data["passages"], pages=pages, by=request.actor
            ).reply
        ),
        template="letters/reply_publish.html",
        context={"reply": found, "files": files, "words": own_words(found.text)},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def reply_unpublish(request: Request, key: UUID) -> HttpResponse:
    """Take the public copy of a reply back. Rule: `why_not_unpublish_reply`."""
    found = _visible_reply(request, key)
    web.admit(rules_back.why_not_unpublish_reply(request.actor, found))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions_back.unpublish_reply(reply=found, by=request.actor),
        template="letters/one_button.html",
        context={
            "letter": found.letter,
            "title": _("Take the public copy back"),
            "text": _("Nobody but the group reads the answer then. It can be published again."),
            "submit": _("Take the copy back"),
        },
    )


def _brought(letter: Letter, mail: Brought, *, by: Actor) -> Reply:
    return actions.record_reply(
        letter=letter,
        received_on=mail.received_on,
        pages=mail.pages,
        text=mail.text,
        channel=Reply.Channel.EMAIL,
        passed_on=mail.passed_on,
        from_office=is_from(letter.office, mail.from_address),
        left_out=mail.left_out,
        original=mail.original,
        by=by,
    )


def _visible_reply(request: Request, key: UUID) -> Reply:
    return get_object_or_404(replies_visible_to(request.actor), pk=key)


def _given(request: Request, letter: Letter) -> str:
    issued = actions_back.give_office_link(letter=letter, by=request.actor)
    return hand_over(request, letter.cause.group, issued)
