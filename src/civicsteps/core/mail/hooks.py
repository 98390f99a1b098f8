"""The webhook of a mail provider: it keeps what came and answers at once."""

import hashlib
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from http import HTTPStatus

from anymail.signals import (  # type: ignore[import-untyped]  # it ships no types
    AnymailInboundEvent,
    inbound,
)
from anymail.urls import urlpatterns  # type: ignore[import-untyped]
from anymail.utils import get_request_basic_auth  # type: ignore[import-untyped]
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.dispatch import receiver
from django.http import Http404, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.utils.crypto import constant_time_compare
from django.utils.datastructures import MultiValueDict
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from civicsteps.core.guard.middleware import LARGEST
from civicsteps.core.http import Request
from civicsteps.core.mail.arrivals import keep_arrival
from civicsteps.core.mail.tasks import queue

MOST_PARTS = 200
_PROVIDERS = {one.name: one.callback for one in urlpatterns if "inbound" in (one.name or "")}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def mail_hook(request: Request) -> HttpResponseBase:
    """Take in what the mail provider brings. Rule: it knows the secret; closed without one.

    The secret stands in a header: nothing of what a stranger sends is read. A provider that signs
    its calls too is asked for its signature afterwards.
    """
    provider = _PROVIDERS.get(f"{settings.MAIL_HOOK}_inbound_webhook")
    secret = settings.ANYMAIL["WEBHOOK_SECRET"]
    if provider is None or not secret:
        raise Http404
    if request.method == "POST":
        if not constant_time_compare(get_request_basic_auth(request) or "", secret):
            return HttpResponse(status=HTTPStatus.FORBIDDEN)
        _read_whole(request)
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


def _read_whole(request: Request) -> None:
    """Read a call as large as any may be: a message is larger than the forms of ours."""
    request._body = request.read(LARGEST)
    if request.content_type != "multipart/form-data":
        return
    # Django's reader of forms takes no field as large as a message.
    fields, files = QueryDict(mutable=True), MultiValueDict[str, SimpleUploadedFile]()
    for head, content in _parts(request):
        name = head.get_param("name", header="content-disposition")
        filename = head.get_filename()
        if isinstance(name, str) and filename:
            files.appendlist(name, SimpleUploadedFile(filename, content, head.get_content_type()))
        elif isinstance(name, str):
            fields.appendlist(name, content.decode("utf-8", "replace"))
    request._post, request._files = fields, files  # type: ignore[attr-defined]  # Django's own


def _parts(request: Request) -> Iterator[tuple[Message, bytes]]:
    kind = request.META.get("CONTENT_TYPE", "").encode("latin-1", "replace")
    boundary = message_from_bytes(b"Content-Type: " + kind + b"\r\n\r\n").get_boundary() or ""
    found = (b"\r\n" + request.body).split(b"\r\n--" + boundary.encode(), MOST_PARTS)
    for part in found[1:]:
        if part.startswith(b"--"):
            return
        head, _, content = part.lstrip(b"\r\n").partition(b"\r\n\r\n")
        yield message_from_bytes(head + b"\r\n\r\n"), content
