"""Files, each to whoever may see it."""

import logging
from uuid import UUID

from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from civicsteps.core.audiences import PUBLIC, may_see
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.http import Request

logger = logging.getLogger(__name__)
FOR_EVER = "max-age=31536000, immutable"
SHOWN_IN_PAGE = {"image/jpeg", "image/png", "image/webp", "application/pdf"}
# Chromium shows no PDF in a sandbox; ours were searched for whatever acts.
PDF_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@require_safe
def file(request: Request, pk: UUID, name: str) -> HttpResponseBase:
    """Give a file's bytes, or its small rendition. Rule: one of the file's audiences."""
    stored = get_object_or_404(StoredFile, pk=pk)
    if not may_see(request.actor, stored.audiences):
        raise Http404
    small = stored.small_sha256 if request.GET.get("w") == "640" else None
    sha256 = bytes(small or stored.sha256)
    etag = f'"{sha256.hex()}"'
    response = get_conditional_response(request, etag=etag) or _bytes(stored, sha256)
    response["ETag"] = etag
    # What only some may see is asked for each time: they may be out of the group tomorrow.
    public = PUBLIC in stored.audiences
    response["Cache-Control"] = f"private, {FOR_EVER if public else 'no-cache'}"
    return response


def _bytes(stored: StoredFile, sha256: bytes) -> FileResponse:
    try:
        content = blobs.open_blob(sha256)
    except FileNotFoundError as error:
        logger.error("the bytes of file %s are missing", stored.pk)
        raise Http404 from error
    response = FileResponse(content, content_type=stored.type)
    download = stored.type not in SHOWN_IN_PAGE
    response["Content-Disposition"] = content_disposition_header(download, stored.name) or "inline"
    response["Content-Security-Policy"] = PDF_POLICY if stored.type == "application/pdf" else POLICY
    response["X-Content-Type-Options"] = "nosniff"
    return response
