"""Stories as files: who acts, what they do, when, and what then stands.

A story is YAML. `!picture` and `!document` make a file with a caption, so that no picture of a
real person or document is ever needed; `D0-27` is a day relative to loading; `$name` is what an
earlier act made, `$name.field` something of it and `$name.ref` its reference, `@person` that
person's account. `!words`, `!where`, `!due`, `!copies` and `!given` build what some actions take
(see `civicsteps.stories.staging`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import yaml

_RELATIVE = re.compile(r"^D0(?:([+-])(\d+))?$")


@dataclass(frozen=True, slots=True)
class Made:
    """A file to be made for the story: its kind and the caption drawn on it."""

    kind: str
    caption: str


@dataclass(frozen=True, slots=True)
class Built:
    """A value to be built for an action: what kind, from which fields."""

    kind: str
    fields: dict[str, object]


@dataclass(frozen=True, slots=True)
class Act:
    """One act: which action, by whom, on what day, with what, and what must then be true."""

    do: str
    by: str
    on: date
    give: dict[str, object] = field(default_factory=dict)
    name: str = ""
    then: dict[str, object] = field(default_factory=dict)
    at: int = 18


@dataclass(frozen=True, slots=True)
class Story:
    """A story: its name, the people in it by role, and its acts in order."""

    name: str
    people: dict[str, dict[str, str]]
    acts: tuple[Act, ...]


class StoryError(Exception):
    """A story file that can't be understood, and where."""


def read_story(path: Path, *, day_zero: date) -> Story:
    """Read a story; relative days are counted from `day_zero`. Raises `StoryError`."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
        acts = tuple(_act(row, day_zero) for row in raw["acts"])
        return Story(path.stem, raw.get("people", {}), acts)
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise StoryError(f"{path.name}: {error}") from error


def day(value: object, day_zero: date) -> object:
    """Return a value with `D0±n` read as a day; anything else as it is, lists and maps inside."""
    if isinstance(value, Built):
        return Built(value.kind, {k: day(item, day_zero) for k, item in value.fields.items()})
    if isinstance(value, dict):
        return {key: day(item, day_zero) for key, item in value.items()}
    if isinstance(value, list):
        return [day(item, day_zero) for item in value]
    match = _RELATIVE.match(value) if isinstance(value, str) else None
    if match is None:
        return value
    days = int(match[2] or 0)
    return day_zero + timedelta(days=-days if match[1] == "-" else days)


def _act(row: dict[str, object], day_zero: date) -> Act:
    row = dict(row)
    on = day(row.pop("on"), day_zero)
    if not isinstance(on, date):
        raise ValueError(f"{row.get('do')}: {on!r} is no day")
    given = day(row.pop("give", {}), day_zero)
    return Act(
        do=str(row.pop("do")),
        by=str(row.pop("by")),
        on=on,
        give=given if isinstance(given, dict) else {},
        name=str(row.pop("as", "")),
        **row,  # type: ignore[arg-type]  # unknown keys raise TypeError, as they should
    )


class _Loader(yaml.SafeLoader):
    """YAML with our kinds of made thing, in which `on`, `yes` and `no` are words as in YAML 1.2."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag != "tag:yaml.org,2002:bool" or first in "tTfF"
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _made(kind: str) -> Callable[[_Loader, yaml.ScalarNode], Made]:
    def construct(loader: _Loader, node: yaml.ScalarNode) -> Made:
        return Made(kind, str(loader.construct_scalar(node)))

    return construct


def _built(kind: str) -> Callable[[_Loader, yaml.MappingNode], Built]:
    def construct(loader: _Loader, node: yaml.MappingNode) -> Built:
        fields = loader.construct_mapping(node, deep=True)
        return Built(kind, {str(name): value for name, value in fields.items()})

    return construct


for _kind in ("picture", "document"):
    _Loader.add_constructor(f"!{_kind}", _made(_kind))
_BUILT = """
    words where due copies sheet sheet_line given kit answered moment minutes_sheet slip voted
""".split()
for _kind in _BUILT:
    _Loader.add_constructor(f"!{_kind}", _built(_kind))
