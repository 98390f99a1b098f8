"""The desk and the mentor's desk: what waits, since when, and for whom."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from civicsteps.causes.actions import open_cause
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.engines.law import Span
from civicsteps.people.acts.models import Act, Need
from civicsteps.people.acts.queries import counts_by_waiting, open_needs
from civicsteps.people.authorities.models import Office
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.records import start_clock
from civicsteps.people.comments.actions import write_comment
from civicsteps.people.groups.models import Group, Membership
from tests.cast import Cast
from tests.pages import browser
from tests.people.dictation.conftest import dictate_photo, writing

MOST = 12


def need(group: Group, kind: str = "causes.publish", *, days: int = 12, **fields: object) -> Need:
    """A need that was opened so many days ago."""
    opened = clock.today() - timedelta(days=days)
    source = f"causes.cause:{group.slug}-{group.needs.count()}"
    given = {"kind": kind, "source": source, "about": "Podul", "url": "/", "opened_on": opened}
    return Need.objects.create(group=group, **(given | fields))


def desk(cast: Cast, name: str = "ana", query: str = "") -> str:
    page: str = browser(cast, name).get(reverse("desk") + query).content.decode()
    return page


def test_a_task_says_since_when_and_for_whom_it_waits(cast: Cast) -> None:
    need(cast.group, days=30, minutes=2)
    need(cast.group, days=12)
    due = clock.today() + timedelta(days=20)
    need(cast.group, "commitments.check", days=1, due_on=due, minutes=10)
    page = desk(cast)
    assert "de 30 de zile" in page
    assert "de 12 zile, ne așteaptă pe noi" in page
    assert "de 1 zi, așteaptă instituția" in page


def test_a_promise_whose_term_has_come_waits_for_us(cast: Cast) -> None:
    due = clock.today()
    late = need(cast.group, "commitments.check", due_on=due)
    assert counts_by_waiting(open_needs([cast.group.pk])) == {"us": 1}
    late.due_on = due + timedelta(days=1)
    late.save()
    assert counts_by_waiting(open_needs([cast.group.pk])) == {"office": 1}


def test_the_desk_is_narrowed_by_group_and_by_who_is_waited_for(cast: Cast) -> None:
    Membership.objects.create(
        group=cast.other_group, user=cast.users["ana"], role="OR", since=clock.now()
    )
    need(cast.group, about="Podul")
    need(cast.other_group, about="Parcul")
    due = clock.today() + timedelta(days=20)
    need(cast.group, "commitments.check", about="Locul", due_on=due)
    one = desk(cast, query=f"?grup={cast.other_group.slug}")
    assert "Parcul" in one
    assert "Podul" not in one
    other = desk(cast, query="?asteapta=office")
    assert "Locul" in other
    assert "Podul" not in other


def test_one_goes_on_where_one_left_off(cast: Cast, cause: Cause) -> None:
    waits = need(cast.group, url="/probleme/x/")
    Act.objects.create(
        group=cast.group, actor=cast.by("ana"), kind="evidence", on=clock.today(), source="x"
    )
    page = desk(cast)
    assert waits.url in page.partition("Continuă de unde ai rămas")[2].partition("</section>")[0]


def test_the_mentor_s_desk_lists_what_the_centre_assists(cast: Cast, cause: Cause) -> None:
    need(cast.group, days=9)
    need(cast.group, "commitments.check", due_on=clock.today() - timedelta(days=3))
    dictate_photo(writing(cast), cause)
    page = browser(cast, "dan").get(reverse("mentor_desk")).content.decode()
    assert "Loc de joacă" in page
    assert "Alt grup" in page
    assert "de 12 zile" in page
    assert "1 așteaptă un „da”" in page
    assert "1 promisiune cu termenul trecut" in page
    assert "încă nu s-a mișcat nimic" in page


def test_nothing_personal_flows_up(cast: Cast, cause: Cause) -> None:
    dictate_photo(writing(cast, member="mihai"), cause)
    page = browser(cast, "dan").get(reverse("mentor_group", args=[cast.group.slug]))
    assert "Mihai" not in page.content.decode()
    assert "Leagăn" not in page.content.decode()
    dan = browser(cast, "dan").get(reverse("mentor_desk")).content.decode()
    assert "Mihai" not in dan


@pytest.mark.parametrize(("name", "status"), [("ana", 404), ("vera", 404), ("", 302)])
def test_only_a_centre_has_this_desk(cast: Cast, name: str, status: int) -> None:
    client = browser(cast, name)
    assert client.get(reverse("mentor_desk")).status_code == status
    assert client.get(reverse("mentor_group", args=[cast.group.slug])).status_code == status


def test_the_mentor_of_another_centre_sees_none_of_these_groups(cast: Cast) -> None:
    far = Group.objects.create(
        kind="centre", slug="departe", name="Departe", place="Iași", aim="-", opened_at=clock.now()
    )
    Membership.objects.create(group=far, user=cast.users["vera"], role="ME", since=clock.now())
    vera = browser(cast, "vera")
    assert "Loc de joacă" not in vera.get(reverse("mentor_desk")).content.decode()
    assert vera.get(reverse("mentor_group", args=[cast.group.slug])).status_code == 404


def test_who_does_not_read_reports_reads_no_task(cast: Cast) -> None:
    need(cast.group, "reports.read", about="strada Teilor 7")
    address = reverse("mentor_group", args=[cast.group.slug])
    assert "strada Teilor 7" in browser(cast, "dan").get(address).content.decode()
    assert "strada Teilor 7" not in browser(cast, "ilinca").get(address).content.decode()


def test_the_groups_are_found_narrowed_and_sorted(cast: Cast) -> None:
    Act.objects.create(
        group=cast.group, actor=cast.by("ana"), kind="evidence", on=clock.today(), source="x"
    )
    dan = browser(cast, "dan")

    def names(query: str) -> list[str]:
        page = dan.get(reverse("mentor_desk") + query)
        return [row.group.slug for row in page.context["rows"]]

    assert names("") == ["alt-grup", "loc-de-joaca"]
    assert names("?ordine=nume") == ["alt-grup", "loc-de-joaca"]
    assert names("?q=JOACA") == ["loc-de-joaca"]
    assert names("?arata=14") == ["alt-grup"]
    assert names("?arata=confirmare") == []
    assert names("?arata=nimic&ordine=nimic") == ["alt-grup", "loc-de-joaca"]
    open_cause(group=cast.group, title="Podul", by=cast.by("ana"))
    assert names("?ordine=treapta")[0] == "loc-de-joaca"
    assert names("?ordine=nevoie")[0] == "loc-de-joaca"


@pytest.mark.parametrize("many", [3, 60])
def test_the_desks_ask_a_dozen_questions_at_any_size(cast: Cast, many: int) -> None:
    for number in range(many):
        group = Group.objects.create(
            slug=f"g{number}", name=f"Grupul {number}", place="Iași", aim="-",
            assisted_by=cast.centre, opened_at=clock.now(),
        )  # fmt: skip
        Membership.objects.create(group=group, user=cast.users["ana"], role="OR", since=clock.now())
        open_cause(group=group, title=f"Problema {number}", by=cast.by("ana"))
        need(group)
    addresses = {
        "ana": [reverse("desk"), reverse("desk") + "?asteapta=us&grup=g1"],
        "dan": [reverse("mentor_desk"), reverse("mentor_group", args=["g1"]), reverse("desk")],
    }
    for name, urls in addresses.items():
        client = browser(cast, name)
        for url in urls:
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert client.get(url).status_code == 200
            assert len(asked) <= MOST, (url, [q["sql"][:90] for q in asked])


def test_the_mentor_sees_how_many_talks_are_unread(cast: Cast, cause: Cause) -> None:
    write_comment(about=cause, text="Ne ajuți?", by=cast.by("ana"))
    address = reverse("mentor_desk")
    assert "1 discuție necitită" in browser(cast, "dan").get(address).content.decode()
    assert "necitită" not in browser(cast, "ilinca").get(address).content.decode()


def term(
    cast: Cast, cause: Cause, step: str, office: Office, *, about: str, days: int = 0
) -> Clock:
    """A term of Ana's group that began so many days ago."""
    started = start_clock(
        source=cause,
        step=step,
        trigger=Span.on(clock.today() - timedelta(days=days)),
        evidence="A",
        group=cause.group,
        office=office,
        about=about,
        url="/parcul/",
        by=cast.by("ana"),
    )
    assert started is not None
    return started


