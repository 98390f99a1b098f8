"""Every address, for every role: who sees it, who is sent away, and what is never shown to whom.

ACCESS is made by hand from the table of roles (facts: advocacy.md 12) and the rule that each view
names. An address without a line there, and a line without an address, both fail.
"""

import html
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from io import BytesIO
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import UUID

import pytest
from django.db import transaction
from django.urls import URLPattern, reverse
from django.utils import translation
from pypdf import PdfReader

from civicsteps.causes.actions import hide_cause
from civicsteps.causes.models import Cause, Voice
from civicsteps.core.actors.models import Actor
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.search.queries import find
from civicsteps.core.text import plain
from civicsteps.people.accounts.models import User
from civicsteps.people.groups.models import Contact
from civicsteps.resolve.letters.models import Letter
from tests.laws.house import ROLES, STRANGERS, WORDS, House, url_names
from tests.laws.reading import Form, Sheet
from tests.laws.walking import Visit, hold, listening, visit

pytestmark = pytest.mark.django_db

# What a GET answers to a visitor, a resident with an account, a member of the group, its
# organiser, an organiser of another group, the centre's mentor, and its administrator.
ACCESS = {
    "200 200 200 200 200 200 200": """
        causes_feed_json cause_feed_json group_feed group_feed_json programme_feed
        cause_points point_set points_file
        programme_feed_json site_picture cause_picture act_picture group_picture
        cause_share act_share group_share cause_card cause_poster group_poster stairwell_notice
        short_qr
        home causes causes_feed cause cause_feed tread demand map search groups group authorities
        authority authority_figures registry registry_export corrections contest office
        programme programmes stil stil_mail health link follow unfollow file
        voice_find voice report_new report_new_in report_receipt report_take_back evidence
        sheet_thanks
        evidence_thanks choice kept own_start own_sent own_confirmed own_erased own_by_code
        own_page own_act own_correct own_erase
        letters commitments programme_agenda programme_announcement programme_card causes_export
        groups_export authorities_export letters_export commitments_export programme_export
        request group_requests group_requests_export
        campaign group_letters letter letter_copy letter_thanks reply agenda_item commitment meeting
        meeting_feed options_thanks terms_feed reminders_leave
        ledger asset claim cause_ledger asset_pdf asset_csv asset_json
        decision finding mailbox mailbox_message mailbox_html manifest worker offline
        letter_office_thanks office_code
        law_rules law_to_confirm law_rule law_calendar clock
        outside_petition
        authority_duties authority_duties_year group_duties duty_check duty_file duty_thanks
        group_streets streets_file street street_listed group_investments investments_file
        investment
        group_polls poll poll_csv vote vote_find vote_thanks
        notices notices_export notices_feed notice notice_points watch_open""",
    # Everybody offers evidence but the centre's administrator, who only reads.
    "200 200 200 200 200 200 403": "evidence_new",
    "200 302 302 302 302 302 302": "account_login account_request_login_code",
    # Nobody who has not asked for a code; and a word leads on to what it was chosen for.
    "302 302 302 302 302 302 302": "account_confirm_login_code short letter_request",
    "302 200 200 200 200 200 200": """
        terms terms_calendar terms_calendar_end reminders
        desk talks account account_logout account_sign_out_everywhere account_delete group_new
        correction_new""",
    "403 403 403 403 403 403 200": """
        programme_new programme_join programme_notice programme_edit programme_english""",
    # What a programme wants to say of a group: the group's people, and the centre's.
    "404 404 200 200 404 200 200": """
        watch watch_source
        announcement group_meetings group_options meeting_pdf meeting_ics minutes_pdf
        option_table""",
    "404 404 403 403 404 403 200": "announcement_propose",
    # Organisers, of any group, add to the register of authorities; the centre puts it right.
    "302 403 403 200 200 200 200": "authority_new office_new mandate_new channel_new",
    "302 403 403 403 403 200 200": """
        authority_edit office_edit mandate_end channel_check channel_replace competence_new
        competence_end corrections_open correction channels_due override_remove""",
    # Forms under what is public: the group's organisers.
    "403 403 403 200 403 403 403": """
        contest_settle duty_check_new duty_letter duty_lay duty_take_off duty_ask duty_judge
        duty_take_back
        streets_new investment_new investment_move investment_take_back
        source_new notice_edit notice_take_back notice_votes stage_new stage_take_back
        meeting_new option_table_new
        cause_address group_address address_retire letter_ask_number sheet_new
        cause_edit cause_hide demand_new demand_withdraw evidence_ask choice_new choice_annul
        poll_new poll_slips poll_slips_pdf poll_slips_more poll_slip_replace poll_paper poll_stop
        poll_close
        letter_choose batch_new request_number request_event request_next request_judge
        request_try_again
        campaign_edit campaign_close letter_new letter_withdraw letter_number reply_new
        reply_mail letter_office_link
        reply_publish reply_unpublish agenda_new
        points_show points_hide points_evidence
        agenda_off commitment_new commitment_statement commitment_change commitment_broken
        commitment_mended dossier_new asset_edit asset_new claim_new claim_withdraw receipt_new
        receipt_withdraw asset_letters decision_new decision_change done_new lasting_new undone_new
        reply_withdraw petition_close petition_withdraw agenda_take_back decision_take_back
        commitment_take_back""",
    "403 403 200 200 403 403 403": """
        notice_new watch_new report_note outside_petition_new petition_count need_cause""",
    # The mentor is there when it is checked; the administrator reads only what is published.
    "403 403 200 200 403 200 403": "commitment_check reports duty_look street_services",
    "403 403 200 200 403 200 200": "group_ledger group_notices",
    # The organisers of any group with a problem, each for their own.
    "403 403 403 200 200 403 403": "notice_agenda notice_letter plain_words",
    # What is prepared for a meeting: its centre reads it, the group alone writes.
    "404 404 200 200 404 403 403": """
        match
        group_calendar meeting_kit meeting_notes minutes_edit option_write option_vote""",
    # What is not public: others find nothing there.
    "404 404 200 200 404 200 404": "report",
    "404 404 403 200 404 403 404": """
        report_accept report_move report_set_aside report_withdraw report_quote""",
    "404 404 403 200 404 403 403": """
        watch_close source_switch source_table
        meeting_parts meeting_ask meeting_ask_drop meeting_request meeting_schedule meeting_end
        meeting_take_back minutes_send minutes_settle option_drop option_invite option_vote_new
        option_vote_close
        cause_publish campaign_new evidence_accept evidence_strike announcement_withdraw
        announcement_naming""",
    # Who signs a letter, and its drafts: the group alone, not even its centre.
    "404 404 200 200 404 404 404": "letter_pdf letter_page letter_docx letter_whole batch",
    "404 404 403 200 404 404 404": """
        batch_send
        sheet letter_edit letter_send letter_unsend letter_settle letter_hand_over letter_sign
        letter_annexes letter_portal""",
    # What came to the centre.
    "404 404 404 404 404 200 200": "report_hand_over",
    "404 404 404 404 404 404 200": """
        sweeps
        unsorted unsorted_mail unsorted_raw unsorted_aside uncertain uncertain_mail
        uncertain_resend uncertain_sent failures""",
    # A group's people and settings; its contacts, which no centre sees.
    "302 404 200 200 404 403 200": "group_people",
    "302 404 403 200 404 403 200": """
        group_edit group_assist_end group_invite invitation_revoke
        coalition_leave""",
    # Shown once, in the browser that made it; any other goes to make one.
    "302 404 403 302 404 403 302": "group_invitation",
    "302 404 403 200 404 403 403": """
        membership_role membership_end errands errand errand_revoke import_new history""",
    # What a group brings in: the lines are its organisers', the centre sees counts.
    "302 404 403 200 404 200 200": "imports",
    # The centre's own: how the groups stand that it assists.
    "302 404 404 404 404 200 200": "mentor_desk mentor_group",
    # Written on the telephone: its writer, the person it was for, and organisers.
    "302 404 404 404 404 200 404": "dictation_new",
    "302 404 404 200 404 200 404": "dictation",
    "302 404 404 200 404 403 404": "dictation_change",
    # In writing mode alone.
    "302 404 404 404 404 404 404": "dictation_menu dictation_choose",
    "302 404 200 200 404 404 404": "contacts group_leave group_week",
    "302 404 403 200 404 404 404": """
        group_archive group_exports own_hand
        contact_new contact contact_erase contacts_export consent_new consent_withdraw
        call_list""",
    "404 404 404 200 404 404 404": "dossier",
    # The coalition is another group, of which the organiser alone is.
    "302 404 404 200 404 404 404": """
        group_assist coalition_join group_first_day import import_again import_confirm import_undo
        import_drop""",
    # Asked about nothing.
    "404 404 404 404 404 404 404": "oembed mail_hook",
    "405 405 405 405 405 405 405": """
        dictation_stop failure_retry failure_drop presence own_take own_by_account letter_lint
        archive_take""",
    # Between members and their mentor: nobody else, not even the centre's administrator.
    "302 404 200 200 404 200 404": "talk group_talks",
    "302 404 403 200 404 403 404": "comment_take_back",
    "204 204 204 204 204 204 204": "reach",
}
EXPECTED = {
    name: dict(zip(ROLES, map(int, codes.split()), strict=True))
    for codes, names in ACCESS.items()
    for name in names.split()
}

