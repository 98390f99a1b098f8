"""A form's file: good ones are not asked for again, bad ones are refused beside the field."""

import re
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from civicsteps.core.files.forms import PreparedFileField, PreparedFilesField
from tests.core.files import specimens


class Report(forms.Form):
    words = forms.CharField()
    photo = PreparedFileField(accept="images", required=False)


class Album(forms.Form):
    words = forms.CharField()
    photos = PreparedFilesField(accept="images", most=2)


def upload(content: bytes | None = None, name: str = "groapa.jpg") -> UploadedFile[Any]:
    return SimpleUploadedFile(name, specimens.picture() if content is None else content)


def sent[F: forms.Form](form: type[F], said: str = "", **files: list[UploadedFile[Any]]) -> F:
    return form(QueryDict(said), MultiValueDict(files))


def tokens(form: forms.Form) -> list[str]:
    return re.findall(r'name="photos?_kept" value="([^"]+)"', str(form))


def test_a_good_photo_is_prepared() -> None:
    form = sent(Report, "words=a", photo=[upload()])
    assert form.is_valid()
    assert form.cleaned_data["photo"].type == "image/jpeg"


def test_no_photo_is_a_choice_too() -> None:
    form = sent(Report, "words=a")
    assert form.is_valid()
    assert form.cleaned_data["photo"] is None


def test_a_good_photo_stays_when_another_field_is_wrong() -> None:
    failed = sent(Report, photo=[upload()])
    assert not failed.is_valid()
    assert "Păstrat: groapa.jpg" in str(failed)
    again = sent(Report, f"words=a&photo_kept={tokens(failed)[0]}")
    assert again.is_valid(), again.errors
    assert again.cleaned_data["photo"] == failed.cleaned_data["photo"]


def test_it_stays_through_a_second_failure() -> None:
    first = sent(Report, photo=[upload()])
    second = sent(Report, f"photo_kept={tokens(first)[0]}")
    assert sent(Report, f"words=a&photo_kept={tokens(second)[0]}").is_valid()


def test_another_photo_takes_its_place() -> None:
    kept = tokens(sent(Report, photo=[upload()]))[0]
    form = sent(Report, f"words=a&photo_kept={kept}", photo=[upload(name="alta.jpg")])
    assert form.is_valid()
    assert form.cleaned_data["photo"].name == "alta.jpg"


def test_it_can_be_taken_out() -> None:
    kept = tokens(sent(Report, photo=[upload()]))[0]
    form = sent(Report, f"words=a&photo_kept={kept}&photo_out={kept}")
    assert form.is_valid()
    assert form.cleaned_data["photo"] is None


def test_a_bad_photo_is_refused_beside_its_field() -> None:
    form = sent(Report, "words=a", photo=[upload(b"<svg/>")])
    assert form.errors["photo"] == [
        "Fișierul nu e o poză. Ce ai scris s-a păstrat. Alege o poză JPEG, PNG sau WebP."
    ]
    assert not tokens(form)


@pytest.mark.parametrize("token", ["x", "a:b:c"])
def test_a_forged_token_brings_nothing(token: str) -> None:
    form = sent(Report, f"words=a&photo_kept={token}")
    assert form.is_valid()
    assert form.cleaned_data["photo"] is None


def test_a_photo_sent_too_long_ago_is_asked_for_again() -> None:
    form = sent(Album, "words=a&photos_kept=expired")
    assert form.errors["photos"] == [
        "A trecut prea mult de când ai trimis fișierul. Alege-l din nou."
    ]


def test_a_missing_photo_that_is_needed_is_asked_for() -> None:
    assert sent(Album, "words=a").errors["photos"] == ["Alege un fișier."]


def test_of_several_photos_the_good_ones_stay() -> None:
    form = sent(Album, "words=a", photos=[upload(), upload(b"bad")])
    assert len(form.errors["photos"]) == 1
    again = sent(Album, f"words=a&photos_kept={tokens(form)[0]}", photos=[upload()])
    assert again.is_valid()
    assert len(again.cleaned_data["photos"]) == 2


def test_too_many_photos_are_said_to_be() -> None:
    form = sent(Album, "words=a", photos=[upload(), upload(), upload()])
    assert form.errors["photos"] == ["Cel mult 2 fișiere. Celelalte au rămas pe dinafară."]
    assert len(tokens(form)) == 2


def test_the_page_says_which_files_it_takes() -> None:
    assert 'accept="image/jpeg,image/png,image/webp"' in str(Report())
    assert "multiple" in str(Album()["photos"])
    assert "multiple" not in str(Report()["photo"])
