"""What an authority must publish each year, as data: the packs of this folder, checked at start."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.core.checks import CheckMessage, Error
from django.utils.translation import get_language

SCHEMA = "civicsteps.duties/1"
PACK = "ro_town_hall"
CONFIDENCES = ("high", "medium", "low")
LANGUAGES = ("ro", "en")
MOST_BYTES = 200_000
_WHOLE = ("id", "title", "where", "article", "confidence")


class PackError(ValueError):
    """A pack that cannot be used: its file, its line (from 1) and why."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file, self.line, self.reason = file, line, reason


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that must be public: its name and where it usually stands, in both languages."""

    id: str
    titles: Mapping[str, str]
    places: Mapping[str, str]
    article: str
    confidence: str

    @property
    def title(self) -> str:
        """Its name in the reader's language."""
        return self.titles[_language()]

    @property
    def where(self) -> str:
        """Where to look, in the reader's language."""
        return self.places[_language()]


def read_pack(path: Path) -> tuple[Duty, ...]:
    """Return the duties of a pack in their order. Raises PackError with file, line and reason."""
    text = path.read_text(encoding="utf-8")
    if len(text) > MOST_BYTES:
        raise PackError(path.name, 1, "is too long")
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PackError(path.name, line, error.problem or "is no YAML") from error
    if root is None:
        raise PackError(path.name, 1, "is empty")
    said = _mapping(root, path.name)
    if _text(said, "schema", root, path.name) != SCHEMA:
        raise PackError(path.name, _line(root), f"schema is not {SCHEMA}")
    listed = said.get("duties")
    if not isinstance(listed, yaml.SequenceNode) or not listed.value:
        raise PackError(path.name, _line(listed or root), "duties is no list")
    return tuple(_duties(listed, path.name))


@cache
def duties() -> tuple[Duty, ...]:
    """Return what a town hall must publish, read once. Raises PackError."""
    return read_pack(Path(__file__).parent / f"{PACK}.yaml")


def duty(key: str) -> Duty | None:
    """Return a duty by its id, or None."""
    return next((found for found in duties() if found.id == key), None)


def errors() -> list[CheckMessage]:
    """Return what is wrong with the packs, as Django's checks say it."""
    try:
        duties()
    except (PackError, OSError) as error:
        return [Error(str(error), id="duties.E001")]
    return []


def _duties(listed: yaml.SequenceNode, file: str) -> list[Duty]:
    found: list[Duty] = []
    for node in listed.value:
        said = _mapping(node, file)
        if unknown := set(said) - set(_WHOLE):
            raise PackError(file, _line(node), f"unknown: {', '.join(sorted(unknown))}")
        one = Duty(
            _text(said, "id", node, file),
            _both(said, "title", node, file),
            _both(said, "where", node, file),
            _text(said, "article", node, file),
            _text(said, "confidence", node, file),
        )
        if one.confidence not in CONFIDENCES:
            raise PackError(file, _line(node), f"confidence is none of {', '.join(CONFIDENCES)}")
        if any(one.id == earlier.id for earlier in found):
            raise PackError(file, _line(node), f"{one.id} stands twice")
        found.append(one)
    return found


def _both(said: Mapping[str, yaml.Node], name: str, at: yaml.Node, file: str) -> dict[str, str]:
    if name not in said:
        raise PackError(file, _line(at), f"{name} is missing")
    parts = _mapping(said[name], file)
    return {language: _text(parts, language, said[name], file) for language in LANGUAGES}


def _text(said: Mapping[str, yaml.Node], name: str, at: yaml.Node, file: str) -> str:
    node = said.get(name)
    if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
        raise PackError(file, _line(node or at), f"{name} is missing")
    return str(node.value).strip()


def _mapping(node: yaml.Node, file: str) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise PackError(file, _line(node), "is no mapping")
    return {str(key.value): value for key, value in node.value}


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _language() -> str:
    return "ro" if (get_language() or "ro").startswith("ro") else "en"