# Forms that are anybody's to send; and those of one's own account, anybody's who has one.
ANYBODY = {
    "report_new", "report_new_in", "report_take_back", "evidence_new", "follow", "unfollow", "link",
    "account_login", "account_request_login_code", "account_confirm_login_code",
    "reminders_leave", "contest", "vote", "watch_open", "office_code",
    "own_start", "own_by_code", "own_act", "own_correct", "own_erase", "own_take",
}  # fmt: skip
ONES_OWN = {
    "account", "account_logout", "account_sign_out_everywhere", "account_delete", "group_new",
    "own_by_account", "reminders", "terms_calendar", "terms_calendar_end",
}  # fmt: skip
# Addresses without a page, and whose they are.
POST_ALONE = {
    "archive_take": "organiser",
    "dictation_stop": "mentor", "failure_retry": "centre", "failure_drop": "centre",
    "presence": "organiser", "letter_lint": "organiser",
}  # fmt: skip
# A mail program leaves a list without a cookie: RFC 8058.
NO_CSRF = {"unfollow", "mail_hook", "reminders_leave"}

# What is the problem's: hidden with it.
OF_THE_CAUSE = {
    "cause", "park", "photo", "offered", "choice", "campaign", "letter", "leaving", "draft",
    "reply", "agenda", "opening", "hg", "decision", "done", "told", "file", "told_act", "short",
    "papers", "papers_reply", "question", "has_met", "yard", "yard_claim", "yard_receipt", "dots",
    "elsewhere", "old_letter", "old_reply", "awaited", "contested",
}  # fmt: skip
# It says thank you, and shows nothing of what was brought.
THANKS = {"evidence_thanks"}

