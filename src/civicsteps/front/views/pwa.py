"""What makes the site an app on a phone: its manifest, its worker, and its page without signal."""

import hashlib
import json
from functools import cache

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from civicsteps.core.http import Request

SOURCES = settings.PACKAGE / "front" / "static" / "front"
MODULES = (
    "main confirm details draft fields file focus forget locate map offline outbox presence queue "
    "read share signature waiting"
).split()
SHEETS = "tokens base parts forms steps offline".split()
MOST_PAGES = 40
ICONS = ((192, "any", "icon-192"), (512, "any", "icon-512"), (512, "maskable", "icon-maskable"))


@require_safe
def manifest(request: Request) -> HttpResponse:
    """Say how the site stands on a phone's screen, in the reader's language. Rule: everybody."""
    said = {
        "id": "/",
        "name": _("Civic Steps"),
        "short_name": _("Civic Steps"),
        "description": _("What is wrong where we live, whom we asked, and what came of it."),
        "lang": get_language(),
        "start_url": reverse("home"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbf8f2",
        "theme_color": "#fbf8f2",
        "icons": [
            {
                "src": static(f"vendor/{name}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for size, purpose, name in ICONS
        ],
        "shortcuts": [
            {"name": _("Say what is wrong"), "url": reverse("report_new")},
            {"name": _("Mine"), "url": reverse("desk")},
        ],
    }
    answer = HttpResponse(json.dumps(said), content_type="application/manifest+json")
    answer["Cache-Control"] = "max-age=3600"
    return answer


@require_safe
def worker(request: Request) -> HttpResponse:
    """Give the worker that keeps pages for the road. Rule: everybody."""
    answer = HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    answer["Service-Worker-Allowed"] = "/"
    return answer


@require_safe
def offline(request: Request) -> HttpResponse:
    """Show what was last seen, where there is no signal. Rule: everybody."""
    return render(request, "front/offline.html")


@never_cache
@require_safe
def reach(request: Request) -> HttpResponse:
    """Answer nothing, at once: whoever hears it has a signal. Rule: everybody."""
    return HttpResponse(status=204)


@cache
def _worker() -> str:
    shell = [static(f"front/css/{name}.css") for name in SHEETS]
    shell += [static(f"front/js/{name}.js") for name in MODULES]
    shell += [static("vendor/source-sans-3.woff2"), static("vendor/icons.svg")]
    pages, words, ready = {}, {}, []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            pages[language] = reverse("offline")
            ready.append(reverse("report_new"))
            words[language] = _("No signal: this is how it was on {when}.")
    code = "\n".join(
        (SOURCES / path).read_text(encoding="utf-8") for path in ("js/outbox.js", "sw/worker.js")
    )
    known = {
        "shell": shell,
        "pages": pages,
        "ready": ready,
        "words": words,
        "most": MOST_PAGES,
        "static": settings.STATIC_URL,
        "fresh": settings.DEBUG or settings.MODE == "test",
    }
    version = hashlib.sha256((json.dumps(known) + code).encode()).hexdigest()[:12]
    return f"self.KNOWN = {json.dumps({**known, 'version': version})};\n{code}"
