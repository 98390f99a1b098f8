"""One rule file, read key by key into a `Rule`: what `schema.py` allows and nothing else."""

from collections.abc import Callable, Collection, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from civicsteps.engines.law import schema
from civicsteps.engines.law.nodes import LawError, Node, read_node
from civicsteps.engines.law.rules import (
    NO_TEXTS,
    Also,
    Citation,
    Delivery,
    Edge,
    Evidence,
    Extension,
    Instead,
    Review,
    Rule,
    Source,
    Step,
    Texts,
    Transition,
    Who,
)

MOST_UNITS = 36_600
LEI = 1_000_000

RULE_NEEDS = "schema id family jurisdiction title citation valid_from who sources steps".split()
RULE_MAY = "valid_to transition addressee delivery exempt note contents refs review".split()
STEP_NEEDS = "id act who trigger confidence".split()
STEP_MAY = (
    "direction duration unit primary readings also extension on_silence article public_late late "
    "actors keys exempt note question next".split()
)
TIMED = ("unit", "primary", "readings", "article")
UNTIMED = ("unit", "primary", "readings", "also", "extension")

type Found = Mapping[str, Node]


def read_rule(path: Path, name: str) -> tuple[Rule, Node]:
    """The rule of a file, with the nodes that it was read from; LawError names file and line."""
    node = read_node(path, name)
    try:
        return _rule(node), node
    except LawError:
        raise
    except ValueError as error:
        raise node.refused(str(error)) from None


def _rule(node: Node) -> Rule:
    found = node.mapping(RULE_NEEDS, RULE_MAY)
    found["schema"].one_of((schema.SCHEMA,))
    rule_id = found["id"].like(schema.RULE_ID, "rule id")
    jurisdiction = found["jurisdiction"].one_of(schema.JURISDICTIONS)
    transition = _maybe(found, "transition", _transition, Transition())
    steps = _steps(found["steps"], rule_id, jurisdiction, transition.keys)
    refs = _maybe(found, "refs", _refs, {})
    rule = Rule(
        id=rule_id,
        family=found["family"].like(schema.WORD, "family"),
        jurisdiction=jurisdiction,
        title=found["title"].both(),
        citation=_citation(found["citation"]),
        valid_from=found["valid_from"].day(),
        valid_to=_maybe(found, "valid_to", Node.day, None),
        transition=transition,
        who=_who(found["who"]),
        steps=steps,
        review=_maybe(found, "review", _review, _least_sure(steps)),
        addressee=_maybe(found, "addressee", _words, ()),
        delivery=_maybe(found, "delivery", _delivery, Delivery()),
        exempt=_maybe(found, "exempt", _words, ()),
        note=_maybe(found, "note", Node.both, NO_TEXTS),
        contents=_maybe(found, "contents", _words, ()),
        templates=refs.get("templates", ()),
        lint=refs.get("lint", ()),
        sources=tuple(_source(each) for each in found["sources"].items()),
        file=node.file,
    )
    if rule.valid_to and rule.valid_to < rule.valid_from:
        raise found["valid_to"].refused("valid_to comes before valid_from")
    return rule


def _steps(node: Node, rule_id: str, jurisdiction: str, keys: tuple[str, ...]) -> dict[str, Step]:
    steps: dict[str, Step] = {}
    for each in node.items():
        step = _step(each, rule_id, jurisdiction, keys)
        if step.id in steps:
            raise each.refused(f"the step “{step.id}” stands twice")
        steps[step.id] = step
    if not steps:
        raise node.refused("a rule has at least one step")
    return steps


def _step(node: Node, rule_id: str, jurisdiction: str, keys: tuple[str, ...]) -> Step:
    found = node.mapping(STEP_NEEDS, STEP_MAY)
    name = found["id"].like(schema.WORD, "step id")
    who = found["who"].one_of(schema.SIDES)
    confidence = found["confidence"].one_of(schema.CONFIDENCES)
    public = _maybe(found, "public_late", Node.flag, who == "authority" and confidence != "low")
    if public and confidence == "low":
        raise found["public_late"].refused("low confidence may not be late in public")
    return Step(
        rule_id=rule_id,
        id=name,
        key=f"{rule_id}.{name}",
        who=who,
        act=found["act"].both(),
        jurisdiction=jurisdiction,
        **_trigger(found["trigger"], rule_id),
        **_term(node, found),
        on_silence=_maybe(found, "on_silence", _one_of(schema.SILENCES), None),
        article=_maybe(found, "article", Node.text, ""),
        confidence=confidence,
        public_late=public,
        late=_maybe(found, "late", Node.flag, True),
        actors=_maybe(found, "actors", _who, None),
        keys=_maybe(found, "keys", _words_of(keys), ()),
        exempt=_maybe(found, "exempt", _words, ()),
        note=_maybe(found, "note", Node.both, NO_TEXTS),
        question=_maybe(found, "question", Node.both, NO_TEXTS),
        next=_maybe(found, "next", lambda n: tuple(_edge(e, rule_id) for e in n.items()), ()),
    )


