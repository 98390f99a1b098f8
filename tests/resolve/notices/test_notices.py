"""Writing down what was published, putting it right, taking it back, and what became of it."""

from collections.abc import Callable
from datetime import date

import pytest
import typst
from django.test import Client

from civicsteps.causes.models import Cause, Fact
from civicsteps.core.files.prepare import prepare
from civicsteps.core.refusals import Refused
from civicsteps.core.search.queries import find
from civicsteps.core.work.running import drain
from civicsteps.people.acts.models import Act
from civicsteps.people.clocks.models import Clock
from civicsteps.people.groups.models import Group
from civicsteps.resolve.notices.actions_notices import (
    edit_notice,
    put_on_thread,
    record_stage,
    record_votes,
    take_back_notice,
    take_back_stage,
)
from civicsteps.resolve.notices.actions_writing import write_about
from civicsteps.resolve.notices.models import AgendaItem, Notice, NoticeVersion
from civicsteps.resolve.notices.queries import notices_visible_to
from tests.cast import Cast
from tests.proofs import paper, photo

type Write = Callable[..., Notice]


def test_a_photo_of_a_board_is_proof_and_everybody_finds_it(cast: Cast, write: Write) -> None:
    notice = write("PUZ Bartolomeu, bloc P+8", kind="plan", document=photo(), by=cast.by("mihai"))
    assert notice.evidence == "C"
    assert notice.document is not None
    assert notice.document.audiences == ["public"]
    assert [doc.title for doc in find("bartolomeu", audiences=["public"])] == [notice.title]
    assert Act.objects.get(kind="notices.notice").actor == cast.by("mihai")


@pytest.mark.parametrize(("kind", "told"), [("plan", True), ("permit", False)])
def test_the_words_of_its_document_are_found_but_not_of_a_permit(
    write: Write, kind: str, told: bool
) -> None:
    made = typst.compile(
        b"Construire bloc de locuinte pe strada Zizinului numarul 12", format="pdf"
    )
    assert isinstance(made, bytes)
    write("Panou", kind=kind, document=prepare(made, name="panou.pdf"))
    drain()
    assert bool(find("zizinului", audiences=["public"])) is told


def test_what_somebody_only_saw_is_their_word(write: Write) -> None:
    assert write().evidence == "D"


@pytest.mark.parametrize("who", ["dan", "ilinca", "sorin", "vera", "vlad"])
def test_only_the_groups_people_write_in_its_name(cast: Cast, write: Write, who: str) -> None:
    with pytest.raises(Refused) as refused:
        write(by=cast.by(who))
    assert refused.value.refusal.kind == "forbidden"
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"title": "  "}, "title"), ({"published_on": date(2027, 1, 1)}, "published_on")],
)
def test_without_its_title_or_published_tomorrow_it_is_not_taken(
    write: Write, wrong: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        write(**wrong)
    assert refused.value.refusal.field == field


def test_a_change_keeps_what_it_said_before(cast: Cast, write: Write) -> None:
    notice = write(vote_on=date(2026, 12, 1))
    edit_notice(notice=notice, by=cast.by("ana"), vote_on=date(2026, 12, 15))
    edit_notice(notice=notice, by=cast.by("ana"), vote_on=date(2026, 12, 15))
    version = NoticeVersion.objects.get()
    assert version.said["vote_on"] == "2026-12-01"
    notice.refresh_from_db()
    assert notice.vote_on == date(2026, 12, 15)


def test_a_member_does_not_change_it(cast: Cast, write: Write) -> None:
    notice = write()
    with pytest.raises(Refused):
        edit_notice(notice=notice, by=cast.by("mihai"), title="Altceva")
    with pytest.raises(Refused):
        take_back_notice(notice=notice, by=cast.by("mihai"))


def test_taken_back_nobody_finds_it(cast: Cast, write: Write) -> None:
    notice = write()
    take_back_notice(notice=notice, by=cast.by("ana"))
    assert not find("tineretului", audiences=["public"])
    assert not notices_visible_to(cast.by("ana")).exists()
    assert Act.objects.get(kind="notices.notice").void
    with pytest.raises(Refused):
        take_back_notice(notice=notice, by=cast.by("ana"))


def test_its_page_never_says_which_group_brought_it(cast: Cast, write: Write) -> None:
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True, name="Grup ferit")
    notice = write()
    page = Client().get(notice.get_absolute_url())
    assert page.status_code == 200
    assert "Grup ferit" not in page.content.decode()


