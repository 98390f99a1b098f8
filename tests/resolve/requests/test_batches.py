"""One question to many offices: drafted at once, sent one by one, each on its own."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

from civicsteps.causes.actions import open_cause, publish_cause
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.mail.models import Message
from civicsteps.core.refusals import Refused
from civicsteps.core.work.running import drain
from civicsteps.people.acts import comparing
from civicsteps.people.acts.models import Need
from civicsteps.people.authorities.models import Channel, Office
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.actions import record_reply, unsend_letter
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.requests.actions import judge_answer
from civicsteps.resolve.requests.actions_batch import ask_many, send_batch, try_again
from civicsteps.resolve.requests.models import Batch, Request
from civicsteps.resolve.requests.tasks import send_question, send_questions
from tests.cast import Cast
from tests.resolve.requests.conftest import NOON, WORDS, opening


@pytest.fixture
def batch(cast: Cast, cause: Cause, offices: list[Office]) -> Batch:
    return asked(cast, cause, offices)


def asked(cast: Cast, cause: Cause, offices: list[Office], who: str = "ana") -> Batch:
    return ask_many(
        cause=cause,
        offices=offices,
        words=WORDS,
        question="Al cui e podul?",
        by=cast.by(who),
        actor_kind="informal_group",
    )


def letters(batch: Batch) -> list[Letter]:
    return [one.opening for one in batch.requests.select_related("opening").order_by("pk")]


def dying(key: str) -> None:
    with transaction.atomic():
        send_question.call(key)
        raise KeyboardInterrupt


def sending(minutes: int = 3) -> None:
    for _ in range(minutes):
        send_questions.call()
        drain()


def test_each_office_has_its_own_draft_of_the_same_words(batch: Batch) -> None:
    drafts = letters(batch)
    assert len(drafts) == 3
    assert len({letter.office_id for letter in drafts}) == 3
    assert {(letter.state, letter.body) for letter in drafts} == {("draft", WORDS.body)}


@pytest.mark.parametrize("many", [0, 1])
def test_a_question_to_one_office_is_no_question_to_many(
    cast: Cast, cause: Cause, offices: list[Office], many: int
) -> None:
    with pytest.raises(Refused):
        asked(cast, cause, offices[:many])
    assert not Letter.objects.exists()


def test_nothing_leaves_before_somebody_says_so(batch: Batch) -> None:
    sending()
    assert not Message.objects.filter(kind="letters.letter").exists()


def test_all_leave_and_one_that_cannot_says_why(cast: Cast, batch: Batch) -> None:
    with clock.set_to(NOON):
        send_batch(batch=batch, by=cast.by("ana"))
        sending()
    states = [letter.state for letter in letters(batch)]
    assert sorted(states) == ["draft", "ready", "ready"]
    stuck = batch.requests.exclude(trouble="").get()
    assert stuck.opening.state == "draft"
    assert Need.objects.filter(kind="requests.stuck", closed_on=None).count() == 1
    assert comparing.differences() == []


def test_put_right_it_is_tried_again_and_leaves(cast: Cast, batch: Batch) -> None:
    with clock.set_to(NOON):
        send_batch(batch=batch, by=cast.by("ana"))
        sending()
        stuck = batch.requests.exclude(trouble="").get()
        Channel.objects.create(office=stuck.office, kind="email", address="trei@primarie.example")
        try_again(request=stuck, by=cast.by("ana"))
        sending()
    assert {letter.state for letter in letters(batch)} == {"ready"}
    assert not Need.objects.filter(kind="requests.stuck", closed_on=None).exists()


def test_killed_before_and_after_its_work_each_letter_leaves_once(cast: Cast, batch: Batch) -> None:
    first = batch.requests.order_by("pk")[0]
    with clock.set_to(NOON):
        send_batch(batch=batch, by=cast.by("ana"))
        # The worker dies before its work is kept.
        with pytest.raises(KeyboardInterrupt):
            dying(str(first.pk))
        assert {letter.state for letter in letters(batch)} == {"draft"}
        send_question.call(str(first.pk))
        # It dies after its work is kept and before it says so: another worker does it again.
        send_question.call(str(first.pk))
        sending()
    assert Message.objects.filter(kind="letters.letter").count() == 2


def test_one_that_was_stopped_is_not_sent_again_by_itself(cast: Cast, batch: Batch) -> None:
    with clock.set_to(NOON):
        send_batch(batch=batch, by=cast.by("ana"))
        sending()
        stopped = Letter.objects.filter(state="ready").order_by("pk")[0]
        unsend_letter(letter=stopped, by=cast.by("ana"))
        sending()
    stopped.refresh_from_db()
    assert stopped.state == "draft"


def test_one_that_cannot_be_made_holds_up_no_other(cast: Cast, batch: Batch) -> None:
    broken = batch.requests.order_by("pk")[0]
    broken.opening.inside_parts = "{"
    broken.opening.save()
    with clock.set_to(NOON):
        send_batch(batch=batch, by=cast.by("ana"))
        sending()
    broken.refresh_from_db()
    assert broken.trouble
    assert Letter.objects.filter(state="ready").count() == 1


def test_a_few_leave_each_minute(cast: Cast, cause: Cause, offices: list[Office]) -> None:
    many = []
    for number in range(9):
        many.append(
            Office.objects.create(authority=offices[0].authority, kind="head", name=f"B{number}")
        )
        Channel.objects.create(office=many[-1], kind="email", address=f"b{number}@x.example")
    batch = asked(cast, cause, many)
    with clock.set_to(NOON):
        send_batch(batch=batch, by=cast.by("ana"))
        sending(minutes=1)
        assert Letter.objects.filter(state="ready").count() == 6
        sending(minutes=1)
    assert Letter.objects.filter(state="ready").count() == 9


def test_they_are_let_go_once_and_by_organisers(cast: Cast, batch: Batch) -> None:
    for who in ("mihai", "sorin", "vlad"):
        with pytest.raises(Refused):
            send_batch(batch=batch, by=cast.by(who))
    send_batch(batch=batch, by=cast.by("ana"))
    with pytest.raises(Refused):
        send_batch(batch=batch, by=cast.by("ana"))


def test_its_page_has_a_row_for_each_office_and_few_questions(
    cast: Cast, batch: Batch, client: Client, django_assert_max_num_queries: object
) -> None:
    client.force_login(cast.users["ana"])
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        page = client.get(batch.get_absolute_url()).content.decode()
    assert page.count("/cereri/") >= 3
    assert "Primăria 2" in page
    assert "Primăria 3" in page


def test_another_groups_question_is_not_there(cast: Cast, batch: Batch, client: Client) -> None:
    assert client.get(batch.get_absolute_url()).status_code == 404
    client.force_login(cast.users["sorin"])
    assert client.get(batch.get_absolute_url()).status_code == 404
    assert client.get(f"{batch.get_absolute_url()}trimite/").status_code == 404


def test_groups_that_write_the_same_hear_of_each_other_but_not_of_one_at_risk(
    cast: Cast, cause: Cause, office: Office, offices: list[Office], client: Client
) -> None:
    theirs = open_cause(group=cast.other_group, title="Podul", by=cast.by("sorin"))
    publish_cause(cause=theirs, by=cast.by("sorin"))
    opening(cast, theirs, office, who="sorin")
    client.force_login(cast.users["ana"])
    batch = asked(cast, cause, offices)
    assert "Alt grup" in client.get(batch.get_absolute_url()).content.decode()
    drafted = batch.requests.get(office=office).opening
    assert "Alt grup" in client.get(f"/scrisori/{drafted.pk}/trimite/").content.decode()
    Group.objects.filter(pk=cast.other_group.pk).update(at_risk=True)
    assert "Alt grup" not in client.get(batch.get_absolute_url()).content.decode()


def test_by_a_word_or_two_nobody_finds_out_what_others_write(
    cast: Cast, cause: Cause, office: Office, client: Client
) -> None:
    theirs = open_cause(group=cast.other_group, title="Podul", by=cast.by("sorin"))
    publish_cause(cause=theirs, by=cast.by("sorin"))
    opening(cast, theirs, office, who="sorin")
    fishing = opening(cast, cause, office)
    words = {"subject": "Contractul", "requests": "Contractul"}
    Letter.objects.filter(pk=fishing.opening_id).update(**words)
    client.force_login(cast.users["ana"])
    assert "Alt grup" not in client.get(fishing.get_absolute_url()).content.decode()


def test_the_same_to_the_same_authority_again_is_told(
    cast: Cast, cause: Cause, sent: Request, offices: list[Office], client: Client
) -> None:
    client.force_login(cast.users["ana"])
    with clock.set_to(NOON + timedelta(days=5)):
        batch = asked(cast, cause, offices)
        page = client.get(batch.get_absolute_url()).content.decode()
    assert sent.opening.get_absolute_url() in page


def test_the_form_drafts_them_all(
    cast: Cast, cause: Cause, offices: list[Office], client: Client
) -> None:
    client.force_login(cast.users["ana"])
    form = {
        "once": "11111111-1111-4111-8111-111111111111",
        "instrument": "T544",
        "question": "Al cui e podul?",
        "offices": [str(office.pk) for office in offices],
        "subject": WORDS.subject,
        "body": WORDS.body,
        "requests": WORDS.requests,
        "signer": WORDS.signer,
        "domicile": WORDS.domicile,
    }
    for _ in range(2):  # pressed twice
        answer = client.post(f"/probleme/{cause.slug}/intrebare/", form)
        assert answer.status_code == 302
    assert Batch.objects.get().requests.count() == 3
    named = {"offices": [str(offices[0].pk)], "once": "22222222-1111-4111-8111-111111111111"}
    unknown = client.post(f"/probleme/{cause.slug}/intrebare/", form | named | {"more": "Nicăieri"})
    assert unknown.status_code == 422
    assert "Nicăieri" in unknown.content.decode()
    client.post(f"/probleme/{cause.slug}/intrebare/", form | named | {"more": "primaria 3"})
    assert Batch.objects.order_by("-asked_at")[0].requests.count() == 2
    kept = client.post(f"/probleme/{cause.slug}/intrebare/", {**form, "offices": [], "once": ""})
    assert kept.status_code == 422
    assert WORDS.subject in kept.content.decode()


@pytest.mark.parametrize(
    ("outcome", "word"),
    [("given", "au dat ce am cerut"), ("partly", "au dat o parte"), ("refused", "refuzată")],
)
def test_the_page_says_what_each_office_did(
    cast: Cast,
    batch: Batch,
    handed: Callable[[Letter], Letter],
    scan: Prepared,
    client: Client,
    outcome: str,
    word: str,
) -> None:
    letter = handed(letters(batch)[0])
    reply = record_reply(letter=letter, received_on=clock.today(), pages=[scan], by=cast.by("ana"))
    judge_answer(reply=reply, outcome=outcome, by=cast.by("ana"))
    client.force_login(cast.users["ana"])
    page = client.get(batch.get_absolute_url()).content.decode()
    assert page.count(word) == 1
    assert "cu răspuns" not in page
