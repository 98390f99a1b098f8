"""What no page may do, whoever visits it: break, complain, or call a stranger."""

from dataclasses import dataclass, field
from urllib.parse import urlparse

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

LOCAL = {"data", "blob", "about"}


@dataclass
class Watch:
    """Listens to every page of the contexts given to it and keeps what went wrong."""

    host: str
    wrong: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Listen to a context's pages from now on."""
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.wrong.append(f"script: {error.error}"))

    def _asked(self, request: Request) -> None:
        address = urlparse(request.url)
        if address.netloc != self.host and address.scheme not in LOCAL:
            self.wrong.append(f"asked a stranger: {request.url}")

    def _answered(self, response: Response) -> None:
        # A page may refuse (404, 422); what a page is made of may not be missing.
        part = not response.request.is_navigation_request()
        if response.status >= 500 or (part and response.status >= 400):
            self.wrong.append(f"{response.status} {response.request.method} {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        # Chromium repeats each refused page here; `_answered` judges those.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.wrong.append(f"console: {message.text} ({message.location.get('url', '')})")
