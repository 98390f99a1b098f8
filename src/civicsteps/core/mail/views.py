"""Mail on screen: the local mailbox of a demonstration, and what the staff sees to."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import web
from civicsteps.core.files import blobs
from civicsteps.core.http import Request
from civicsteps.core.mail import actions, queries, rules
from civicsteps.core.mail.forms import FileInboundForm
from civicsteps.core.mail.models import Message

PER_PAGE = 30
HTML_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; "
    "sandbox allow-popups allow-top-navigation-by-user-activation"
)


@never_cache
@require_safe
def mailbox(request: Request) -> HttpResponse:
    """List everything that was sent. Rule: nobody in production, everybody in a demonstration."""
    _only_locally()
    search = request.GET.get("q", "")[:100]
    page = Paginator(queries.mailbox(search), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "search": search, "query": urlencode({"q": search}) if search else ""}
    return render(request, "mail/mailbox.html", context)


@never_cache
@require_safe
def mailbox_message(request: Request, pk: UUID) -> HttpResponse:
    """Show a message as it leaves. Rule: nobody in production, everybody in a demonstration."""
    _only_locally()
    messages = Message.objects.select_related("thread").prefetch_related("attachments")
    message = get_object_or_404(messages, pk=pk)
    headers = {"Message-ID": message.message_id, **message.headers}
    return render(request, "mail/message.html", {"sent": message, "headers": headers})


@never_cache
@require_safe
def mailbox_html(request: Request, pk: UUID) -> HttpResponse:
    """Give a message's HTML to its frame. Rule: nobody in production, all in a demonstration."""
    _only_locally()
    message = get_object_or_404(Message.objects.exclude(html=""), pk=pk)
    # A link in the message opens in the window, not in its frame.
    response = HttpResponse(message.html.replace("<head>", '<head><base target="_top">', 1))
    response["Content-Security-Policy"] = HTML_POLICY
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


@never_cache
@require_safe
def unsorted(request: Request) -> HttpResponse:
    """List the mail that fits no correspondence. Rule: `inbound_visible_to`, the centre's staff."""
    _only_staff(request)
    search = request.GET.get("q", "")[:100]
    waiting = queries.unsorted_mail(rules.inbound_visible_to(request.actor), search)
    context = {
        "page": Paginator(waiting, PER_PAGE).get_page(request.GET.get("page")),
        "search": search,
        "query": urlencode({"q": search}) if search else "",
        "mailboxes": queries.mailboxes(),
    }
    return render(request, "mail/unsorted.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsorted_mail(request: Request, pk: UUID) -> HttpResponse:
    """Read a message and put it in its correspondence. Rule: `inbound_visible_to`."""
    inbound = get_object_or_404(rules.inbound_visible_to(request.actor), pk=pk)
    reading = queries.reading_of(inbound)
    context = {
        "inbound": inbound,
        "reading": reading,
        "refusal": rules.why_not_file_inbound(request.actor, inbound),
        "threads": queries.likely_threads(inbound),
    }

    def act(data: web.Cleaned) -> str:
        actions.file_inbound(inbound=inbound, parsed=reading, by=request.actor, **data)
        return reverse("unsorted")

    form = web.bound(FileInboundForm, request)
    return web.submit(request, form=form, act=act, template="mail/inbound.html", context=context)


@never_cache
@require_safe
def unsorted_raw(request: Request, pk: UUID) -> FileResponse:
    """Give a message as it came, to save. Rule: `inbound_visible_to`."""
    inbound = get_object_or_404(rules.inbound_visible_to(request.actor).exclude(raw=None), pk=pk)
    raw = blobs.open_blob(inbound.kept.sha256)
    return FileResponse(
        raw, as_attachment=True, filename=inbound.kept.name, content_type=inbound.kept.type
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsorted_aside(request: Request, pk: UUID) -> HttpResponse:
    """Set a message aside. Rule: `why_not_set_aside`."""
    inbound = get_object_or_404(rules.inbound_visible_to(request.actor), pk=pk)

    def act(_data: web.Cleaned) -> str:
        actions.set_aside(inbound=inbound, by=request.actor)
        return reverse("unsorted")

    context = {
        "title": _("Set this message aside?"),
        "lead": _("It stays here for a year and can still be put in a correspondence."),
        "submit": _("Set it aside"),
        "about": inbound.subject,
        "back_url": inbound.get_absolute_url(),
    }
    return _one_button(request, act, context)


@never_cache
@require_safe
def uncertain(request: Request) -> HttpResponse:
    """List the messages in trouble. Rule: `messages_visible_to`, the centre's staff."""
    _only_staff(request)
    trouble = rules.messages_visible_to(request.actor).defer("html", "text", "from_name")
    page = Paginator(trouble.order_by("-state", "-queued_at"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "mail/uncertain.html", {"page": page})


@never_cache
@require_safe
def uncertain_mail(request: Request, pk: UUID) -> HttpResponse:
    """Show a message in trouble and what can be done. Rule: `messages_visible_to`."""
    message = get_object_or_404(rules.messages_visible_to(request.actor), pk=pk)
    context = {
        "sent": message,
        "may_resend": rules.why_not_resend_uncertain(request.actor, message) is None,
        "may_mark": rules.why_not_mark_sent(request.actor, message) is None,
    }
    return render(request, "mail/in_trouble.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def uncertain_resend(request: Request, pk: UUID) -> HttpResponse:
    """Have a message leave again. Rule: `why_not_resend_uncertain`."""
    message = get_object_or_404(rules.messages_visible_to(request.actor), pk=pk)

    def act(_data: web.Cleaned) -> str:
        actions.resend_uncertain(message=message, by=request.actor)
        return reverse("uncertain")

    context = {
        "title": _("Send this message again?"),
        "lead": _("If it left the first time, its reader gets it twice."),
        "submit": _("Send it again"),
        "about": message.subject_shown,
        "back_url": reverse("uncertain_mail", args=[pk]),
    }
    return _one_button(request, act, context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def uncertain_sent(request: Request, pk: UUID) -> HttpResponse:
    """Say that a message left. Rule: `why_not_mark_sent`."""
    message = get_object_or_404(rules.messages_visible_to(request.actor), pk=pk)

    def act(_data: web.Cleaned) -> str:
        actions.mark_sent(message=message, by=request.actor)
        return reverse("uncertain")

    context = {
        "title": _("Do you know that this message arrived?"),
        "lead": _("Say so when its reader answered, or when they told you on the telephone."),
        "submit": _("Yes, it arrived"),
        "about": message.subject_shown,
        "back_url": reverse("uncertain_mail", args=[pk]),
    }
    return _one_button(request, act, context)


def _one_button(
    request: Request, act: Callable[[web.Cleaned], str], context: Mapping[str, object]
) -> HttpResponse:
    form = web.bound(web.CreatingForm, request)
    return web.submit(request, form=form, act=act, template="mail/one_button.html", context=context)


def _only_locally() -> None:
    if not settings.LOCAL_MAILBOX:
        raise Http404


def _only_staff(request: Request) -> None:
    if rules.why_not_see_to_mail(request.actor):
        raise Http404
