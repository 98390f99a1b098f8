"""The public page of a programme."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from civicsteps.causes.actions import hide_cause, open_cause, publish_cause
from civicsteps.causes.facts import record_fact
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.imprint.actions import set_notice
from civicsteps.core.models import ref
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Group
from civicsteps.programme.calls.actions import join_programme
from civicsteps.programme.calls.models import Programme
from civicsteps.programme.calls.queries import overview_of
from civicsteps.resolve.notices.actions import take_off_agenda
from tests.cast import Cast
from tests.proofs import paper
from tests.resolve.notices.test_record_agenda_item import put


@pytest.fixture
def joined(cast: Cast, programme: Programme) -> Programme:
    for group in (cast.group, cast.other_group):
        join_programme(programme=programme, group=group, by=cast.by("ilinca"))
    return programme


def test_a_group_counts_once_with_its_proof(
    cast: Cast, joined: Programme, cause: Cause, office: Office
) -> None:
    item = put(cast, cause, office, document=paper())
    put(cast, cause, office, document=paper())
    overview = overview_of(joined)
    assert (overview.on_agenda, overview.groups) == (1, 2)
    page = Client().get(joined.get_absolute_url()).content.decode()
    assert "pe agendă: 1 din 2" in page
    assert item.get_absolute_url() in page
    assert cause.get_absolute_url() in page


def test_what_was_taken_off_hidden_or_is_lower_does_not_count(
    cast: Cast, joined: Programme, cause: Cause, office: Office
) -> None:
    item = put(cast, cause, office, document=paper())
    take_off_agenda(item=item, on=date(2026, 3, 27), by=cast.by("ana"))
    record_fact(
        cause=cause, kind="reply", source=item, on=item.on, by=cast.by("ana"), proof="răspuns"
    )
    assert overview_of(joined).on_agenda == 0
    put(cast, cause, office, document=paper())
    assert overview_of(joined).on_agenda == 1
    cause.refresh_from_db()
    hide_cause(cause=cause, by=cast.by("ana"))
    overview = overview_of(joined)
    assert overview.on_agenda == 0
    assert all(line.cause is None for line in overview.lines)


def test_the_leading_problem_is_the_highest(
    cast: Cast, joined: Programme, cause: Cause, office: Office
) -> None:
    higher = open_cause(group=cast.group, title="Podul", by=cast.by("ana"))
    publish_cause(cause=higher, by=cast.by("ana"))
    put(cast, higher, office, document=paper())
    lines = {line.participation.group: line for line in overview_of(joined).lines}
    assert lines[cast.group].cause == higher
    assert lines[cast.other_group].cause is None


def test_the_funders_notice_of_the_day_stands_below(cast: Cast, joined: Programme) -> None:
    set_notice(
        surface="web_footer",
        scope=ref(joined),
        text="Finanțat de Granturile SEE.",
        begins=date(2026, 1, 1),
        by=system(),
    )
    assert "Finanțat de Granturile SEE." in Client().get("/programe/pasi-civici/").content.decode()


def test_more_groups_cost_no_more_queries(cast: Cast, joined: Programme) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert Client().get(joined.get_absolute_url()).status_code == 200
        return len(captured)

    few = queries()
    for n in range(12):
        group = Group.objects.create(
            slug=f"g{n}", name=f"Grup {n}", place="Iași", aim="Bine.", opened_at=clock.now()
        )
        join_programme(programme=joined, group=group, by=cast.by("ilinca"))
    assert queries() == few <= 12


def test_an_unknown_programme_is_not_found(db: None) -> None:
    assert Client().get("/programe/nimic/").status_code == 404
