"""Every kind of page, by the name of its address: who opens it, and with what.

A GET address that stands neither in `KINDS` nor in `NO_PAGE` fails `test_axe.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page

from tests.journeys.pages.forms import send
from tests.journeys.site import Seed

VISITOR, ORGANISER, CENTRE = "", "g05@demo.example", "centru@demo.example"
MEMBER = "membru.g05@demo.example"


@dataclass(frozen=True)
class Kind:
    """A kind of page: the arguments of its address, who looks, and what must answer."""

    arguments: tuple[str, ...] = ()
    by: str = VISITOR
    status: int = 200
    address: str = ""
    reach: Callable[[Page], object] | None = None

    def url(self, name: str, seed: Seed) -> str:
        """Return the Romanian address, with what the seed named put in."""
        if self.address:
            return self.address
        found = [seed.value(word) for word in self.arguments]
        with translation.override("ro"):
            return reverse(name, args=found)


def visitor(*arguments: str, **more: object) -> Kind:
    return Kind(arguments, **more)  # type: ignore[arg-type]  # passed on as they came


def organiser(*arguments: str, **more: object) -> Kind:
    return Kind(arguments, by=ORGANISER, **more)  # type: ignore[arg-type]  # the same


def centre(*arguments: str, **more: object) -> Kind:
    return Kind(arguments, by=CENTRE, **more)  # type: ignore[arg-type]  # the same


def _await_code(page: Page) -> None:
    page.goto("/cont/intra/")
    send(page, {"email": "cineva@example.org"})


def _refused_report(page: Page) -> None:
    page.goto("/spune/")
    page.locator("main form button[type=submit], main form button:not([type])").last.click()
    page.locator(".error-summary").wait_for()


def _fresh_invitation(page: Page) -> None:
    page.goto("/grupuri/loc-de-joaca-grozavesti/oameni/invita/")
    send(page, {"role": "VO"})


KINDS: dict[str, Kind] = {
    # Everybody's
    "home": visitor(),
    "causes": visitor(),
    "cause": visitor("cause.slug"),
    "cause (inside)": organiser("cause.slug"),
    "tread": visitor("cause.slug", "5"),
    "demand": visitor("park.pk"),
    "map": visitor(),
    "search": visitor(),
    "search (found)": visitor(address="/cauta/?q=loc"),
    "search (nothing)": visitor(address="/cauta/?q=zzzzzz"),
    "groups": visitor(),
    "group": visitor("g05.slug"),
    "group (inside)": organiser("g05.slug"),
    "group (empty)": visitor("g07.slug"),
    "authorities": visitor(),
    "authority": visitor("sector6.slug"),
    "authority (inside)": centre("sector6.slug"),
    "office": visitor("council6.pk"),
    "programme": visitor("programme.slug"),
    "programmes": visitor(),
    "programme_new": centre("centre.slug"),
    "programme_join": centre("programme.slug"),
    "programme_notice": centre("programme.slug"),
    "stil": visitor(),
    "link": visitor("ask.token"),
    "link (gone)": visitor("gone.token", status=410),
    "nothing here": visitor(address="/probleme/nu-exista/", status=404),
    "not for you": visitor(address="/probleme/{}/scrie/", status=403),
    "report_new (refused)": visitor(reach=_refused_report, status=422),
    # With a code
    "voice_find": visitor(),
    "voice": visitor("voice.code"),
    "voice (unknown)": visitor("zzz-zzz-zzz", status=404),
    "report_receipt": visitor("voice.code"),
    "report_take_back": visitor("voice.code"),
    # Reports
    "report_new": visitor(),
    "report_new_in": visitor("g05.slug"),
    "report_note": organiser("g05.slug"),
    "reports": organiser("g05.slug"),
    "report": organiser("waiting.pk"),
    "report_accept": organiser("waiting.pk"),
    "report_move": organiser("told.pk"),
    "report_set_aside": organiser("waiting.pk"),
    "report_hand_over": centre("to_centre.pk"),
    "report_withdraw": organiser("told_by_phone.pk"),
    # The problem
    "cause_edit": organiser("cause.slug"),
    "cause_publish": organiser("hidden.slug"),
    "cause_hide": organiser("cause.slug"),
    "demand_new": organiser("cause.slug"),
    "demand_withdraw": organiser("park.pk"),
    "evidence_new": visitor("cause.slug"),
    "evidence_ask": organiser("cause.slug"),
    "evidence": visitor("photo.pk"),
    "evidence (inside)": organiser("offered.pk"),
    "evidence_accept": organiser("offered.pk"),
    "evidence_strike": organiser("offered.pk"),
    "evidence_thanks": visitor("offered.pk"),
    "choice_new": organiser("cause.slug"),
    "choice": visitor("choice.pk"),
    "choice_annul": organiser("choice.pk"),
    "follow": visitor("causes.cause", "cause.pk"),
    "unfollow": visitor("follow.token"),
    # Asking
    "campaign_new": organiser("hidden.slug"),
    "campaign": organiser("campaign.pk"),
    "campaign (outside)": visitor("campaign.pk"),
    "campaign_edit": organiser("campaign.pk"),
    "campaign_close": organiser("campaign.pk"),
    "letter_new": organiser("cause.slug"),
    "group_letters": organiser("g05.slug"),
    "letter_thanks": visitor(),
    "letter": visitor("letter.pk"),
    "letter (inside)": organiser("letter.pk"),
    "letter (draft)": organiser("draft.pk"),
    "letter_edit": organiser("draft.pk"),
    "letter_withdraw": organiser("letter.pk"),
    "letter_send": organiser("draft.pk"),
    "letter_unsend": organiser("leaving.pk"),
    "letter_settle": organiser("leaving.pk"),
    "letter_hand_over": organiser("draft.pk"),
    "letter_number": organiser("letter.pk"),
    "reply_new": organiser("letter.pk"),
    "reply": organiser("reply.pk"),
    "reply (outside)": visitor("reply.pk"),
    # What came of it
    "agenda_item": visitor("agenda.pk"),
    "agenda_off": organiser("agenda.pk"),
    "agenda_new": organiser("cause.slug"),
    "commitment_new": organiser("cause.slug"),
    "commitment": visitor("opening.pk"),
    "commitment (broken)": organiser("hg.pk"),
    "commitment_check": organiser("hg.pk"),
    "commitment_statement": organiser("hg.pk"),
    "commitment_change": organiser("hg.pk"),
    "commitment_broken": organiser("hg.pk"),
    "commitment_mended": organiser("hg.pk"),
    "decision_new": organiser("cause.slug"),
    "decision": visitor("decision.pk"),
    "decision_change": organiser("decision.pk"),
    "done_new": organiser("cause.slug"),
    "lasting_new": organiser("cause.slug"),
    "undone_new": organiser("cause.slug"),
    "finding": visitor("done.pk"),
    # One's own
    "account_login": visitor(),
    "account_confirm_login_code": visitor(reach=_await_code),
    "account": organiser(),
    "account_logout": organiser(),
    "account_sign_out_everywhere": organiser(),
    "account_delete": organiser(),
    "desk": organiser(),
    "desk (nothing to do)": Kind(by="g07@demo.example", address="/birou/"),
    # Groups
    "group_new": organiser(),
    "group_edit": organiser("g05.slug"),
    "group_assist": organiser("coalition.slug"),
    "group_assist_end": organiser("g05.slug"),
    "coalition_join": organiser("coalition.slug"),
    "coalition_leave": organiser("coalition_member.pk"),
    "group_people": organiser("g05.slug"),
    "group_invite": organiser("g05.slug"),
    "group_invitation": organiser("g05.slug", reach=_fresh_invitation),
    "invitation_revoke": organiser("g05.slug", "invitation.pk"),
    "membership_role": organiser("g05.slug", "member.pk"),
    "membership_end": organiser("g05.slug", "member.pk"),
    "group_leave": Kind(("g05.slug",), by=MEMBER),
    "contacts": organiser("g05.slug"),
    "contact_new": organiser("g05.slug"),
    "contacts_export": organiser("g05.slug"),
    "contact": organiser("g05.slug", "contact.pk"),
    "consent_new": organiser("g05.slug", "contact.pk"),
    "contact_erase": organiser("g05.slug", "contact.pk"),
    "consent_withdraw": organiser("g05.slug", "consent.pk"),
    # The register of authorities
    "authority_new": centre(),
    "authority_edit": centre("sector6.slug"),
    "office_new": centre("sector6.slug"),
    "office_edit": centre("council6.pk"),
    "mandate_new": centre("council6.pk"),
    "channel_new": centre("council6.pk"),
    "mandate_end": centre("mandate.pk"),
    "channel_check": centre("channel.pk"),
    # Mail
    "mailbox": visitor(),
    "mailbox_message": visitor("message.pk"),
    "unsorted": centre(),
    "unsorted_mail": centre("stray.pk"),
    "unsorted_aside": centre("stray.pk"),
    "uncertain": centre(),
    "uncertain_mail": centre("trouble.pk"),
    "uncertain_resend": centre("trouble.pk"),
    "uncertain_sent": centre("trouble.pk"),
    "failures": centre(),
}

NO_PAGE = {
    "account_request_login_code": "the same address as account_login",
    "file": "a photo or a document",
    "mailbox_html": "the inside of the frame on mailbox_message",
    "stil_mail": "a message as a mail program shows it",
    "unsorted_raw": "a message as it came, to save",
    "letter_pdf": "a PDF",
    "letter_copy": "a PDF",
    "letter_page": "a picture of a page",
    "letter_ask_number": "POST alone",
    "failure_retry": "POST alone",
    "failure_drop": "POST alone",
    "causes_feed": "Atom",
    "cause_feed": "Atom",
    "health": "JSON for machines",
}
