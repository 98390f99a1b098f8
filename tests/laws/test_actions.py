"""Every action refuses whom it should, and leaves nothing behind when anything fails.

The stories give each action valid arguments at a moment when it may be done: there it is first
tried by strangers, then with the database failing at its writes, and only then for good.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial

import pytest
from django.db import DatabaseError, connection, transaction

from civicsteps.core.actions import ACTIONS
from civicsteps.core.actors.actions import visitor
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refused
from civicsteps.people.accounts.models import User
from civicsteps.stories.loading import load
from civicsteps.stories.playing import Arguments, Before, Scene, actor_of
from civicsteps.stories.reading import Act
from civicsteps.stories.staging import SCENES
from tests.laws.house import url_names
from tests.stories.test_stories import every_story

type Execute = Callable[[str, object, bool, dict[str, object]], object]

TODAY = date(2026, 11, 23)
WRITES = re.compile(r'\s*(?:INSERT\b.*?\bINTO|UPDATE|DELETE FROM) "(\w+)"', re.IGNORECASE)

# Whoever comes may do these: what keeps order there is not a role.
OPEN = {
    "reports.file_report": "anybody may say what is wrong",
    "causes.offer_evidence": "anybody may bring evidence of what is public; the group judges it",
    "groups.open_group": "anybody with an account opens a group",
    "groups.accept_invitation": "whoever holds the link",
    "consultations.cast_ballot": "whoever holds a household's slip, once",
    "authorities.propose_correction": "anybody with an account proposes; the centre decides",
}
# What no story can play: the reason, and the test that covers it.
ELSEWHERE = {
    "authorities.take_back_unit": "tests/people/authorities",
    "authorities.take_in_unit": "tests/people/authorities",
    "front.ask_to_contest": "tests/front",
    "front.contest_answer": "tests/front",
    "editing.be_present": "tests/core/editing",
    "accounts.open_account": "tests/people/accounts",
    "dictation.confirm_dictation": "tests/people/dictation",
    "dictation.expire_dictation": "tests/people/dictation",
    "following.ask_to_follow": "tests/core/following",
    "following.confirm_follow": "tests/core/following",
    "following.end_follow": "tests/core/following",
    "letters.ask_for_missing_number": "tests/resolve/letters",
    "letters.give_office_link": "tests/resolve/letters",
    "letters.hear_office": "tests/resolve/letters",
    "letters.open_by_code": "tests/resolve/letters",
    "letters.publish_reply": "tests/resolve/letters",
    "letters.unpublish_reply": "tests/resolve/letters",
    "letters.hear_from_mail": "tests/resolve/letters",
    "letters.receive_reply": "tests/resolve/letters",
    "letters.settle_letter": "tests/resolve/letters",
    "commitments.remind_of_commitment": "tests/follow",
    "outcomes.ask_for_lasting": "tests/follow",
    "reminders.stop_reminders": "tests/people/reminders",
    "requests.ask_about_late": "tests/resolve/requests",
    "requests.begin_request": "tests/resolve/requests",
    "requests.let_go": "tests/resolve/requests",
    "requests.note_trouble": "tests/resolve/requests",
    "requests.settle_late": "tests/resolve/requests",
    "requests.try_again": "tests/resolve/requests",
    "dossier.finish_dossier": "tests/follow",
    "outcomes.withdraw_finding": "tests/follow",
    "notices.ask_about_silence": "tests/resolve/notices",
    "notices.look_back": "tests/resolve/notices",
    "notices.match_notice": "tests/resolve/notices",
    "notices.mute": "tests/resolve/notices",
    "notices.read_words": "tests/resolve/notices",
    "notices.receive_mail": "tests/resolve/notices",
    "notices.take_in": "tests/resolve/notices",
    "notices.take_up": "tests/resolve/notices",
    "mail.file_inbound": "tests/core/mail",
    "meetings.expire_minutes": "tests/resolve/meetings",
    "meetings.receive_minutes_reply": "tests/resolve/meetings",
    "mail.mark_sent": "tests/core/mail",
    "mail.resend_uncertain": "tests/core/mail",
    "mail.set_aside": "tests/core/mail",
    "archives.ask_for_archive": "tests/people/archives",
    "archives.take_archive": "tests/people/archives",
    "persons.ask_for_own_page": "tests/people/persons",
    "persons.confirm_address": "tests/people/persons",
    "persons.correct_held": "tests/people/persons",
    "persons.do_to_held": "tests/people/persons",
    "persons.erase_person": "tests/people/persons",
    "persons.hand_own_page": "tests/people/persons",
    "persons.open_by_account": "tests/people/persons",
    "persons.open_by_code": "tests/people/persons",
    "persons.take_along": "tests/people/persons",
    "work.drop_failure": "tests/core/work",
    "work.retry_failure": "tests/core/work",
}


# The first in other circumstances than the next; the third teaches nothing new.
TIMES = 2


def test_every_action_is_played_or_tested_elsewhere(db: None) -> None:
    assert url_names()  # the pages' modules bring their actions
    played = {act.do for story in every_story() for act in story.acts} - set(SCENES)
    unplayed = set(ACTIONS) - played - set(ELSEWHERE)
    assert not unplayed, f"play these in tests/stories/ways.yaml: {sorted(unplayed)}"
    gone = (played | set(ELSEWHERE)) - set(ACTIONS)
    assert not gone, f"no action has these names: {sorted(gone)}"


def play_trying(trial: Before) -> None:
    """Play every story; try each action the first times that it comes, just before it is done."""
    tried = Counter[str]()

    def before(scene: Scene, act: Act, given: Callable[[], Arguments]) -> None:
        tried[act.do] += 1
        if act.do in ACTIONS and tried[act.do] <= TIMES:
            trial(scene, act, given)

    for _ in load(every_story(day_zero=TODAY), before=before):
        pass


def strangers() -> list[Actor]:
    """A visitor, and somebody with an account who belongs nowhere."""
    user = User.objects.filter(email="nimeni@example.org").first()
    user = user or User.objects.create_user("nimeni@example.org")
    return [visitor(), Actor.objects.get(user=user)]


@pytest.mark.slow
def test_strangers_are_refused_and_leave_nothing(db: None) -> None:
    strangers()

    def trial(scene: Scene, act: Act, given: Callable[[], Arguments]) -> None:
        if act.do in OPEN or act.by not in scene.story.people:
            return
        for stranger in strangers():
            refused = partial(refused_to, stranger, act.do, given)
            with transaction.atomic():
                written = refused()
                transaction.set_rollback(True)
            before = contents(written)
            refused()
            assert contents(written) == before, f"{act.do} left something behind"

    play_trying(trial)


def refused_to(stranger: Actor, name: str, given: Callable[[], Arguments]) -> list[str]:
    """Let a stranger try an action, who must be refused; the tables that it wrote meanwhile."""
    arguments = given()
    with pytest.raises(Refused), hearing_writes() as written:
        ACTIONS[name].run(by=stranger, **arguments)
    return written


@pytest.mark.slow
def test_whatever_write_fails_nothing_is_left(db: None) -> None:
    def trial(scene: Scene, act: Act, given: Callable[[], Arguments]) -> None:
        by = actor_of(scene, act.by)
        written = written_by(lambda: ACTIONS[act.do].run(by=by, **given()))
        for number in {0, len(written) // 2, len(written) - 1}:
            with transaction.atomic():
                arguments = given()
                before = contents(written)
                with pytest.raises(DatabaseError, match="made to fail"):
                    failing_at(number, lambda: ACTIONS[act.do].run(by=by, **arguments))  # noqa: B023
                left = contents(written) != before
                transaction.set_rollback(True)
            assert not left, f"{act.do} left something when write {number} failed"

    play_trying(trial)


def contents(tables: Iterable[str]) -> dict[str, str]:
    """A digest of some tables' rows."""
    digests = {}
    with connection.cursor() as cursor:
        for table in set(tables):
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
            digests[table] = hashlib.sha256(repr(cursor.fetchall()).encode()).hexdigest()
    return digests


def written_by(act: Callable[[], object]) -> list[str]:
    """The table of each statement that an act writes; it is undone."""
    with transaction.atomic(), hearing_writes() as written:
        act()
        transaction.set_rollback(True)
    return written


@contextmanager
def hearing_writes() -> Iterator[list[str]]:
    """Note the table of each statement that writes."""
    written: list[str] = []

    def hear(
        execute: Execute, sql: str, params: object, many: bool, context: dict[str, object]
    ) -> object:
        if found := WRITES.match(sql):
            written.append(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        yield written


def failing_at(number: int, act: Callable[[], object]) -> None:
    """Run an act whose n-th write the database refuses."""
    seen = 0

    def fail(
        execute: Execute, sql: str, params: object, many: bool, context: dict[str, object]
    ) -> object:
        nonlocal seen
        if WRITES.match(sql):
            if seen == number:
                raise DatabaseError("made to fail")
            seen += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail):
        act()
