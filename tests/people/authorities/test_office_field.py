"""Choosing an office: by typing, by picking from matches, by the suggested label."""

from django import forms
from django.utils.datastructures import MultiValueDict

from civicsteps.people.authorities.forms import OfficeField
from civicsteps.people.authorities.models import Authority, Office


class Letter(forms.Form):
    """A form with an office."""

    office = OfficeField()


class Optional(forms.Form):
    """A form that may do without."""

    office = OfficeField(required=False)


def _form(**typed: str) -> Letter:
    return Letter(MultiValueDict({name: [value] for name, value in typed.items()}))


def _field(form: forms.Form) -> OfficeField:
    field = form.fields["office"]
    assert isinstance(field, OfficeField)
    return field


def _second(office: Office) -> Office:
    authority = Authority.objects.create(slug="p-vaslui", name="Primăria Vaslui", place="Vaslui")
    return Office.objects.create(authority=authority, kind="council", name="Consiliul Local")


def test_an_office_is_taken_by_its_id(office: Office) -> None:
    form = _form(office=str(office.pk))
    assert form.is_valid()
    assert form.cleaned_data["office"] == office


def test_a_few_letters_that_mean_one_office_are_enough(office: Office) -> None:
    _second(office)
    form = _form(office_typed="consiliul vaslui")
    assert form.is_valid()
    assert form.cleaned_data["office"].authority.slug == "p-vaslui"


def test_the_suggested_label_is_understood_even_beside_longer_ones(office: Office) -> None:
    Office.objects.create(
        authority=office.authority, kind="department", name="Consiliul Local al Tinerilor"
    )
    form = _form(office_typed=office.label)
    assert form.is_valid()
    assert form.cleaned_data["office"] == office


def test_words_that_mean_several_show_them_to_pick_from_and_stay_typed(office: Office) -> None:
    second = _second(office)
    form = _form(office_typed="consiliul local")
    assert not form.is_valid()
    page = str(form["office"])
    assert 'value="consiliul local"' in page
    assert f'value="{office.pk}"' in page
    assert "Mai multe birouri" in str(form.errors)
    picked = _form(office_typed="consiliul local", office=str(second.pk))
    assert picked.is_valid()
    assert picked.cleaned_data["office"] == second


def test_unknown_words_say_what_to_do(office: Office) -> None:
    form = _form(office_typed="ministerul lunii")
    assert not form.is_valid()
    assert "/autoritati/noua/" in str(form["office"])


def test_nothing_is_refused_or_taken_as_nothing(office: Office) -> None:
    assert "Spune despre ce birou" in str(_form().errors)
    form = Optional(MultiValueDict())
    assert form.is_valid()
    assert form.cleaned_data["office"] is None


def test_a_forged_id_is_refused(office: Office) -> None:
    assert not _form(office="1 OR 1=1").is_valid()


def test_offices_of_the_place_are_suggested_first(office: Office) -> None:
    _second(office)
    form = Letter()
    _field(form).near = "Vaslui"
    page = str(form["office"])
    assert page.index("Primăria Vaslui") < page.index("Primăria Sectorului 6")
    assert _field(Letter()).near == ""


def test_a_chosen_office_is_shown_by_its_label(office: Office) -> None:
    assert office.label in str(Letter(initial={"office": office.pk})["office"])
    assert office.label in str(Letter(initial={"office": office})["office"])
