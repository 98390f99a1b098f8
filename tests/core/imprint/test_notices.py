"""What each surface must carry, when, and what never carries it."""

from datetime import date

import pytest
from django.conf import LazySettings
from django.db import IntegrityError, transaction
from django.utils import translation

from civicsteps.core.actors.actions import system
from civicsteps.core.imprint.actions import set_notice
from civicsteps.core.imprint.models import Notice
from civicsteps.core.imprint.queries import notices_for
from civicsteps.core.refusals import Refused
from tests.cast import Cast

pytestmark = pytest.mark.django_db
SPRING, AUTUMN = date(2026, 3, 1), date(2026, 9, 1)
PROGRAMME = "calls.programme:0190a5e2-0000-7000-8000-000000000000"


def notice(**fields: object) -> Notice:
    said = {"surface": "web_footer", "text": "Finanțat de X.", "begins": SPRING, "by": system()}
    return set_notice(**{**said, **fields})  # type: ignore[arg-type]  # fields of a notice


def test_a_surface_carries_its_notices_from_a_day_until_a_day() -> None:
    notice(ends=date(2026, 8, 31))
    assert notices_for("web_footer", on=date(2026, 2, 28)) == []
    assert notices_for("web_footer", on=SPRING) == ["Finanțat de X."]
    assert notices_for("web_footer", on=date(2026, 8, 31)) == ["Finanțat de X."]
    assert notices_for("web_footer", on=AUTUMN) == []
    assert notices_for("pdf", on=SPRING) == []


def test_a_programme_s_notice_stands_only_where_it_is_asked_for() -> None:
    notice(scope=PROGRAMME)
    assert notices_for("web_footer", on=SPRING) == []
    assert notices_for("web_footer", on=SPRING, scopes=[PROGRAMME]) == ["Finanțat de X."]


def test_it_is_in_the_reader_s_language_where_there_is_one() -> None:
    notice(text_en="Funded by X.")
    notice(position=2, text="Doar în română.")
    with translation.override("en"):
        assert notices_for("web_footer", on=SPRING) == ["Funded by X.", "Doar în română."]


@pytest.mark.parametrize("surface", ["letter", "sign_sheet", "petition", "group_page"])
def test_letters_sheets_petitions_and_groups_pages_carry_none(surface: str) -> None:
    with pytest.raises(ValueError, match="carries no notices"):
        notices_for(surface, on=SPRING)
    with pytest.raises(ValueError, match="carries no notices"):
        notice(surface=surface)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(surface=surface, text="x", begins=SPRING)


def test_a_new_notice_ends_the_old_one_and_keeps_what_was_carried() -> None:
    notice()
    notice(text="Finanțat de Y.", begins=AUTUMN)
    assert notices_for("web_footer", on=date(2026, 8, 31)) == ["Finanțat de X."]
    assert notices_for("web_footer", on=AUTUMN) == ["Finanțat de Y."]


def test_setting_the_same_twice_leaves_one() -> None:
    notice()
    notice()
    assert Notice.objects.count() == 1


def test_a_demonstration_says_so_on_every_surface(settings: LazySettings) -> None:
    settings.MODE = "demo"
    notice()
    shown = notices_for("web_footer", on=SPRING)
    assert shown == ["Versiune demonstrativă", "Finanțat de X."]


@pytest.mark.parametrize("name", ["ana", "mihai", "dan", "vera", "vlad"])
def test_only_the_centre_sets_them(cast: Cast, name: str) -> None:
    with pytest.raises(Refused) as refused:
        notice(by=cast.by(name))
    assert refused.value.refusal.kind == "forbidden"
    assert notice(by=cast.by("ilinca")).text == "Finanțat de X."


@pytest.mark.parametrize(
    ("fields", "field"), [({"text": " "}, "text"), ({"ends": date(2026, 1, 1)}, "ends")]
)
def test_nonsense_is_refused_beside_its_field(fields: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        notice(**fields)
    assert refused.value.refusal.field == field
    assert not Notice.objects.exists()
