"""What a programme's groups reached: totals with their rule, month by month, in both languages."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from civicsteps.causes.actions import add_demand, edit_cause, hide_cause
from civicsteps.causes.facts import lift_fact, record_fact
from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.people.authorities.models import Office
from civicsteps.programme.calls.actions import edit_programme, join_programme
from civicsteps.programme.calls.english import lacks_english
from civicsteps.programme.calls.models import Programme
from civicsteps.programme.calls.year import totals_of, year_of
from tests.cast import Cast
from tests.pages import browser, send


@pytest.fixture
def joined(cast: Cast, programme: Programme) -> Programme:
    join_programme(programme=programme, group=cast.group, by=cast.by("ilinca"))
    return programme


@pytest.fixture
def demand(cast: Cast, cause: Cause, office: Office) -> Demand:
    return add_demand(cause=cause, sentence="Un loc.", office=office, by=cast.by("ana"))


def lay(cast: Cast, demand: Demand, kind: str, on: date, source: object = None) -> None:
    record_fact(
        cause=demand.cause,
        demand=demand,
        kind=kind,
        source=source or demand,  # type: ignore[arg-type]  # any row
        on=on,
        by=cast.by("ana"),
    )


def reached(programme: Programme, number: int | None = None) -> dict[tuple[int, date], int]:
    year = year_of(programme, number=number)
    return {
        (row.step, month): dot.n
        for row in year.rows
        for month, dot in zip(year.months, row.dots, strict=True)
        if dot.n
    }


def test_two_letters_about_one_thing_count_once(
    cast: Cast, joined: Programme, demand: Demand
) -> None:
    lay(cast, demand, "letter", date(2026, 3, 2))
    lay(cast, demand, "letter", date(2026, 3, 9), source=demand.office)
    lay(cast, demand, "reply", date(2026, 4, 9))
    totals = totals_of(joined)
    assert (totals.asked, totals.answered, totals.promised) == (1, 1, 0)
    assert reached(joined) == {(4, date(2026, 3, 1)): 1, (5, date(2026, 4, 1)): 1}


def test_what_was_lifted_or_hidden_does_not_count(
    cast: Cast, joined: Programme, demand: Demand
) -> None:
    lay(cast, demand, "letter", date(2026, 3, 2))
    lift_fact(source=demand, kind="letter", on=date(2026, 3, 3), because="withdrawn")
    assert totals_of(joined).asked == 0
    assert reached(joined) == {}
    lay(cast, demand, "reply", date(2026, 4, 9))
    demand.cause.refresh_from_db()
    hide_cause(cause=demand.cause, by=cast.by("ana"))
    assert totals_of(joined).answered == 0


def test_after_its_end_the_last_year_ends_now(
    cast: Cast, joined: Programme, demand: Demand
) -> None:
    lay(cast, demand, "letter", date(2026, 3, 2))
    with clock.set_to(datetime(2027, 5, 10, 12, tzinfo=UTC)):
        last = year_of(joined)
        assert (last.months[0], last.months[-1]) == (date(2026, 6, 1), date(2027, 5, 1))
        assert last.is_empty
        assert reached(joined, last.years - 1) == {(4, date(2026, 3, 1)): 1}
    with clock.set_to(datetime(2026, 5, 10, 12, tzinfo=UTC)):
        assert year_of(joined).months[0] == date(2026, 1, 1)


def test_the_picture_says_its_numbers_in_a_table(
    cast: Cast, joined: Programme, demand: Demand
) -> None:
    lay(cast, demand, "letter", date(2026, 3, 2))
    page = Client().get(joined.get_absolute_url(), {"an": "1"}).content.decode()
    assert 'class="year-number"' in page
    assert '<td data-head="cerut">1</td>' in page
    assert "martie 2026" in page
    assert "Cum numărăm" in page
    for nonsense in ("0", "99", "-1", "x", "²"):
        assert Client().get(joined.get_absolute_url(), {"an": nonsense}).status_code == 200


def test_the_proof_is_one_tap_away(cast: Cast, joined: Programme, demand: Demand) -> None:
    address = f"{joined.get_absolute_url()}pe-agenda/"
    assert f'href="{address}"' in Client().get(joined.get_absolute_url()).content.decode()
    record_fact(
        cause=demand.cause, demand=demand, kind="agenda", source=demand, on=date(2026, 3, 2),
        by=cast.by("ana"), office=demand.office, proof="ordine-de-zi.pdf",
    )  # fmt: skip
    page = Client().get(address).content.decode()
    assert "pe agendă: 1 din 1" in page
    assert "ordine-de-zi.pdf" in page
    assert "Primăria Sectorului 6" in page


def test_groups_are_shown_by_filter_and_height(cast: Cast, joined: Programme, cause: Cause) -> None:
    join_programme(programme=joined, group=cast.other_group, by=cast.by("ilinca"))

    def shown(**asked: str) -> list[int]:
        page = Client().get(joined.get_absolute_url(), asked).content.decode()
        return [page.find(f">{group.name}</a>") for group in (cast.other_group, cast.group)]

    first, second = shown()
    assert 0 < first < second
    assert shown(arata="agenda") == [-1, -1]
    Cause.objects.update(height=3)
    first, second = shown(arata="drum", ordine="trepte")
    assert 0 < second < first


def test_what_has_no_english_is_marked_and_listed(
    cast: Cast, joined: Programme, cause: Cause
) -> None:
    said = [str(lack.what) for lack in lacks_english(joined)]
    assert len(said) == 4  # the aim; the group's name and aim; the problem
    address, page = joined.get_absolute_url(), cause.get_absolute_url()
    assert "missing in English" not in Client().get(address).content.decode()
    assert "missing in English" in Client().get(f"/en{address}").content.decode()
    by = cast.by("ilinca")
    edit_programme(programme=joined, name="N", aim="A", name_en="N", aim_en="The aim", by=by)
    edit_cause(
        cause=cause, title=cause.title, place=cause.place, title_en="No playground",
        by=cast.by("ana"),
    )  # fmt: skip
    cast.group.name_en, cast.group.aim_en = "Playground", "A good quarter."
    cast.group.save()
    assert lacks_english(joined) == []
    english = Client().get(f"/en{address}").content.decode()
    assert "missing in English" not in english
    assert "No playground" in english
    assert "No playground" in Client().get(f"/en{page}").content.decode()
    assert browser(cast, "ilinca").get(f"{address}engleza/").status_code == 200


def test_english_stays_when_nobody_speaks_of_it(cast: Cast, cause: Cause) -> None:
    by = cast.by("ana")
    edit_cause(cause=cause, title="A", place="B", title_en="The A", summary_en="It is.", by=by)
    edit_cause(cause=cause, title="A2", place="B", by=by)
    assert (cause.title_en, cause.summary_en) == ("The A", "It is.")


def test_the_centre_writes_its_programme_better(cast: Cast, joined: Programme) -> None:
    address = f"{joined.get_absolute_url()}scrie/"
    words = {"name": "Alt nume", "name_en": "", "aim": "Scop.", "aim_en": "Aim."}
    assert send(browser(cast, "ilinca"), address, **words).status_code == 302
    joined.refresh_from_db()
    assert (joined.name, joined.aim_en) == ("Alt nume", "Aim.")
    assert browser(cast, "ana").get(address).status_code == 403


def test_only_the_card_may_stand_in_another_site(joined: Programme, cause: Cause) -> None:
    Cause.objects.update(lat=44.4, lon=26.1)
    card = Client().get(f"{joined.get_absolute_url()}harta-card/")
    assert "frame-ancestors *" in card["Content-Security-Policy"]
    assert "X-Frame-Options" not in card
    assert not card.cookies
    assert cause.title in card.content.decode()
    whole = Client().get(joined.get_absolute_url())
    assert "frame-ancestors 'none'" in whole["Content-Security-Policy"]
    assert whole["X-Frame-Options"] == "DENY"


def test_its_problems_are_taken_away(cast: Cast, joined: Programme, cause: Cause) -> None:
    answer = Client().get(f"{joined.get_absolute_url()}lista.json")
    assert cause.title in b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]  # it streams
