from dataclasses import asdict, replace

import pytest
from django.db import connection

from civicsteps.causes.actions import add_demand, open_cause, withdraw_demand
from civicsteps.causes.models import Cause, Demand
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Need
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.letters.actions import edit_letter, write_letter
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.forms import asked_by
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.rules import why_not_write_letter
from tests.cast import Cast
from tests.resolve.letters.conftest import HOME, SIGNER, WORDS


def test_a_draft_waits_on_the_desk_and_only_the_group_hears(cast: Cast, letter: Letter) -> None:
    need = Need.objects.get(kind="letters.send")
    assert (need.group, need.url, need.closed_on) == (
        cast.group, letter.get_absolute_url(), None,
    )  # fmt: skip
    entry = Entry.objects.get(kind="letters.letter_written")
    assert [s.audience for s in entry.showings.all()] == [cast.group.audience]
    assert letter.numbered == ["Faceți un loc de joacă.", "Spuneți-ne până când."]


def test_who_signs_and_where_they_live_is_ciphertext_in_the_database(letter: Letter) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT signer, domicile FROM letters_letter")
        stored = " ".join(cursor.fetchone())
    assert "Popescu" not in stored
    assert "Teilor" not in stored
    letter.refresh_from_db()
    assert (letter.signer, letter.domicile) == (SIGNER, HOME)


@pytest.mark.parametrize("field", ["subject", "body", "requests", "signer", "domicile"])
def test_a_petition_lacks_nothing_that_an_office_wants(
    cast: Cast, cause: Cause, demand: Demand, office: Office, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        write_letter(
            cause=cause,
            demand=demand,
            office=office,
            words=Words(**{**asdict(WORDS), field: " \n "}),
            by=cast.by("ana"),
        )
    assert refused.value.refusal.field == field
    assert not Letter.objects.exists()


def test_before_anything_is_asked_there_is_no_letter(
    cast: Cast, demand: Demand, office: Office
) -> None:
    other = open_cause(group=cast.group, title="Alta", by=cast.by("ana"))
    with pytest.raises(Refused):
        write_letter(cause=other, demand=demand, office=office, words=WORDS, by=cast.by("ana"))
    add_demand(cause=other, sentence="Altceva.", office=office, by=cast.by("ana"))
    with pytest.raises(Refused) as refused:
        write_letter(cause=other, demand=demand, office=office, words=WORDS, by=cast.by("ana"))
    assert refused.value.refusal.field == "demand"


@pytest.mark.parametrize("who", ["mihai", "ilinca", "dan", "sorin", "vera", "vlad"])
def test_only_organisers_write(
    cast: Cast, cause: Cause, demand: Demand, office: Office, who: str
) -> None:
    with pytest.raises(Refused) as refused:
        write_letter(cause=cause, demand=demand, office=office, words=WORDS, by=cast.by(who))
    assert refused.value.refusal.kind == "forbidden"


def test_what_is_not_asked_any_more_is_neither_offered_nor_written(
    cast: Cast, cause: Cause, demand: Demand, office: Office
) -> None:
    ana = cast.by("ana")
    other = add_demand(cause=cause, sentence="Un trotuar.", office=office, by=ana)
    withdraw_demand(demand=demand, by=ana)
    assert list(asked_by(cause)) == [other]
    demand.refresh_from_db()
    with pytest.raises(Refused):
        write_letter(cause=cause, demand=demand, office=office, words=WORDS, by=ana)
    withdraw_demand(demand=other, by=ana)
    assert why_not_write_letter(ana, cause)


def test_a_change_makes_a_new_revision(cast: Cast, letter: Letter, office: Office) -> None:
    words = replace(WORDS, subject="Petiție privind parcul")
    changed = edit_letter(letter=letter, office=office, words=words, by=cast.by("ana"))
    assert (changed.subject, changed.revision) == ("Petiție privind parcul", 2)
    assert Entry.objects.get(kind="letters.letter_changed").showings.get().audience == (
        cast.group.audience
    )


@pytest.mark.parametrize("who", ["mihai", "ilinca", "sorin", "vlad"])
def test_only_organisers_change(cast: Cast, letter: Letter, office: Office, who: str) -> None:
    with pytest.raises(Refused):
        edit_letter(letter=letter, office=office, words=WORDS, by=cast.by(who))


def test_what_has_left_is_not_changed(cast: Cast, sent: Letter, office: Office) -> None:
    with pytest.raises(Refused):
        edit_letter(letter=sent, office=office, words=WORDS, by=cast.by("ana"))