def _trigger(node: Node, rule_id: str) -> dict[str, Any]:
    may = ("evidence", "expiry_of", "days_after", "on_working_day", "instead")
    found = node.mapping(("event",), may)
    letters = tuple(each.value for each in Evidence)
    return {
        "event": found["event"].like(schema.EVENT, "event"),
        "evidence": _maybe(found, "evidence", _words_of(letters), letters),
        "expiry_of": _full(found["expiry_of"], rule_id) if "expiry_of" in found else "",
        "days_after": _maybe(found, "days_after", lambda n: n.number(0, 1), 0),
        "on_working_day": _maybe(found, "on_working_day", Node.flag, False),
        "instead": _maybe(
            found, "instead", lambda n: tuple(_instead(e, rule_id) for e in n.items()), ()
        ),
    }


def _instead(node: Node, rule_id: str) -> Instead:
    found = node.mapping(("when", "expiry_of"), ("or_earlier",))
    earlier = _maybe(found, "or_earlier", lambda n: n.like(schema.EVENT, "event"), "")
    when = found["when"].like(schema.WORD, "fact")
    return Instead(when, _full(found["expiry_of"], rule_id), earlier)


def _term(node: Node, found: Found) -> dict[str, Any]:
    direction = _maybe(found, "direction", _one_of(schema.DIRECTIONS), "forward")
    if "duration" not in found:
        if extra := [name for name in UNTIMED if name in found]:
            raise found[extra[0]].refused(f"“{extra[0]}” without a duration")
        return {"direction": direction}
    if missing := [name for name in TIMED if name not in found]:
        raise node.refused(f"“{missing[0]}” is missing, but the step has a duration")
    unit = found["unit"].one_of(schema.UNITS)
    readings = _readings(found["readings"], direction, unit)
    extension = _maybe(found, "extension", lambda n: _extension(n, unit), None)
    duration = found["duration"].number(1, MOST_UNITS)
    if extension and extension.to <= duration:
        raise found["extension"].refused("an extended term is longer than the term")
    return {
        "direction": direction,
        "duration": duration,
        "unit": unit,
        "primary": found["primary"].one_of(readings),
        "readings": readings,
        "extension": extension,
        "also": _maybe(
            found, "also", lambda n: tuple(_also(e, direction, extension) for e in n.items()), ()
        ),
    }


def _readings(node: Node, direction: str, unit: str) -> tuple[str, ...]:
    methods = schema.METHODS_OF.get((direction, unit))
    if methods is None:
        raise node.refused(f"no method counts {direction} in the unit “{unit}”")
    every = tuple(chain.from_iterable(schema.METHODS_OF.values()))
    for each in node.items():
        if each.one_of(every) not in methods:
            raise each.refused(f"{each.text()} does not count {direction} in the unit “{unit}”")
    return _not_empty(node, _words_of(methods)(node))


def _extension(node: Node, unit: str) -> Extension:
    found = node.mapping(("to", "unit", "needs"), ("notice_within",))
    return Extension(
        to=found["to"].number(1, MOST_UNITS),
        unit=found["unit"].one_of((unit,)),
        needs=found["needs"].like(schema.WORD, "fact"),
        notice_within=_maybe(found, "notice_within", lambda n: n.number(1, MOST_UNITS), None),
    )


def _also(node: Node, direction: str, extension: Extension | None) -> Also:
    found = node.mapping(("duration", "unit", "readings"), ("extended",))
    unit = found["unit"].one_of(schema.UNITS)
    if "extended" in found and not extension:
        raise found["extended"].refused("“extended” beside no extension")
    return Also(
        duration=found["duration"].number(1, MOST_UNITS),
        unit=unit,
        readings=_readings(found["readings"], direction, unit),
        extended=_maybe(found, "extended", lambda n: n.number(1, MOST_UNITS), None),
    )