def test_the_desk_shows_our_own_days_before_theirs(
    cast: Cast, cause: Cause, office: Office
) -> None:
    term(cast, cause, "ro.og27.answer", office, about="Răspunsul lor")
    term(cast, cause, "ro.l52.proposals", office, about="Propunerile noastre")
    page = desk(cast)
    assert page.index("Propunerile noastre") < page.index("Răspunsul lor")
    assert "de ce?" in page
    assert "Propunerile noastre" in desk(cast, "mihai"), "a member reads the group's terms"
    assert "Propunerile noastre" not in desk(cast, "sorin")


def test_a_late_answer_that_a_task_speaks_of_stands_once(
    cast: Cast, cause: Cause, office: Office
) -> None:
    term(cast, cause, "ro.og27.answer", office, about="Podul", days=60)
    assert desk(cast).count("/parcul/") == 1
    need(cast.group, "requests.late", about="Podul")
    assert "/parcul/" not in desk(cast)


def test_all_the_terms_are_narrowed_by_turn_law_group_and_words(
    cast: Cast, cause: Cause, office: Office
) -> None:
    term(cast, cause, "ro.og27.answer", office, about="Podul", days=60)
    term(cast, cause, "ro.l52.proposals", office, about="Parcul", days=5)
    ana, address = browser(cast, "ana"), reverse("terms")

    def shown(query: str) -> set[str]:
        page = ana.get(address + query).content.decode().partition("<main")[2]
        return {name for name in ("Podul", "Parcul") if f"<strong>{name}</strong>" in page}

    assert shown("") == {"Podul", "Parcul"}
    assert shown("?rand=noi") == {"Parcul"}
    assert shown("?rand=ei") == {"Podul"}
    assert shown("?cand=7") == {"Parcul"}
    assert shown("?cand=intarziat") == {"Podul"}
    assert shown("?lege=ro.og27") == {"Podul"}
    assert shown("?q=sectorului") == {"Podul", "Parcul"}, "by the office"
    assert shown("?q=parcul") == {"Parcul"}
    assert shown(f"?grup={cast.group.slug}") == {"Podul", "Parcul"}
    assert shown("?grup=nu-exista") == set()
    assert "Parcul" not in browser(cast, "sorin").get(address).content.decode()