# What addresses are asked with, and what somebody may mistype in them.
ASKED_FOR = (
    *("q", "page", "stare", "treapta", "grup", "cerem", "fel", "dupa", "w", "next"),
    *("zona", "an", "birou", "loc", "autoritate", "scadente", "sort", "arata", "ordine", "de_la"),
    *("serviciu", "stadiu", "intalnire", "vrem", "cerut", "cine"),
    *("vot", "foaia", "scris", "code"),
)
NONSENSE = {
    "SlugConverter": "nu-exista",
    "UUIDConverter": UUID(int=0),
    "StringConverter": "a\0b",
    "IntConverter": 99999,
}

# Pages whose words are the reader's own: the mailbox of a demonstration, and who follows.
OWN_WORDS = {
    "mailbox",
    "mailbox_message",
    "mailbox_html",
    "unfollow",
    "own_page",
    "own_act",
    "own_correct",
    "own_erase",
}
WITH_THE_CODE = {"voice", "report_receipt", "report_take_back"}
# Calendars of one's own: the secret in the address opens them, hidden problems and all.
BY_ITS_TOKEN = {"meeting_feed", "terms_feed"}


def test_every_address_has_its_access_and_every_access_its_address() -> None:
    names = set(url_names())
    assert set(EXPECTED) == names, f"ACCESS lacks {names - set(EXPECTED)}, or names what is gone"
    assert set(WORDS) == names, (
        f"KINDS (tests/journeys/kinds.py) or NOT_PAGES (tests/laws/house.py) lack "
        f"{names - set(WORDS)}, or name what is gone"
    )


def test_everybody_gets_what_the_table_says(visits: list[Visit]) -> None:
    def wrong(visit: Visit) -> str:
        wanted = EXPECTED[visit.name][visit.role]
        return "" if visit.status == wanted else f"{visit.status}, not {wanted}"

    hold((v for v in visits if v.name in EXPECTED), wrong)