def _edge(node: Node, rule_id: str) -> Edge:
    found = node.mapping(("step",), ("when",))
    words = found["when"].text().split("|") if "when" in found else []
    for word in words:
        if not schema.WORD.fullmatch(word):
            raise found["when"].refused(f"“{word}” is no fact")
    return Edge(_full(found["step"], rule_id), frozenset(words))


def _full(node: Node, rule_id: str) -> str:
    """The whole key of a step; a bare word is one of the same rule."""
    name = node.text()
    return name if "." in name else f"{rule_id}.{name}"


def _who(node: Node) -> Who:
    found = node.mapping(("actor_kinds",), ("via_member", "through_centre", "conditions"))
    kinds = _words_of(schema.ACTOR_KINDS)
    themselves, members, centre = (
        _maybe(found, name, kinds, ()) for name in ("actor_kinds", "via_member", "through_centre")
    )
    named = (*themselves, *members, *centre)
    if twice := [kind for kind in named if named.count(kind) > 1]:
        raise node.refused(f"“{twice[0]}” stands twice in who")
    conditions = _maybe(found, "conditions", lambda n: n.mapping((), named), {})
    return Who(
        themselves, members, centre, {kind: each.both() for kind, each in conditions.items()}
    )


def _transition(node: Node) -> Transition:
    found = node.mapping(("key",), ("replaced_by",))
    key, known = found["key"], schema.TRANSITION_KEYS
    keys = (key.one_of(known),) if key.kind == "str" else _not_empty(key, _words_of(known)(key))
    replaced = _maybe(found, "replaced_by", lambda n: n.like(schema.RULE_ID, "rule id"), None)
    return Transition(keys, replaced)


def _citation(node: Node) -> Citation:
    found = node.mapping(("act",), ("norms", "url"))
    return Citation(
        found["act"].text(),
        _maybe(found, "norms", lambda n: tuple(each.text() for each in n.items()), ()),
        _maybe(found, "url", Node.text, None),
    )


def _delivery(node: Node) -> Delivery:
    found = node.mapping((), ("fee", "fee_note", "channels"))
    return Delivery(
        _maybe(found, "fee", _fee, None),
        _maybe(found, "fee_note", _note, None),
        _maybe(found, "channels", _words_of(schema.CHANNELS), ()),
    )


def _fee(node: Node) -> int | str:
    return node.one_of(("lookup",)) if node.kind == "str" else node.number(0, LEI)


def _note(node: Node) -> str | Texts:
    return node.text() if node.kind == "str" else node.both()


def _refs(node: Node) -> dict[str, tuple[str, ...]]:
    forms = {"templates": (schema.TEMPLATE, "template"), "lint": (schema.LINT, "lint rule")}
    found = node.mapping((), tuple(forms))
    return {
        name: tuple(item.like(*forms[name]) for item in each.items())
        for name, each in found.items()
    }


def _source(node: Node) -> Source:
    found = node.mapping(("title", "seen", "mark"), ("url",))
    return Source(
        found["title"].text(),
        found["seen"].flag(),
        found["mark"].one_of(schema.MARKS),
        _maybe(found, "url", Node.text, None),
    )


def _review(node: Node) -> Review:
    found = node.mapping(("confidence",), ("by", "on"))
    return Review(
        found["confidence"].one_of(schema.CONFIDENCES),
        _maybe(found, "by", Node.text, None),
        _maybe(found, "on", Node.day, None),
    )


def _least_sure(steps: Mapping[str, Step]) -> Review:
    return Review(max((s.confidence for s in steps.values()), key=schema.CONFIDENCES.index))


def _words(node: Node) -> tuple[str, ...]:
    return _once(node, tuple(each.like(schema.WORD, "word") for each in node.items()))


def _words_of(known: Collection[str]) -> Callable[[Node], tuple[str, ...]]:
    return lambda node: _once(node, tuple(each.one_of(known) for each in node.items()))


def _one_of(known: Collection[str]) -> Callable[[Node], str]:
    return lambda node: node.one_of(known)


def _once(node: Node, words: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(words)) < len(words):
        raise node.refused("a word stands twice")
    return words


def _not_empty(node: Node, words: tuple[str, ...]) -> tuple[str, ...]:
    if not words:
        raise node.refused("an empty list")
    return words


def _maybe[T, D](found: Found, name: str, read: Callable[[Node], T], otherwise: D) -> T | D:
    return read(found[name]) if name in found else otherwise
