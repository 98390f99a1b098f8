"""Beginning a ledger: who may, what is kept, and who finds it."""

import pytest
from django.test import Client

from civicsteps.causes.actions import hide_cause
from civicsteps.causes.models import Cause
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.core.search.queries import find
from civicsteps.core.work.running import drain
from civicsteps.people.groups.models import Group
from civicsteps.resolve.ledger.actions import add_asset, edit_asset
from civicsteps.resolve.ledger.models import Asset
from civicsteps.resolve.ledger.queries import assets_visible_to
from tests.cast import Cast
from tests.proofs import photo


def test_it_is_told_in_the_story_and_found_by_everybody(cast: Cast, bridge: Asset) -> None:
    assert bridge.slug == "podul-sabareni"
    assert Entry.objects.filter(kind="ledger.asset_added").count() == 1
    assert find("sabareni", audiences=["public"]).get().url == "/ale-cui/podul-sabareni/"


@pytest.mark.parametrize("who", ["mihai", "dan", "ilinca", "sorin", "vera", "vlad"])
def test_only_an_organiser_of_the_group_begins_one_or_changes_it(
    cast: Cast, bridge: Asset, who: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_asset(group=cast.group, name="Alt pod", kind="bridge", by=cast.by(who))
    assert refused.value.refusal.kind == "forbidden"
    with pytest.raises(Refused):
        edit_asset(asset=bridge, name="Alt pod", kind="bridge", by=cast.by(who))
    assert [asset.name for asset in Asset.objects.all()] == ["Podul Săbăreni"]


def test_it_is_described_better_and_keeps_its_address_and_photo(cast: Cast, bridge: Asset) -> None:
    edit_asset(asset=bridge, name="Podul", kind="bridge", photo=photo(), by=cast.by("ana"))
    edit_asset(
        asset=bridge, name="Podul Giulești", kind="bridge", place="Chitila", by=cast.by("ana")
    )
    bridge.refresh_from_db()
    assert (bridge.slug, bridge.name, bridge.place) == (
        "podul-sabareni",
        "Podul Giulești",
        "Chitila",
    )
    assert bridge.photo
    assert find("giulesti chitila", audiences=["public"]).count() == 1


@pytest.mark.parametrize(
    ("name", "kind", "field"), [(" ", "bridge", "name"), ("Podul", "tunel", "kind")]
)
def test_without_a_name_or_of_no_kind_nothing_is_kept(
    cast: Cast, name: str, kind: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_asset(group=cast.group, name=name, kind=kind, by=cast.by("ana"))
    assert refused.value.refusal.field == field
    assert not Asset.objects.exists()


def test_another_groups_problem_cannot_be_its_own(cast: Cast, cause: Cause) -> None:
    with pytest.raises(Refused) as refused:
        add_asset(
            group=cast.other_group, name="Podul", kind="bridge", cause=cause, by=cast.by("sorin")
        )
    assert refused.value.refusal.field == "cause"


def test_it_is_hidden_with_its_problem(cast: Cast, cause: Cause, bridge: Asset) -> None:
    hide_cause(cause=cause, by=cast.by("ana"))
    drain()
    assert not assets_visible_to(cast.by("vlad")).exists()
    assert not assets_visible_to(cast.by("sorin")).exists()
    assert assets_visible_to(cast.by("mihai")).get() == bridge
    assert not find("sabareni", audiences=["public"]).exists()


def test_a_group_at_risk_keeps_no_exact_place_and_shows_what_stands_alone_to_itself(
    cast: Cast,
) -> None:
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True)
    group = Group.objects.get(pk=cast.group.pk)
    found = add_asset(
        group=group, name="Casa", kind="building", lat=44.1, lon=26.1, by=cast.by("ana")
    )
    assert (found.lat, found.lon) == (None, None)
    assert not assets_visible_to(cast.by("vlad")).exists()
    assert assets_visible_to(cast.by("ana")).get() == found
    assert not find("casa", audiences=["public"]).exists()


def test_of_a_group_at_risk_neither_search_nor_file_names_say_where_it_is(
    cast: Cast, bridge: Asset, client: Client
) -> None:
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True)
    edit_asset(
        asset=Asset.objects.get(pk=bridge.pk), cause=bridge.cause, name="Locul nostru",
        kind="plot", place="Strada Ascunsă 5", by=cast.by("ana"),
    )  # fmt: skip
    assert find("locul nostru", audiences=["public"]).exists()
    assert not find("ascunsa", audiences=["public"]).exists()
    page = Asset.objects.get(pk=bridge.pk).get_absolute_url()
    answer = client.get(f"{page}registru.csv")
    assert answer.status_code == 200
    assert bridge.slug not in answer["Content-Disposition"]