def test_who_must_sign_in_is_sent_there_and_comes_back(visits: list[Visit]) -> None:
    sent = [v for v in visits if v.role == "visitor" and v.status == 302]
    away = {"account_confirm_login_code", "account_logout", "short", "letter_request"}

    def wrong(visit: Visit) -> str:
        door = "/en/cont/intra/" if visit.language == "en" else "/cont/intra/"
        to = urlsplit(visit.location)
        right = to.path == door and unquote(parse_qs(to.query)["next"][0]) == visit.address
        return "" if right else visit.location

    hold((v for v in sent if v.name not in away), wrong)


def test_opening_an_address_writes_nothing(visits: list[Visit]) -> None:
    hold(visits, lambda visit: " | ".join(visit.writes))


def test_every_form_that_is_sent_carries_its_keys(visits: list[Visit]) -> None:
    def wrong(visit: Visit) -> list[str]:
        forms = visit.sheet.posts
        lost = [f.action or "." for f in forms if "csrfmiddlewaretoken" not in f.names]
        once = visit.creating and forms and not any("once" in form.names for form in forms)
        return [f"{action} has no token" for action in lost] + ["no once key"] * bool(once)

    hold((v for v in visits if v.is_page), wrong)


def test_only_leaving_a_list_needs_no_token(house: House) -> None:
    assert {n for n, at in url_names().items() if vars(at.callback).get("csrf_exempt")} == NO_CSRF

    def wrong(place: tuple[str, str]) -> str:
        role, name = place
        answer = house.post(role, house.address(name), {}, checked=True)
        shown = [template.name for template in answer.templates]
        return "" if answer.status_code == 403 and "403_csrf.html" in shown else "let in"

    places = [(role, n) for n in EXPECTED for role in ("visitor", "organiser") if n not in NO_CSRF]
    hold(places, wrong)


def test_a_form_that_a_stranger_sends_changes_nothing(house: House) -> None:
    def wrong(name: str) -> list[str]:
        form = form_of(house, name)
        sent = {role: send(house, role, name, form) for role in refused(name)}
        refusals = {HTTPStatus.FOUND, 403, 404, 405}
        return [f"{role}: {s} {w[:1]}" for role, (s, w) in sent.items() if w or s not in refusals]

    hold(sorted(set(EXPECTED) - ANYBODY), wrong)


def test_the_same_forms_go_through_for_those_whose_they_are(house: House) -> None:
    sent = {name: send(house, insider(name), name, form_of(house, name)) for name in EXPECTED}
    hold(sent, lambda name: sent[name][0] if sent[name][0] >= 500 else "")
    # The others want what a person in a hurry did not write, or are no forms.
    assert sum(1 for status, writes in sent.values() if status == 302 and writes) > 30


def test_nonsense_is_no_error(house: House) -> None:
    asked = "?" + "&".join(f"{word}=%00%C8%99" for word in ASKED_FOR)

    def wrong(pattern: URLPattern) -> list[str]:
        name = str(pattern.name)
        seen = [house.get(role, house.address(name) + asked) for role in ("visitor", "organiser")]
        seen += [
            house.get("centre", nonsense(pattern)),
            house.post("centre", nonsense(pattern), {}),
        ]
        return [f"{answer.status_code}" for answer in seen if answer.status_code >= 500]

    hold(url_names().values(), wrong)


def test_of_what_is_hidden_nothing_is_found(house: House) -> None:
    cause = Cause.objects.get(slug=house.names["cause"]["slug"])
    files = [file for file in StoredFile.objects.all() if cause.audience in file.audiences]
    hide_cause(cause=cause, by=Actor.objects.get(user__email=ROLES["organiser"]))
    visible = [
        visit(house, n, role, "ro") for n in EXPECTED for role in STRANGERS if n not in OWN_WORDS
    ]

    def wrong(visit: Visit) -> str:
        hidden = names_in(visit.name) & OF_THE_CAUSE and visit.name not in THANKS
        if hidden and visit.status not in {302, 404, 405}:
            return f"{visit.status}, not 404"
        told = cause.title in html.unescape(visit.text) and visit.name not in {
            "link",
            *BY_ITS_TOKEN,
        }
        return "it is named" if told and visit.status == 200 else ""

    hold(visible, wrong)
    assert len(files) > 5
    assert {house.get("visitor", f"/fisiere/{f.pk}/{f.name}").status_code for f in files} == {404}


