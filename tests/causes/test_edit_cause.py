from typing import Any

import pytest

from civicsteps.causes.actions import edit_cause
from civicsteps.causes.models import Cause, Voice
from civicsteps.causes.voices import keep_voice
from civicsteps.core import clock
from civicsteps.core.files.models import StoredFile
from civicsteps.core.refusals import Refused
from civicsteps.core.search.models import Doc
from civicsteps.core.work.running import drain
from tests import proofs
from tests.cast import Cast


def voice(said_in: Cause, cast: Cast, **fields: Any) -> Voice:  # noqa: ANN401 - of many kinds
    heard: dict[str, Any] = {
        "words": "Copiii se joacă între mașini.", "said_by": "o mamă", "may_quote": True,
        "cause": said_in,
    }  # fmt: skip
    return keep_voice(
        group=cast.group, channel="online", heard_on=clock.today(), source=said_in,
        by=cast.by("vera"), **heard | fields,
    )  # fmt: skip


def test_a_problem_is_written_better_and_its_address_stays(cause: Cause, cast: Cast) -> None:
    slug = cause.slug
    edit_cause(
        cause=cause, title="Parcul e gol", place="Parcul Mare", summary="Fără leagăne.",
        photo=proofs.photo(), words_of=voice(cause, cast), by=cast.by("ana"),
    )  # fmt: skip
    cause.refresh_from_db()
    assert (cause.slug, cause.title, cause.place) == (slug, "Parcul e gol", "Parcul Mare")
    assert (cause.words, cause.words_by) == ("Copiii se joacă între mașini.", "o mamă")
    assert StoredFile.objects.get().audiences == [cause.audience]
    drain()
    assert Doc.objects.get(title="Parcul e gol").audience == "public"


def test_without_a_new_photo_and_words_the_old_ones_stay(cause: Cause, cast: Cast) -> None:
    ana = cast.by("ana")
    edit_cause(cause=cause, title="A", place="B", photo=proofs.photo(), by=ana)
    edit_cause(cause=cause, title="C", place="B", by=ana)
    assert cause.photo is not None


def test_words_of_who_does_not_agree_never_stand_on_top(cause: Cause, cast: Cast) -> None:
    for unfit in (voice(cause, cast, may_quote=False), voice(cause, cast, cause=None)):
        with pytest.raises(Refused) as refused:
            edit_cause(cause=cause, title="A", place="B", words_of=unfit, by=cast.by("ana"))
        assert refused.value.refusal.field == "words_of"
    cause.refresh_from_db()
    assert cause.title == "Nu avem loc de joacă"


@pytest.mark.parametrize("name", ["vlad", "mihai", "sorin", "dan"])
def test_only_organisers_edit(cause: Cause, cast: Cast, name: str) -> None:
    with pytest.raises(Refused) as refused:
        edit_cause(cause=cause, title="A", place="B", by=cast.by(name))
    assert refused.value.refusal.kind == "forbidden"
