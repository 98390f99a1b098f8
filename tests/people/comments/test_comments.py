"""Members and their mentor talk about a row, and nobody else hears."""

from datetime import timedelta
from typing import Any

import pytest

from civicsteps.causes.actions import add_demand, open_cause
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.comparing import differences
from civicsteps.people.acts.models import Need
from civicsteps.people.authorities.models import Office
from civicsteps.people.comments.actions import (
    read_talk,
    resolve_comment,
    take_back_comment,
    write_comment,
)
from civicsteps.people.comments.models import Comment, Talk
from civicsteps.people.comments.queries import talks_of
from civicsteps.people.groups.models import Membership
from civicsteps.resolve.letters.actions import write_letter
from civicsteps.resolve.letters.drafting import Words
from tests.cast import Cast
from tests.pages import browser, send


def say(cast: Cast, cause: Cause, name: str, text: str = "Ați vorbit cu școala?") -> Comment:
    return write_comment(about=cause, text=text, by=cast.by(name))


def desk(cast: Cast) -> list[tuple[str, bool]]:
    return [
        (need.about, need.closed_on is None)
        for need in Need.objects.filter(kind__startswith="comments")
    ]


@pytest.mark.parametrize("name", ["ilinca", "sorin", "vera", "vlad"])
def test_nobody_else_writes_or_finds_anything(cast: Cast, cause: Cause, name: str) -> None:
    say(cast, cause, "dan")
    with pytest.raises(Refused):
        say(cast, cause, name)
    path = f"/vorbe/causes.cause/{cause.pk}/"
    wanted = 302 if name == "vlad" else 404
    who = "" if name == "vlad" else name
    assert browser(cast, who).get(path).status_code == wanted
    assert browser(cast, who).get("/grupuri/loc-de-joaca/vorbe/").status_code == wanted
    assert not talks_of(cast.by(name)).exists()


def test_a_volunteer_and_a_funder_are_not_among_them(cast: Cast, cause: Cause) -> None:
    say(cast, cause, "dan")
    Membership.objects.filter(user=cast.users["mihai"]).update(role="VO")
    Membership.objects.filter(user=cast.users["dan"]).update(role="FU")
    path = f"/vorbe/causes.cause/{cause.pk}/"
    assert [browser(cast, n).get(path).status_code for n in ("mihai", "dan")] == [404, 404]


def test_when_the_mentor_writes_the_group_has_it_on_its_desk_until_it_answers(
    cast: Cast, cause: Cause
) -> None:
    say(cast, cause, "dan")
    assert desk(cast) == [("Nu avem loc de joacă", True)]
    page = browser(cast, "ana").get("/birou/").content.decode()
    assert "Mentorul a scris despre „Nu avem loc de joacă”" in page
    assert differences() == []
    say(cast, cause, "mihai", "Da, luni.")
    assert desk(cast) == [("", False)]
    assert Talk.objects.get().awaits == "centre"
    assert differences() == []


def test_what_is_settled_or_taken_back_waits_for_nobody(cast: Cast, cause: Cause) -> None:
    first = say(cast, cause, "dan")
    resolve_comment(comment=first, by=cast.by("mihai"))
    assert desk(cast) == [("", False)]
    with pytest.raises(Refused):
        resolve_comment(comment=first, by=cast.by("ana"))
    second = say(cast, cause, "dan", "Și la primărie?")
    assert desk(cast)[0][1]
    take_back_comment(comment=second, by=cast.by("dan"))
    assert not desk(cast)[0][1]
    second.refresh_from_db()
    assert second.text == ""
    assert differences() == []


@pytest.mark.parametrize("name", ["mihai", "dan", "vera"])
def test_only_who_wrote_takes_it_back(cast: Cast, cause: Cause, name: str) -> None:
    comment = say(cast, cause, "ana")
    with pytest.raises(Refused):
        take_back_comment(comment=comment, by=cast.by(name))
    comment.refresh_from_db()
    assert comment.text


def test_words_are_ciphertext_in_the_database(cast: Cast, cause: Cause) -> None:
    say(cast, cause, "ana", "Doamna de la registratură ne ajută.")
    raw = Comment.objects.extra(select={"raw": "text"}).values_list("raw", flat=True)
    assert "registratură" not in str(raw[0])


