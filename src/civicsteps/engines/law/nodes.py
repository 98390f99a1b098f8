"""YAML read with its lines, and nothing that a rule file does not need.

The text is hostile: its size and depth are limited, and aliases, tags and double keys refused.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

MOST_BYTES = 200_000
MOST_DEPTH = 20
WHOLE = re.compile(r"-?[0-9]{1,9}")
PLAIN = "tag:yaml.org,2002:"
KINDS = {"str": "a text", "int": "a whole number", "timestamp": "a date", "null": "nothing"}
OTHERS = {"bool": "yes or no", "map": "a group of keys", "seq": "a list", "float": "a number"}


class LawError(ValueError):
    """A rule file that cannot stand: which file, on which line, and why."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file, self.line, self.reason = file, line, reason


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a rule file and where it stands."""

    file: str
    line: int
    kind: str
    scalar: str = ""
    entries: "dict[str, Node] | None" = None
    elements: "tuple[Node, ...]" = ()

    def refused(self, reason: str) -> LawError:
        """The error that names this place."""
        return LawError(self.file, self.line, reason)

    def mapping(self, needed: Collection[str], may: Collection[str] = ()) -> "dict[str, Node]":
        """The keys, all of those needed and no unknown one; those that hold nothing left out."""
        entries = self._of("map").entries or {}
        for name, node in entries.items():
            if name not in needed and name not in may:
                raise node.refused(f"unknown key “{name}”")
        if missing := [name for name in needed if name not in entries]:
            raise self.refused(f"“{missing[0]}” is missing")
        for name in needed:
            if entries[name].kind == "null":
                raise entries[name].refused(f"“{name}” holds nothing")
        return {name: node for name, node in entries.items() if node.kind != "null"}

    def items(self) -> "tuple[Node, ...]":
        """The elements of a list."""
        return self._of("seq").elements

    def text(self) -> str:
        """A text that is not empty."""
        text = self._of("str").scalar.strip()
        if not text:
            raise self.refused("an empty text")
        return text

    def one_of(self, words: Collection[str]) -> str:
        """One word of a known set."""
        text = self.text()
        if text not in words:
            raise self.refused(f"“{text}” is none of {', '.join(words)}")
        return text

    def like(self, pattern: re.Pattern[str], what: str) -> str:
        """A text of a certain form."""
        text = self.text()
        if not pattern.fullmatch(text):
            raise self.refused(f"“{text}” is no {what}")
        return text

    def number(self, least: int, most: int) -> int:
        """A whole number in a range."""
        if not WHOLE.fullmatch(self._of("int").scalar):
            raise self.refused(f"“{self.scalar}” is not written as a whole number")
        number = int(self.scalar)
        if not least <= number <= most:
            raise self.refused(f"{number} is not between {least} and {most}")
        return number

    def flag(self) -> bool:
        """True or false."""
        return self._of("bool").one_of_flags()

    def one_of_flags(self) -> bool:
        """The boolean that the text says."""
        if self.scalar not in ("true", "false"):
            raise self.refused(f"“{self.scalar}” is written true or false")
        return self.scalar == "true"

    def day(self) -> date:
        """A date, as 2026-11-02."""
        said = self._of("timestamp").scalar
        try:
            return date.fromisoformat(said)
        except ValueError:
            raise self.refused(f"“{self.scalar}” is no day") from None

    def both(self) -> dict[str, str]:
        """A text in both languages."""
        found = self.mapping(("ro", "en"))
        return {language: found[language].text() for language in ("ro", "en")}

    def _of(self, kind: str) -> "Node":
        if self.kind != kind:
            names = KINDS | OTHERS
            said = f"{names.get(self.kind, self.kind)} where {names[kind]} belongs"
            raise self.refused(said)
        return self


def read_node(path: Path, name: str) -> Node:
    """The one document of a file. LawError for what is too big, too deep, broken or not plain."""
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise LawError(name, 1, f"more than {MOST_BYTES} bytes")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LawError(name, raw[: error.start].count(b"\n") + 1, "not UTF-8") from None
    try:
        documents = list(yaml.compose_all(text, _Plain))
    except yaml.YAMLError as error:
        raise _broken(error, name) from None
    except _NotPlainError as error:
        raise LawError(name, error.line, str(error)) from None
    if not documents or documents[0] is None:
        raise LawError(name, 1, "an empty file")
    if len(documents) > 1:
        second = documents[1].start_mark
        raise LawError(name, second.line + 1 if second else 1, "a second document in the file")
    return _node(documents[0], name)


def _broken(error: yaml.YAMLError, name: str) -> LawError:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "cannot be read"
    return LawError(name, mark.line + 1 if mark else 1, f"not YAML: {problem}")


class _Plain(yaml.SafeLoader):
    """Refuses what is too deep or not plain before anything is built of it."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]  # it has no types
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _NotPlainError(event, "anchors and aliases are not read")
        if getattr(event, "tag", None):
            raise _NotPlainError(event, "tags are not read")
        if self.depth > MOST_DEPTH:
            raise _NotPlainError(event, f"nested deeper than {MOST_DEPTH}")
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


class _NotPlainError(Exception):
    """What is not read, and on which line."""

    def __init__(self, event: yaml.Event, reason: str) -> None:
        super().__init__(reason)
        self.line = event.start_mark.line + 1 if event.start_mark else 1


def _node(node: yaml.Node, name: str) -> Node:
    line, kind = node.start_mark.line + 1, node.tag.removeprefix(PLAIN)
    if isinstance(node, yaml.MappingNode):
        return Node(name, line, kind, entries=dict(_entries(node, name)))
    if isinstance(node, yaml.SequenceNode):
        return Node(name, line, kind, elements=tuple(_node(each, name) for each in node.value))
    return Node(name, line, kind, scalar=node.value)


def _entries(node: yaml.MappingNode, name: str) -> Iterator[tuple[str, Node]]:
    seen = set()
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise LawError(name, line, "a key that is no word")
        if key.value in seen:
            raise LawError(name, line, f"the key “{key.value}” stands twice")
        seen.add(key.value)
        read = _node(value, name)
        # A value on the lines below its key: the key's line is where a reader looks.
        yield key.value, Node(name, line, read.kind, read.scalar, read.entries, read.elements)
