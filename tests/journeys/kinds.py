"""Every kind of page, by the name of its address: who opens it, and with what.

A GET address that stands neither here nor in `no_pages.py` fails `test_axe.py`.
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
MENTOR = "mentor@demo.example"


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


def mentor(*arguments: str, **more: object) -> Kind:
    return Kind(arguments, by=MENTOR, **more)  # type: ignore[arg-type]  # the same


def _write_for_a_group(page: Page) -> None:
    page.goto("/grupuri/loc-de-joaca-grozavesti/scriu/")
    page.locator("main form input[type=radio]").first.check()
    page.locator("main form button").last.click()
    page.wait_for_url("**/scriu/")


def _choose_what_it_is_about(page: Page) -> None:
    _write_for_a_group(page)
    page.goto("/scriu/evidence_new/")


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
    "causes (narrowed)": visitor(address="/probleme/?treapta=5&loc=bucuresti&semn=refused"),
    "commitments": visitor(),
    "letters": visitor(),
    "search": visitor(),
    "search (found)": visitor(address="/cauta/?q=loc"),
    "search (nothing)": visitor(address="/cauta/?q=zzzzzz"),
    "law_rules": visitor(),
    "law_to_confirm": visitor(),
    "law_rule": visitor("ro.l544"),
    "law_rule (tried)": visitor(address="/lege/ro.l544/?zi=2026-11-24"),
    "law_rule (refused)": visitor(address="/lege/ro.l544/?zi=ieri"),
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
    "programme_agenda": visitor("programme.slug"),
    "programme_announcement": visitor("programme.slug"),
    "programme_card": visitor("programme.slug"),
    "programme_edit": centre("programme.slug"),
    "programme_english": centre("programme.slug"),
    "announcement": organiser("programme.slug", "in_g05.pk"),
    "announcement_propose": centre("programme.slug", "in_g05.pk"),
    "announcement_withdraw": organiser("programme.slug", "in_g05.pk"),
    "announcement_naming": organiser("programme.slug", "in_g05.pk"),
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
    "report_quote": organiser("from_chat.pk"),
    "sheet_new": organiser("g05.slug"),
    "sheet": organiser("sheet.pk"),
    "sheet_thanks": visitor(),
    "link (a paper)": visitor("sheet.token"),
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
    "group_polls": visitor("g05.slug"),
    "group_polls (inside)": organiser("g05.slug"),
    "poll": visitor("street_poll.pk"),
    "poll (inside)": organiser("street_poll.pk"),
    "poll (closed)": organiser("voted_poll.pk"),
    "poll (stopped)": visitor("stopped_poll.pk"),
    "poll_new": organiser("g05.slug"),
    "poll_slips": organiser("street_poll.pk"),
    "poll_slips_more": organiser("street_poll.pk"),
    "poll_slip_replace": organiser("street_poll.pk"),
    "poll_paper": organiser("street_poll.pk"),
    "poll_stop": organiser("street_poll.pk"),
    "poll_close": organiser("street_poll.pk"),
    "need_cause": organiser("voted_need.pk"),
    "vote": visitor("spare_slip.code"),
    "vote (used)": visitor("used_slip.code"),
    "vote (unknown)": visitor(address="/vot/abc-def-ghj/", status=404),
    "vote_find": visitor(),
    "vote_thanks": visitor(),
    "choice_annul": organiser("choice.pk"),
    "follow": visitor("causes.cause", "cause.pk"),
    "unfollow": visitor("follow.token"),
    # Going out
    "cause_share": visitor("cause.slug"),
    "cause_share (inside)": organiser("cause.slug"),
    "act_share": visitor("cause.slug", "told_act.pk"),
    "group_share": visitor("g05.slug"),
    "group_first_day": organiser("coalition.slug"),
    "group_week": organiser("g05.slug"),
    "cause_address": organiser("cause.slug"),
    "group_address": organiser("g05.slug"),
    "address_retire": organiser("short.pk"),
    "cause_card": visitor("cause.slug"),
    "call_list": organiser("g05.slug"),
    # Asking
    "campaign_new": organiser("hidden.slug"),
    "campaign": organiser("campaign.pk"),
    "campaign (outside)": visitor("campaign.pk"),
    "campaign_edit": organiser("campaign.pk"),
    "campaign_close": organiser("campaign.pk"),
    "letter_new": organiser("cause.slug"),
    "group_letters": organiser("g05.slug"),
    "letter_thanks": visitor(),
    "letter_choose": organiser("cause.slug"),
    "batch_new": organiser("cause.slug"),
    "batch": organiser("question.pk"),
    "batch_send": organiser("question.pk"),
    "request": organiser("papers.pk"),
    "request (outside)": visitor("papers.pk"),
    "request_number": organiser("papers.pk"),
    "request_event": organiser("papers.pk", "extended"),
    "request_next": organiser("papers.pk", "FOLLOW"),
    "request_judge": organiser("papers.pk", "papers_reply.pk"),
    "request_try_again": organiser("papers.pk"),
    "group_requests": organiser("g05.slug"),
    "letter": visitor("letter.pk"),
    "letter (inside)": organiser("letter.pk"),
    "letter (draft)": organiser("draft.pk"),
    "letter_edit": organiser("draft.pk"),
    "letter_withdraw": organiser("letter.pk"),
    "letter_send": organiser("draft.pk"),
    "letter_unsend": organiser("leaving.pk"),
    "letter_settle": organiser("leaving.pk"),
    "letter_hand_over": organiser("draft.pk"),
    "letter_sign": organiser("draft.pk"),
    "letter_annexes": organiser("draft.pk"),
    "letter_portal": organiser("draft.pk"),
    "letter_number": organiser("letter.pk"),
    "letter_ask_number": organiser("letter.pk"),
    "reply_new": organiser("letter.pk"),
    "reply_mail": organiser("letter.pk"),
    "letter_office_link": organiser("letter.pk"),
    "letter_office_thanks": visitor(),
    "office_code": visitor(),
    "reply_publish": organiser("reply.pk"),
    "reply_unpublish": organiser("reply.pk"),
    "reply": organiser("reply.pk"),
    "reply (outside)": visitor("reply.pk"),
    "reply_withdraw": organiser("old_reply.pk"),
    "letter (brought)": organiser("old_letter.pk"),
    # Signed on another site, and what happened before
    "outside_petition_new": organiser("cause.slug"),
    "outside_petition": visitor("elsewhere.pk"),
    "petition_count": organiser("elsewhere.pk"),
    "petition_close": organiser("elsewhere.pk"),
    "petition_withdraw": organiser("elsewhere.pk"),
    "history": organiser("g05.slug"),
    "import_new (letters)": organiser("g05.slug", "letters"),
    "import_new (chat)": organiser("g05.slug", "chat"),
    # Everything about a problem, on paper
    "dossier_new": organiser("cause.slug"),
    "dossier": organiser("dossier.pk"),
    # Whose it is
    "ledger": visitor(),
    "ledger (nothing)": visitor(address="/ale-cui/?q=zzzzzz"),
    "asset": visitor("yard.slug"),
    "asset (inside)": organiser("yard.slug"),
    "asset_new": organiser("g05.slug"),
    "asset_edit": organiser("yard.slug"),
    "asset_letters": organiser("yard.slug"),
    "claim": visitor("yard_claim.pk"),
    "claim (inside)": organiser("yard_claim.pk"),
    "claim_new": organiser("yard.slug"),
    "claim_withdraw": organiser("yard_claim.pk"),
    "receipt_new": organiser("yard_claim.pk"),
    "receipt_withdraw": organiser("yard_receipt.pk"),
    "group_ledger": organiser("g05.slug"),
    "cause_ledger": organiser("cause.slug"),
    # Meetings, minutes, options
    "group_meetings": organiser("g05.slug"),
    "group_meetings (nothing)": organiser(
        address="/grupuri/loc-de-joaca-grozavesti/intalniri/?q=zzzzzz"
    ),
    "group_calendar": organiser("g05.slug"),
    "group_options": organiser("g05.slug"),
    "meeting_new": organiser("cause.slug"),
    "meeting": visitor("has_met.pk"),
    "meeting (to come)": organiser("to_meet.pk"),
    "meeting (held, inside)": organiser("has_met.pk"),
    "meeting_kit": organiser("to_meet.pk"),
    "meeting_parts": organiser("to_meet.pk"),
    "meeting_ask": organiser("to_meet.pk"),
    "meeting_ask_drop": organiser("to_ask.pk"),
    "meeting_request": organiser("to_meet.pk"),
    "meeting_schedule": organiser("to_meet.pk"),
    "meeting_end": organiser("to_meet.pk"),
    "meeting_notes": organiser("to_meet.pk"),
    "meeting_take_back": organiser("to_meet.pk"),
    "minutes_edit": organiser("has_met.pk"),
    "minutes_send": organiser("has_met.pk"),
    "minutes_settle": organiser("was_met.pk"),
    "option_table_new": organiser("cause.slug"),
    "option_table": organiser("choices.pk"),
    "option_table (a vote)": organiser("voting.pk"),
    "option_write": organiser("choices.pk"),
    "option_drop": organiser("choice_one.pk"),
    "option_invite": organiser("choices.pk"),
    "option_vote_new": organiser("choices.pk"),
    "option_vote": organiser("voting.pk"),
    "option_vote_close": organiser("voting.pk"),
    "options_thanks": visitor(),
    # What came of it
    "authority_duties": visitor("sector6.slug"),
    "authority_duties_year": visitor("sector6.slug", "2025"),
    "group_duties": organiser("g05.slug"),
    "duty_check_new": organiser("g05.slug"),
    "duty_check": organiser("duty_check.pk"),
    "duty_look": organiser("duty_check.pk", "budget"),
    "duty_ask": organiser("duty_check.pk", "budget"),
    "duty_judge": organiser("duty_brought.pk"),
    "duty_take_back": organiser("duty_brought.pk"),
    "duty_letter": organiser("duty_check.pk"),
    "duty_lay": organiser("duty_check.pk"),
    "duty_take_off": organiser("duty_laid.pk"),
    "duty_thanks": visitor(),
    "group_streets": organiser("g05.slug"),
    "group_streets (narrowed)": visitor(
        address="/grupuri/loc-de-joaca-grozavesti/strazi/?serviciu=water&stare=no"
    ),
    "streets_new": organiser("g05.slug"),
    "street": visitor("one_street.pk"),
    "street_services": organiser("one_street.pk"),
    "street_listed": visitor("g05.slug"),
    "street_listed (answered)": visitor(
        address="/grupuri/loc-de-joaca-grozavesti/strada-noastra/?q=plevnei"
    ),
    "group_investments": organiser("g05.slug"),
    "investment": organiser("one_line.pk"),
    "investment_new": organiser("g05.slug"),
    "investment_move": organiser("one_line.pk"),
    "investment_take_back": organiser("one_line.pk"),
    "notices": visitor(),
    "notices (near)": visitor(address="/anunturi/?near=44.4443,26.0621&within=500&stare=deschise"),
    "notices (nothing)": visitor(address="/anunturi/?q=zzzzzz"),
    "notice": visitor("board.pk"),
    "notice (inside)": organiser("board.pk"),
    "notice_points": visitor("points.pk"),
    "notice_points (inside)": organiser("points.pk"),
    "plain_words": organiser("points.pk", "point.item"),
    "notice_new": organiser("g05.slug"),
    "notice_edit": organiser("board.pk"),
    "notice_take_back": organiser("board.pk"),
    "notice_votes": organiser("board.pk"),
    "notice_agenda": organiser("board.pk"),
    "notice_letter": organiser("board.pk"),
    "stage_new": organiser("board.pk"),
    "stage_take_back": organiser("board_stage.pk"),
    "group_notices": organiser("g05.slug"),
    "match": organiser("fits.pk"),
    "watch_open": visitor(),
    "watch_new": organiser("g05.slug"),
    "watch": organiser("board_watch.pk"),
    "watch_close": organiser("board_watch.pk"),
    "source_new": organiser("g05.slug"),
    "watch_source": organiser("board_source.pk"),
    "source_switch": organiser("board_source.pk"),
    "source_table": organiser("board_source.pk"),
    "agenda_item": visitor("agenda.pk"),
    "agenda_off": organiser("agenda.pk"),
    "agenda_take_back": organiser("agenda.pk"),
    "decision_take_back": organiser("decision.pk"),
    "commitment_take_back": organiser("hg.pk"),
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
    "terms": organiser(),
    "terms (nothing like it)": organiser(address="/termene/?q=zzzzzz"),
    "terms_calendar": organiser(),
    "terms_calendar_end": organiser(),
    "reminders": organiser(),
    "reminders_leave": visitor("term_diary.leave"),
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
    # What others are asked for by a link, and what the mentor writes on the telephone
    "errands": organiser("g05.slug"),
    "errand": organiser("g05.slug", "errand.pk"),
    "errand_revoke": organiser("g05.slug", "errand.pk"),
    "mentor_desk": mentor(),
    "mentor_group": mentor("g05.slug"),
    "dictation_new": mentor("g05.slug"),
    "dictation_menu": mentor(reach=_write_for_a_group),
    "dictation_choose": mentor("evidence_new", reach=_choose_what_it_is_about),
    "dictation": organiser("dictated.pk"),
    "dictation (its writer)": mentor("dictated.pk"),
    "dictation_change": organiser("dictated.pk"),
    # Between members and their mentor
    "talks": organiser(),
    "group_talks": organiser("g05.slug"),
    "talk": organiser("causes.cause", "cause.pk"),
    "talk (nothing yet)": organiser("groups.group", "g05.pk"),
    "comment_take_back": organiser("remark.pk"),
    "offline": visitor(),
    # What a group brings in
    "imports": organiser("g05.slug"),
    "imports (the centre)": centre("g05.slug"),
    "import_new": organiser("g05.slug", "supporters"),
    "import_new (points)": organiser("g05.slug", "points"),
    "import": organiser("people_list.pk"),
    "import (written down)": organiser("brought_dots.pk"),
    "import_again": organiser("people_list.pk"),
    "import_confirm": organiser("people_list.pk"),
    "import_drop": organiser("people_list.pk"),
    "import_undo": organiser("brought_dots.pk"),
    "cause_points": visitor("cause.slug"),
    "point_set": visitor("dots.pk"),
    "points_show": organiser("dots.pk"),
    "points_hide": organiser("dots.pk"),
    "points_evidence": organiser("dots.pk"),
    "contacts": organiser("g05.slug"),
    "contact_new": organiser("g05.slug"),
    "contacts_export": organiser("g05.slug"),
    "contact": organiser("g05.slug", "contact.pk"),
    "consent_new": organiser("g05.slug", "contact.pk"),
    "contact_erase": organiser("g05.slug", "contact.pk"),
    "own_hand": organiser("g05.slug", "contact.pk"),
    "group_archive": organiser("g05.slug"),
    "group_exports": organiser("g05.slug"),
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
    "channel_replace": centre("channel.pk"),
    "channels_due": centre(),
    "competence_new": centre("sector6.slug"),
    "competence_end": centre("competence.pk"),
    "correction_new": centre("sector6.slug"),
    "correction": centre("correction.pk"),
    "corrections": centre("sector6.slug"),
    "corrections_open": centre(),
    "registry": visitor("sector6.slug"),
    "contest": visitor("awaited.pk"),
    "clock": visitor("awaited.pk"),
    "contest_settle": organiser("contested.pk"),
    "law_calendar": visitor(),
    "law_calendar (kept)": centre(),
    "override_remove": centre("free_day.pk"),
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
    "sweeps": centre(),
    # What is kept, and one's own page
    "kept": visitor(),
    "own_start": visitor(),
    "own_sent": visitor(),
    "own_confirmed": visitor(),
    "own_erased": visitor(),
    "own_by_code": visitor("voice.code"),
    "own_page": visitor("own.token"),
    "own_act": visitor("own.token", "contacts", "withdraw", "consent.pk"),
    "own_correct": visitor("own.token", "contacts", "contact.pk"),
    "own_erase": visitor("own.token"),
}