def test_seats_vote_and_a_second_writing_takes_the_place_of_the_first(
    cast: Cast, write: Write
) -> None:
    notice = write()
    votes = {"Locul 1, grupul A": "for", "Locul 2, grupul B": "against"}
    record_votes(notice=notice, votes=votes, by=cast.by("ana"))
    record_votes(notice=notice, votes={"Locul 1, grupul A": "abstained"}, by=cast.by("ana"))
    assert [(vote.seat, vote.choice) for vote in notice.votes.all()] == [
        ("Locul 1, grupul A", "abstained")
    ]
    with pytest.raises(Refused):
        record_votes(notice=notice, votes={"Locul 1": "perhaps"}, by=cast.by("ana"))
    with pytest.raises(Refused):
        record_votes(notice=notice, votes=votes, by=cast.by("mihai"))


def test_the_way_to_the_prefect_has_its_term(cast: Cast, write: Write) -> None:
    notice, by = write(), cast.by("ana")
    adopted = record_stage(
        notice=notice, kind="adopted", on=date(2026, 11, 16), number="59", document=paper(), by=by
    )
    term = Clock.objects.get(step="ro.oug57.prefect_comm")
    assert (term.state, term.nominal) == ("running", date(2026, 12, 2))
    sent = record_stage(
        notice=notice, kind="communicated", on=date(2026, 11, 20), by=by,
        url="https://primarie.example/x", publisher="Primăria",
    )  # fmt: skip
    term.refresh_from_db()
    assert (term.state, term.ended_on) == ("met", date(2026, 11, 20))
    take_back_stage(stage=sent, by=by)
    term.refresh_from_db()
    assert term.state == "running"
    take_back_stage(stage=adopted, by=by)
    term.refresh_from_db()
    assert term.state == "withdrawn"
    with pytest.raises(Refused):
        take_back_stage(stage=adopted, by=by)


def test_a_stage_needs_its_document_and_a_day_that_came(cast: Cast, write: Write) -> None:
    notice, by = write(), cast.by("ana")
    with pytest.raises(Refused) as bare:
        record_stage(notice=notice, kind="annulled", on=date(2026, 11, 1), by=by)
    assert bare.value.refusal.field == "document"
    with pytest.raises(Refused) as ahead:
        record_stage(notice=notice, kind="annulled", on=date(2027, 1, 1), document=paper(), by=by)
    assert ahead.value.refusal.field == "on"


def test_at_one_tap_it_holds_the_sixth_step_of_a_problem_once(
    cast: Cast, write: Write, cause: Cause
) -> None:
    notice = write(vote_on=date(2026, 12, 3))
    first = put_on_thread(notice=notice, cause=cause, by=cast.by("ana"))
    second = put_on_thread(notice=notice, cause=cause, by=cast.by("ana"))
    assert first == second
    assert AgendaItem.objects.get().on == date(2026, 12, 3)
    assert Fact.objects.filter(kind="agenda").count() == 1
    cause.refresh_from_db()
    assert cause.height == 6
    with pytest.raises(Refused):
        put_on_thread(notice=notice, cause=cause, by=cast.by("mihai"))


def test_two_drafts_of_one_page_are_two_points(cast: Cast, write: Write, cause: Cause) -> None:
    shared = {"url": "https://primarie.example/proiecte", "vote_on": date(2026, 12, 3)}
    for title in ("Proiect privind parcul", "Proiect privind taxele"):
        put_on_thread(notice=write(title, **shared), cause=cause, by=cast.by("ana"))
    assert AgendaItem.objects.count() == 2


def test_what_nobody_looked_at_is_named_nowhere(cast: Cast, write: Write, cause: Cause) -> None:
    notice = write(vote_on=date(2026, 12, 3))
    Notice.objects.filter(pk=notice.pk).update(checked_on=None)
    notice.refresh_from_db()
    with pytest.raises(Refused):
        put_on_thread(notice=notice, cause=cause, by=cast.by("ana"))
    with pytest.raises(Refused):
        write_about(
            notice=notice, cause=cause, instrument="TL52", opinion="Nu.", signer="Ana",
            domicile="Strada 1", by=cast.by("ana"),
        )  # fmt: skip


def test_documents_of_what_was_taken_back_are_the_groups_alone(cast: Cast, write: Write) -> None:
    ana = cast.by("ana")
    notice = write(document=paper())
    stage = record_stage(
        notice=notice, kind="adopted", on=date(2026, 11, 20), document=paper(), by=ana
    )
    files = [row.document.get_absolute_url() for row in (notice, stage) if row.document]
    assert [Client().get(file).status_code for file in files] == [200, 200]
    take_back_stage(stage=stage, by=ana)
    take_back_notice(notice=notice, by=ana)
    assert [Client().get(file).status_code for file in files] == [404, 404]
