"""The catalogues: what is found, what is kept, and which Romanian will not do."""

from pathlib import Path

import pytest
from django.utils.translation import gettext, ngettext, override

from civicsteps.config import messages
from civicsteps.config.messages import Text, fault_of


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with one app, in place of ours."""
    folder = tmp_path / "votes"
    (folder / "templates").mkdir(parents=True)
    (folder / "apps.py").touch()
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    return folder


def catalogue(app: Path) -> str:
    return messages.catalogue_path(app).read_text("utf-8")


def fill(app: Path, english: str, romanian: str) -> None:
    text = catalogue(app).replace(
        f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{romanian}"'
    )
    messages.catalogue_path(app).write_text(text, "utf-8")


def test_texts_are_found_in_code_and_templates(app: Path) -> None:
    (app / "rules.py").write_text(
        "a = _('Vote')\nb = ngettext_lazy('%(n)s vote', '%(n)s votes')\n"
        "c = pgettext('a month', 'May')\n"
    )
    (app / "templates" / "a.html").write_text(
        "<div>\n    {% translate 'Count' %}\n  {% blocktranslate trimmed %}\n"
        "    Raised\n    hands{% endblocktranslate %}\n</div>{% include 'b' with c=_('Sheet') %}"
    )
    assert messages.texts_of(app) == [
        Text("%(n)s vote", "%(n)s votes"),
        Text("Count"),
        Text("May", context="a month"),
        Text("Raised hands"),
        Text("Sheet"),
        Text("Vote"),
    ]


def test_translations_stay_and_lost_texts_go(app: Path) -> None:
    (app / "rules.py").write_text("a = _('Vote')\nb = _('Count')\n")
    messages.main([])
    fill(app, "Vote", "Votează")
    (app / "rules.py").write_text("a = _('Vote')\nc = _('Votes')\n")
    messages.main([])
    assert 'msgstr "Votează"' in catalogue(app)
    assert "Count" not in catalogue(app)
    assert "fuzzy" not in catalogue(app)


def test_the_same_texts_give_the_same_bytes(app: Path) -> None:
    (app / "rules.py").write_text("a = _('Vote')\n")
    messages.main([])
    before = catalogue(app)
    (app / "rules.py").write_text("\n\n\na = _('Vote')\n")
    messages.main([])
    assert catalogue(app) == before


def test_the_check_lists_what_is_missing_and_writes_nothing(
    app: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (app / "rules.py").write_text("a = _('Vote')\n")
    assert messages.main(["--check"]) == 1
    assert "votes: Vote: not in the catalogue" in capsys.readouterr().err
    assert not messages.catalogue_path(app).exists()
    messages.main([])
    fill(app, "Vote", "Votează")
    assert messages.main(["--check"]) == 0


VOICES = Text("%(n)s voice of %(group)s", "%(n)s voices of %(group)s")


@pytest.mark.parametrize(
    ("text", "romanian"),
    [
        (Text("Vote"), ""),
        (Text("Vote"), "Votaţi"),
        (Text("By %(name)s"), "De %(nume)s"),
        (Text("By {name}"), "De cineva"),
        (VOICES, ("o voce din %(group)s", "%(n)s voci din %(group)s")),
        (VOICES, ("o voce", "%(n)s voci din %(group)s", "%(n)s de voci din %(group)s")),
        (VOICES, ("o voce din %(group)s", "voci din %(group)s", "%(n)s de voci din %(group)s")),
    ],
)
def test_romanian_that_will_not_do(text: Text, romanian: str | tuple[str, ...]) -> None:
    assert fault_of(text, romanian)


@pytest.mark.parametrize(
    ("text", "romanian"),
    [
        (Text("Vote"), "Votați"),
        (Text("By %(name)s"), "De %(name)s"),
        (VOICES, ("o voce din %(group)s", "%(n)s voci din %(group)s", "%(n)s de voci, %(group)s")),
    ],
)
def test_sound_romanian(text: Text, romanian: str | tuple[str, ...]) -> None:
    assert fault_of(text, romanian) is None


def test_english_pages_are_in_english() -> None:
    """English is the text in the code, and never falls back to Romanian."""
    with override("ro"):
        assert gettext("Search") == "Caută"
    with override("en"):
        assert gettext("Search") == "Search"
        assert ngettext("One", "Many", 0) == "Many"
