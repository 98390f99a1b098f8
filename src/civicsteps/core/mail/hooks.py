"""The webhook of a mail provider: it keeps what came and answers at once."""

import hashlib
from http import HTTPStatus

from anymail.signals import (  # type: ignore[import-untyped]  # it ships no types
    AnymailInboundEvent,
    inbound,
)
from anymail.urls import urlpatterns  # type: ignore[import-untyped]
from django.conf import settings
from django.db import transaction
from django.dispatch import receiver
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from civicsteps.core.http import Request
from civicsteps.core.mail.arrivals import keep_arrival
from civicsteps.core.mail.parsing import MAX_BYTES
from civicsteps.core.mail.tasks import queue

# Providers send a message as JSON with its files in base64.
MAX_CALL = MAX_BYTES * 2
_PROVIDERS = {one.name: one.callback for one in urlpatterns if "inbound" in (one.name or "")}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def mail_hook(request: Request) -> HttpResponseBase:
    """Take in what the mail provider brings. Rule: it knows the secret; closed without one."""
    provider = _PROVIDERS.get(f"{settings.MAIL_HOOK}_inbound_webhook")
    if provider is None or not settings.ANYMAIL["WEBHOOK_SECRET"]:
        raise Http404
    if request.method == "POST":
        if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_CALL:
            return HttpResponse(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if request.content_type == "application/json":
            # A message is larger than any form of ours: the limit of forms is not its limit.
            request._body = request.read(MAX_CALL)
    answer: HttpResponseBase = provider(request)
    return answer


@receiver(inbound)
def keep_what_came(event: AnymailInboundEvent, esp_name: str, **_more: object) -> None:
    """Keep a message that a provider brought; a task reads it. The same event counts once."""
    message = event.message
    raw = message.as_bytes()
    key = event.event_id or hashlib.sha256(raw).hexdigest()
    with transaction.atomic():
        arrival = keep_arrival(
            raw, via="hook", key=f"{esp_name}\0{key}", envelope=[message.envelope_recipient or ""]
        )
        if arrival:
            queue(arrival)
