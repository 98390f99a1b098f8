"""What the search for untranslated words finds, and what it leaves alone."""

import pytest

from tools.untranslated import untranslated


@pytest.mark.parametrize(
    "template",
    [
        "<p>Hello</p>",
        '<img alt="A bridge">',
        '<button aria-label="Close"></button>',
        '<input type="submit" value="Send">',
        "{{ name|default:'Nobody' }}",
        '{% include "parts/empty.html" with text="Nothing yet" only %}',
        "{% if late %}<b>Late</b>{% endif %}",
        "{% translate 'Hello' %} there",
    ],
)
def test_words_outside_every_translation_are_found(template: str) -> None:
    assert untranslated(template)


@pytest.mark.parametrize(
    "template",
    [
        "<p>{% translate 'Hello' %}</p>",
        "<p>{% blocktranslate trimmed count n=n %}One voice{% plural %}{{ n }} voices"
        "{% endblocktranslate %}</p>",
        "{# a note #}{% comment %}more{% endcomment %}",
        '<p title="{{ title }}" class="quiet">{{ height }}/10 · „{{ words }}”</p>',
        '<input type="hidden" name="q" value="x"><input type="{{ kind|default:"text" }}">',
        '<{% if url %}a href="{{ url }}"{% else %}span{% endif %} class="word">{{ word }}'
        "</{% if url %}a{% else %}span{% endif %}>",
        '{% include "parts/empty.html" with icon="list" class="wide low" only %}',
        '<a translate="no">civicsteps serve</a> CSV',
    ],
)
def test_what_is_translated_or_for_machines_is_left_alone(template: str) -> None:
    assert untranslated(template) == []


def test_the_line_is_told() -> None:
    assert untranslated("{% translate 'One' %}\n\n<p>Two</p>") == [(3, "Two")]
