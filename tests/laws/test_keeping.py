"""Every table of ours says what is personal in it and how long it stays."""

from datetime import date

import pytest
from django.apps import apps
from django.db import models

from civicsteps.core.keeping import KEEPINGS, Keeping

MODELS = [m for m in apps.get_models() if m.__module__.startswith("civicsteps.")]
OURS = sorted(m._meta.label for m in MODELS)
# Tables that only join two others may be declared; what they join must be.
JOINING = {
    model._meta.label
    for model in apps.get_models(include_auto_created=True)
    if model._meta.auto_created
}


def test_every_model_has_its_keeping_and_nothing_else_has() -> None:
    lost, gone = set(OURS) - set(KEEPINGS), set(KEEPINGS) - JOINING - set(OURS)
    assert not lost, f"declare these in their room's keeping.py: {sorted(lost)}"
    assert not gone, f"no table has these names: {sorted(gone)}"


@pytest.mark.parametrize("keeping", KEEPINGS.values(), ids=lambda k: k.label)
def test_what_is_said_to_be_personal_is_there(keeping: Keeping) -> None:
    names = {field.name for field in apps.get_model(keeping.label)._meta.get_fields()}
    assert set(keeping.personal) <= names
    assert len(str(keeping.why)) > 20


@pytest.mark.parametrize("label", OURS)
def test_what_is_sealed_or_an_address_is_said_to_be_personal(label: str) -> None:
    fields = apps.get_model(label)._meta.concrete_fields
    sensitive = {
        field.name
        for field in fields
        if type(field).__name__ == "SealedField" or isinstance(field, models.EmailField)
    }
    assert sensitive <= set(KEEPINGS[label].personal)


def test_every_sweep_runs_on_an_empty_house(db: None) -> None:
    for keeping in KEEPINGS.values():
        if keeping.sweep:
            assert keeping.sweep(date(2030, 1, 1)) >= 0


@pytest.mark.parametrize("label", OURS)
def test_it_is_said_whether_a_table_is_in_a_group_s_archive(label: str) -> None:
    keeping = KEEPINGS[label]
    assert keeping.ways == 1, "say of_group, with_row, about or carried, or why it is apart"
    names = {field.name for field in apps.get_model(label)._meta.get_fields()}
    assert set(keeping.cut) <= names
    if isinstance(keeping.of_group, str) and keeping.of_group:
        nobody = apps.get_model(label)._default_manager.filter(**{keeping.of_group: None})
        assert nobody.model._meta.label == label


@pytest.mark.parametrize("label", OURS)
def test_what_is_personal_is_called_by_a_name_and_has_a_period(label: str) -> None:
    keeping = KEEPINGS[label]
    assert not keeping.personal or (keeping.name and keeping.period)
