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
    assert len(keeping.why) > 20


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