def test_an_empty_comment_is_refused_by_its_field(cast: Cast, cause: Cause) -> None:
    with pytest.raises(Refused) as refused:
        say(cast, cause, "ana", " \n ")
    assert refused.value.refusal.field == "text"


def test_a_draft_letter_is_the_groups_alone_and_no_mentor_talks_about_it(
    cast: Cast, cause: Cause, office: Office
) -> None:
    ana = cast.by("ana")
    demand = add_demand(cause=cause, sentence="Construiți.", office=office, by=ana)
    words = Words(subject="P", body="B", requests="R", signer="Ana", domicile="Str. 1")
    draft = write_letter(cause=cause, demand=demand, office=office, words=words, by=ana)
    for name in ("ana", "dan"):
        assert browser(cast, name).get(f"/vorbe/letters.letter/{draft.pk}/").status_code == 404
        with pytest.raises(Refused):
            write_comment(about=draft, text="Bine.", by=cast.by(name))


def test_unread_stands_first_until_it_is_read(cast: Cast, cause: Cause) -> None:
    other = open_cause(group=cast.group, title="Alta", by=cast.by("ana"))
    say(cast, cause, "dan")
    say(cast, other, "ana")
    ana = cast.by("ana")
    said = [(talk.title, talk.unread) for talk in talks_of(ana)]  # type: ignore[attr-defined]  # annotated
    assert said == [("Nu avem loc de joacă", True), ("Alta", False)]
    read_talk(talk=Talk.objects.get(about__contains=str(cause.pk)), by=ana)
    said = [(talk.title, talk.unread) for talk in talks_of(ana)]  # type: ignore[attr-defined]  # annotated
    assert said == [("Alta", False), ("Nu avem loc de joacă", False)]


def test_the_page_takes_words_settles_and_marks_as_read(cast: Cast, cause: Cause) -> None:
    path = f"/vorbe/causes.cause/{cause.pk}/"
    dan, ana = browser(cast, "dan"), browser(cast, "ana")
    assert send(dan, path, text="Ați vorbit cu <b>școala</b>?")["Location"] == path
    page = ana.get(path).content.decode()
    assert "Ați vorbit cu &lt;b&gt;școala&lt;/b&gt;?" in page
    assert "Dan, mentor" in page
    assert "Am citit" in page
    with clock.set_to(clock.now() + timedelta(minutes=1)):
        assert ana.post(path, {"read": "1"}).status_code == 302
    assert "Am citit" not in ana.get(path).content.decode()
    comment = Comment.objects.get()
    assert ana.post(path, {"resolve": str(comment.pk)}).status_code == 302
    comment.refresh_from_db()
    assert comment.resolved_by == cast.by("ana")
    assert ana.post(path, {"resolve": "altceva"}).status_code == 404
    bad = send(ana, path, text="")
    assert bad.status_code == 422


def test_the_same_words_sent_twice_are_said_once(cast: Cast, cause: Cause) -> None:
    path = f"/vorbe/causes.cause/{cause.pk}/"
    typed: dict[str, Any] = {"text": "O dată.", "once": "6d1f0a3e-2c56-4f5e-9f0d-6f7a3a1d52c4"}
    for _ in range(2):
        browser(cast, "ana").post(path, typed)
    assert Comment.objects.count() == 1


def test_the_page_of_a_row_leads_there_for_those_who_talk(cast: Cast, cause: Cause) -> None:
    link = f'href="/vorbe/causes.cause/{cause.pk}/"'
    path = f"/probleme/{cause.slug}/"
    seen = {n: link in browser(cast, n).get(path).content.decode() for n in ("ana", "dan")}
    assert seen == {"ana": True, "dan": True}
    for name in ("", "vera", "sorin", "ilinca"):
        assert link not in browser(cast, name).get(path).content.decode()


def test_of_a_group_at_risk_nobody_is_named(cast: Cast, cause: Cause) -> None:
    type(cast.group).objects.filter(pk=cast.group.pk).update(at_risk=True)
    say(cast, cause, "dan")
    page = browser(cast, "ana").get(f"/vorbe/causes.cause/{cause.pk}/").content.decode()
    assert "mentorul," in page
    assert "Dan" not in page


def test_nonsense_finds_nothing(cast: Cast, cause: Cause) -> None:
    ana = browser(cast, "ana")
    for kind in ("groups.contact", "altceva", "accounts.user"):
        assert ana.get(f"/vorbe/{kind}/{cause.pk}/").status_code == 404
