"""What the search knows of a cause, and what it never learns or forgets."""

from django.db import transaction

from civicsteps.causes.actions import (
    add_demand,
    hide_cause,
    open_cause,
    publish_cause,
    withdraw_demand,
)
from civicsteps.causes.models import Cause
from civicsteps.core.search.models import Doc
from civicsteps.core.search.queries import find
from civicsteps.core.work.running import drain
from civicsteps.front.reactions import put_cause
from civicsteps.identify.reports.actions import accept_report, file_report, withdraw_report
from civicsteps.identify.reports.filing import Where
from civicsteps.identify.reports.models import Report
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.actions import edit_group
from tests.cast import Cast


def finds(text: str) -> bool:
    drain()
    return find(text, audiences=["public"]).exists()


def heard(cast: Cast, place: str = "") -> Report:
    return file_report(
        group=cast.group, words="Copiii se joaca printre masini.", may_quote=True,
        where=Where(place=place), by=cast.by("vlad"),
    )  # fmt: skip


def test_a_problem_is_found_by_its_group_and_by_what_is_asked(
    cast: Cast, cause: Cause, office: Office
) -> None:
    demand = add_demand(
        cause=cause, sentence="Montati balansoare", office=office, by=cast.by("ana")
    )
    assert finds("loc joaca")
    assert finds("balansoare")
    withdraw_demand(demand=demand, by=cast.by("ana"))
    assert not finds("balansoare")


def test_a_neighbours_words_are_never_in_the_index(cast: Cast, cause: Cause) -> None:
    accept_report(report=heard(cast), cause=cause, by=cast.by("ana"))
    cause.refresh_from_db()
    assert cause.words
    assert not finds("masini")


def test_a_place_that_was_taken_back_finds_nothing(cast: Cast) -> None:
    report = heard(cast, place="str. Ascunsa 4")
    accept_report(report=report, title="Podul", by=cast.by("ana"))
    Cause.objects.update(published_at=report.filed_at)
    drain()
    Doc.objects.update(audience="public")
    assert finds("ascunsa")
    withdraw_report(report=report, by=cast.by("ana"))
    assert not finds("ascunsa")
    assert finds("podul")


def test_a_slow_reaction_does_not_show_what_was_hidden_meanwhile(cast: Cast, cause: Cause) -> None:
    drain()
    stale = Cause.objects.get()
    hide_cause(cause=cause, by=cast.by("ana"))
    with transaction.atomic():
        put_cause(stale)
    assert not find("loc joaca", audiences=["public"]).exists()
    assert find("loc joaca", audiences=[cause.group_audience]).exists()


def test_the_street_of_a_group_at_risk_finds_nothing(cast: Cast) -> None:
    by = cast.by("ana")
    cause = open_cause(group=cast.group, title="Podul", place="Strada Ascunsă", by=by)
    publish_cause(cause=cause, by=by)
    assert finds("ascunsa")
    edit_group(group=cast.group, name="Grupul", place="Iași", aim="A.", at_risk=True, by=by)
    assert not finds("ascunsa")
    assert finds("podul iasi")
