import pytest

from civicsteps.causes.actions import hide_cause, open_cause, publish_cause
from civicsteps.causes.models import Cause
from civicsteps.causes.queries import causes_visible_to, story_of
from civicsteps.core import audiences
from civicsteps.core.refusals import Refused
from civicsteps.core.search.models import Doc
from civicsteps.core.work.running import drain
from civicsteps.people.acts.models import Need
from civicsteps.people.groups.models import Membership
from tests.cast import Cast


@pytest.fixture
def hidden(cast: Cast) -> Cause:
    return open_cause(group=cast.group, title="Trotuarul", by=cast.by("ana"))


def sees(cast: Cast, name: str, cause: Cause) -> bool:
    by = cast.by(name)
    listed = causes_visible_to(by).filter(pk=cause.pk).exists()
    assert audiences.may_see(by, [cause.audience]) == listed
    return listed


def test_before_it_is_shown_its_group_and_its_centre_see_it(cast: Cast, hidden: Cause) -> None:
    seeing = [name for name in ("ana", "mihai", "dan", "ilinca") if sees(cast, name, hidden)]
    others = [name for name in ("sorin", "vera", "vlad") if sees(cast, name, hidden)]
    assert (seeing, others) == (["ana", "mihai", "dan", "ilinca"], [])


def test_a_funder_at_the_centre_sees_no_draft(cast: Cast, hidden: Cause) -> None:
    Membership.objects.filter(user=cast.users["dan"]).update(role="FU")
    assert not sees(cast, "dan", hidden)


def test_shown_to_everybody_and_taken_back(cast: Cast, hidden: Cause) -> None:
    ana = cast.by("ana")
    publish_cause(cause=hidden, by=ana)
    assert sees(cast, "vlad", hidden)
    drain()
    assert Doc.objects.get(title="Trotuarul").audience == "public"
    assert not Need.objects.filter(kind="causes.publish", closed_on=None).exists()
    hide_cause(cause=hidden, by=ana)
    assert not sees(cast, "vlad", hidden)
    assert not Doc.objects.filter(title="Trotuarul").exists()  # at once
    drain()
    assert Doc.objects.get(title="Trotuarul").audience == cast.group.audience
    assert not Need.objects.filter(kind="causes.publish", closed_on=None).exists()


def test_what_happened_while_hidden_is_told_when_it_is_shown(cast: Cast, hidden: Cause) -> None:
    assert not story_of(cast.by("vlad"), hidden).exists()
    publish_cause(cause=hidden, by=cast.by("ana"))
    kinds = [entry.kind for entry in story_of(cast.by("vlad"), hidden)]
    assert kinds == ["causes.cause_published", "causes.cause_opened"]


@pytest.mark.parametrize("name", ["vlad", "mihai", "sorin", "dan", "ilinca"])
def test_nobody_but_the_groups_organisers_shows_or_hides(
    cast: Cast, hidden: Cause, cause: Cause, name: str
) -> None:
    for act, row in ((publish_cause, hidden), (hide_cause, cause)):
        with pytest.raises(Refused) as refused:
            act(cause=row, by=cast.by(name))
        assert refused.value.refusal.kind == "forbidden"


def test_twice_is_refused_and_changes_nothing(cast: Cast, hidden: Cause) -> None:
    ana = cast.by("ana")
    stale = Cause.objects.get(pk=hidden.pk)
    publish_cause(cause=hidden, by=ana)
    with pytest.raises(Refused) as refused:
        publish_cause(cause=stale, by=ana)
    assert refused.value.refusal.kind == "moment"
    hide_cause(cause=stale, by=ana)
    with pytest.raises(Refused):
        hide_cause(cause=stale, by=ana)