def test_nothing_personal_is_on_what_a_visitor_sees(house: House, visits: list[Visit]) -> None:
    private = personal()
    quiet = unquoted()
    assert len(private) > 20
    assert len(quiet) > 2

    def wrong(visit: Visit) -> list[str]:
        text = html.unescape(visit.text)
        words = private | (quiet if visit.name not in WITH_THE_CODE else set())
        return [said for said in words if said in text or said in visit.address]

    hold([v for v in visits if v.role == "visitor" and v.name not in OWN_WORDS], wrong)
    assert any(wrong(v) for v in visits if v.name == "contacts"), "its own people read it"
    assert [said for said in private | quiet if find(said, audiences=["public"]).exists()] == []


def test_nothing_personal_is_in_the_files_that_a_visitor_sees(house: House) -> None:
    private = personal()

    def wrong(file: StoredFile) -> list[str]:
        text = plain(file.name) + " " + plain(words_of_pdf(file))
        return [said for said in private if plain(said) in text]

    def shown(file: StoredFile) -> bool:
        found: int = house.get("visitor", f"/fisiere/{file.pk}/{file.name}").status_code
        return found == 200

    public = [file for file in StoredFile.objects.all() if shown(file)]
    assert len(public) > 10
    assert any(file.type == "application/pdf" for file in public)
    hold(public, wrong)


def personal() -> set[str]:
    """Who signed letters and where they live, who is in the contacts, and who has an account."""
    letters = [said for letter in Letter.objects.all() for said in (letter.signer, letter.domicile)]
    contacts = [
        said
        for contact in Contact.objects.exclude(consents__purpose="public_phone")
        for said in (contact.name, contact.phone, contact.email)
    ]
    emails = User.objects.values_list("email", flat=True)
    return {said for said in (*letters, *contacts, *emails, "vecin@example.org") if said}


def unquoted() -> set[str]:
    """The words of those who did not agree to be quoted, or whom the group has not read yet."""
    voices = Voice.objects.exclude(may_quote=True, cause__isnull=False)
    return {voice.words for voice in voices if voice.words}


def words_of_pdf(file: StoredFile) -> str:
    if file.type != "application/pdf":
        return ""
    reader = PdfReader(BytesIO(blobs.read(bytes(file.sha256))))
    return " ".join(page.extract_text() for page in reader.pages)


def nonsense(pattern: URLPattern) -> str:
    """Return an address of nothing, as somebody may mistype it."""
    converters = pattern.pattern.converters
    words = {name: NONSENSE[type(found).__name__] for name, found in converters.items()}
    with translation.override("ro"):
        return reverse(str(pattern.name), kwargs=words)


def names_in(name: str) -> set[str]:
    """Return what an address is about: `cause` for `cause.slug`."""
    return {word.partition(".")[0] for word in WORDS[name] if "." in word}


def refused(name: str) -> list[str]:
    """Return who may not send what is at an address."""
    if name in ONES_OWN:
        return ["visitor"]
    answers = EXPECTED[name]
    if set(answers.values()) == {200}:
        return list(STRANGERS)
    return [role for role in ROLES if answers[role] != 200 and role != POST_ALONE.get(name)]


def form_of(house: House, name: str) -> Form:
    """Return the last form of a page as its insider would send it; of no page, an empty one."""
    answer = house.get(insider(name), house.address(name))
    forms = [] if answer.streaming else Sheet(answer.content.decode(errors="replace")).posts
    own = [form for form in forms if form.action in {"", house.address(name)}]
    return own[-1] if own else Form("none", "")


def insider(name: str) -> str:
    """Return somebody who may send what is at an address."""
    allowed = [role for role, code in EXPECTED[name].items() if code == 200]
    theirs = next((role for role in ("organiser", "centre") if role in allowed), "organiser")
    return POST_ALONE.get(name, theirs)


def send(house: House, role: str, name: str, form: Form) -> tuple[int, list[str]]:
    """Send a form as somebody; return the answer's status and what it wrote, which is undone."""
    with undone(), listening() as asked:
        answer = house.post(role, house.address(name), form.filled)
    return answer.status_code, changes(asked.writes)


def changes(writes: list[str]) -> list[str]:
    """Leave out what is written of a request as such: its session, and who knocks how often."""
    return [sql for sql in writes if "django_session" not in sql and '"guard_' not in sql]


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
