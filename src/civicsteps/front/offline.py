"""What a phone may keep of our pages, to be read where there is no signal.

A page that may be kept says so in `X-Offline`: `public`, or `own` and a word that stands for the
person, for whom it is kept apart until they sign out. What stands in neither list is not kept
either; what is PRIVATE says so to every cache on its way.
"""

import hashlib
import hmac
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

HEADER = "X-Offline"

# Pages that everybody sees, whoever asks: nothing on them is one group's alone; and the notes of a
# meeting, which a member opens before they go in: what they prepared, and no names.
KEEPABLE = frozenset(
    """
    home causes cause tread demand map groups group authorities authority office programme
    programmes evidence choice campaign agenda_item commitment decision finding report_new
    report_new_in meeting_notes law_rules law_rule law_to_confirm
    group_streets street group_investments street_listed
    notices notice
    """.split()
)  # fmt: skip

# People and their words, codes, letters as the office sees them, and one's own account.
PRIVATE = frozenset(
    """
    contacts contact contact_new contact_erase contacts_export consent_new consent_withdraw
    group_people group_invite group_invitation invitation_revoke membership_role membership_end
    group_leave letter letter_new letter_edit letter_send letter_unsend letter_hand_over letter_pdf
    letter_page reply reply_new reports report report_note report_accept report_move
    report_set_aside report_withdraw report_hand_over report_receipt report_take_back voice
    talks talk group_talks comment_take_back account account_logout account_sign_out_everywhere
    account_delete account_login account_confirm_login_code desk link unsorted unsorted_mail
    unsorted_raw uncertain uncertain_mail meeting meeting_kit meeting_parts meeting_request
    minutes_edit minutes_send minutes_settle group_meetings group_calendar meeting_feed
    option_table option_write group_options group_notices watch watch_open watch_source match
    notice_new notice_edit notice_letter vote vote_find poll_paper poll_slips poll_slips_pdf
    """.split()
)  # fmt: skip

# Where what is typed is not kept on the phone: other people's names, and the way in.
NO_DRAFTS = frozenset(
    """
    contact contact_new contact_erase contacts_export consent_new consent_withdraw group_invite
    membership_role membership_end account account_delete account_login account_confirm_login_code
    account_logout account_sign_out_everywhere link voice_find vote vote_find poll_paper
    """.split()
)  # fmt: skip


def who(request: HttpRequest) -> str:
    """Return a word that stands for the signed-in person on this phone, empty for a visitor."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    said = f"offline:{user.pk}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()[:12]


def keeps_drafts(request: HttpRequest) -> bool:
    """Tell whether what is typed on a page may stay on the phone until it is sent."""
    match = request.resolver_match
    return bool(match) and getattr(match, "url_name", None) not in NO_DRAFTS


class OfflineMiddleware:
    """Says of each page whether a phone may keep it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        name = match.url_name if match else None
        if name in PRIVATE or getattr(request, "keep_apart", False):
            patch_cache_control(response, private=True, no_store=True)
        elif name in KEEPABLE and request.method == "GET" and _is_page(response):
            person = who(request)
            response[HEADER] = f"own {person}" if person else "public"
        return response


def _is_page(response: HttpResponse) -> bool:
    page = response.get("Content-Type", "").startswith("text/html")
    return (
        page and response.status_code == 200 and "no-store" not in response.get("Cache-Control", "")
    )
