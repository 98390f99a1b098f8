"""A message is written in its reader's language, from the same templates."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import translation

from civicsteps.core.mail.compose import compose

HTML = """{% extends "mail/layout.html" %}{% load i18n %}
{% block title %}{% translate "It arrived" %} &amp; {{ name }}{% endblock %}
{% block body %}<p>{{ name }}</p>{% endblock %}"""
TEXT = """{% extends "mail/layout.txt" %}{% load i18n %}
{% block body %}{% translate "It arrived" %}: {{ name }}{% endblock %}"""


@pytest.fixture(autouse=True)
def templates(tmp_path: Path, settings: LazySettings) -> None:
    (tmp_path / "note.html").write_text(HTML)
    (tmp_path / "note.txt").write_text(TEXT)
    (tmp_path / "bare.html").write_text("x")
    (tmp_path / "bare.txt").write_text("x")
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path, *engine["DIRS"]]}]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "said"), [("ro", "A ajuns"), ("en", "It arrived")])
def test_it_is_in_the_reader_s_language_whoever_causes_it(language: str, said: str) -> None:
    with translation.override("en" if language == "ro" else "ro"):
        words = compose("note", {"name": "Ana & <Ion>"}, language)
    assert words.subject == f"{said} & Ana & <Ion>"
    assert f"{said}: Ana & <Ion>" in words.text
    assert "<p>Ana &amp; &lt;Ion&gt;</p>" in words.html
    assert f'lang="{language}"' in words.html


def test_a_template_without_a_title_has_no_subject() -> None:
    with pytest.raises(ValueError, match="no title"):
        compose("bare", {}, "ro", scopes=None)