def test_the_mentor_sees_what_binds_and_what_is_late_and_no_draft(
    cast: Cast, cause: Cause, office: Office
) -> None:
    term(cast, cause, "ro.og27.answer", office, about="Podul", days=60)
    term(cast, cause, "ro.l52.proposals", office, about="Parcul", days=5)
    need(cast.group, "letters.send", about="Ciorna noastră")
    dan = browser(cast, "dan")
    page = dan.get(reverse("mentor_desk")).content.decode()
    assert "1 termen în următoarele 7 zile" in page
    assert "1 răspuns întârziat" in page
    narrowed = dan.get(reverse("mentor_desk") + "?arata=termen").content.decode()
    assert cast.group.name in narrowed
    assert cast.other_group.name not in narrowed
    for address in (reverse("mentor_desk"), reverse("terms")):
        assert "Ciorna noastră" not in dan.get(address).content.decode()
    assert "Parcul" in dan.get(reverse("terms")).content.decode()
    group = dan.get(reverse("mentor_group", args=[cast.group.slug])).content.decode()
    assert "Podul" in group


def test_many_terms_cost_no_more_questions(cast: Cast, cause: Cause, office: Office) -> None:
    for n in range(60):
        other = open_cause(group=cast.group, title=f"Problema {n}", by=cast.by("ana"))
        term(cast, other, "ro.og27.answer", office, about=f"Podul {n}", days=n)
    for name, address in (
        ("ana", reverse("desk")),
        ("ana", reverse("terms")),
        ("dan", reverse("terms")),
        ("dan", reverse("mentor_desk")),
        ("dan", reverse("mentor_group", args=[cast.group.slug])),
    ):
        client = browser(cast, name)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= MOST, address
