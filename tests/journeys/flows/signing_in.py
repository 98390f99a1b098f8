"""Coming in with a code from the local mailbox."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.pages import mailbox
from tests.journeys.pages.forms import send


def sign_in(page: Page, email: str) -> None:
    """Sign somebody in by the code that was mailed to them."""
    page.goto("/cont/intra/")
    send(page, {"email": email})
    post = page.context.new_page()
    code = mailbox.code_for(post, email)
    post.close()
    send(page, {"code": code})
    expect(page).to_have_url(re.compile("/birou/"))
