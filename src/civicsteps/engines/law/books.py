"""All the rules together: read, held against one another, and looked up."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from civicsteps.engines.law.nodes import LawError, Node
from civicsteps.engines.law.parsing import read_rule
from civicsteps.engines.law.rules import Edge, Rule, Step

PACKS = Path(__file__).parent / "packs"
TRIGGER = "trigger_date"


class NoLawError(ValueError):
    """No version of a law is in force for the dates that are known; says why."""


class UnknownLawError(KeyError):
    """No rule or step has that name."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Book:
    """The rules by their ids."""

    rules: Mapping[str, Rule]

    def rule(self, rule_id: str) -> Rule:
        """The rule with that id; UnknownLawError when there is none."""
        if rule_id not in self.rules:
            raise UnknownLawError(f"no rule “{rule_id}”")
        return self.rules[rule_id]

    def step(self, key: str) -> Step:
        """The step with that whole key, as ro.l544.answer; UnknownLawError when there is none."""
        rule_id, _, name = key.rpartition(".")
        rule = self.rules.get(rule_id)
        if rule is None or name not in rule.steps:
            raise UnknownLawError(f"no step “{key}”")
        return rule.steps[name]

    def in_force(self, family: str, on: date, keys: Mapping[str, date] | None = None) -> Rule:
        """The version that governs a case: by the trigger's day, or by the key of its transition.

        NoLawError says when the law did not exist yet or no more, and which date must be told.
        """
        rules = [rule for rule in self.rules.values() if rule.family == family]
        if not rules:
            raise UnknownLawError(f"no rule of the family “{family}”")
        known = {**(keys or {}), TRIGGER: on}
        if all(not known.keys() & set(rule.transition.keys) for rule in rules):
            needed = sorted({key for rule in rules for key in rule.transition.keys})
            raise NoLawError(f"{family}: tell {' or '.join(needed)}, which chooses the law")
        valid = [rule for rule in rules if _is_chosen(rule, known)]
        if len(valid) == 1:
            return valid[0]
        raise NoLawError(_why_none(family, rules, known) if not valid else _why_two(family, valid))


def load_book(folder: Path | None = None) -> Book:
    """Read and hold together every rule file of a folder, ours unless told; LawError names why not.

    A path to a single file holds that file against our packs, in the place of its own rule there.
    """
    folder = PACKS if folder is None else folder
    if folder.is_dir():
        return _held(list(_read(folder)), {})
    rule, node = read_rule(folder, folder.name)
    return _held([(rule, node)], {k: v for k, v in load_book().rules.items() if k != rule.id})


def edges(book: Book, step_key: str, facts: Collection[str]) -> tuple[Edge, ...]:
    """What opens after a step, given what is on file of it: silent, refused, bad, notice_ext."""
    on_file = set(facts)
    return tuple(edge for edge in book.step(step_key).next if not edge.when or edge.when & on_file)


def _read(folder: Path) -> Iterator[tuple[Rule, Node]]:
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml"))
    if not paths:
        raise LawError(str(folder), 1, "no rule file in the folder")
    for path in paths:
        yield read_rule(path, path.relative_to(folder).as_posix())


def _held(read: list[tuple[Rule, Node]], others: Mapping[str, Rule]) -> Book:
    """The book, if its rules fit together."""
    rules = dict(others)
    for rule, node in read:
        fields = node.entries or {}
        if rule.id in rules:
            raise fields["id"].refused(f"the rule “{rule.id}” stands in {rules[rule.id].file} too")
        _check_overlap(rule, fields["family"], rules)
        rules[rule.id] = rule
    for rule, node in read:
        _check_pointers(rule, node, rules)
    return Book(rules)


def _check_overlap(rule: Rule, node: Node, rules: Mapping[str, Rule]) -> None:
    for other in rules.values():
        if other.family != rule.family:
            continue
        shared = set(rule.transition.keys) & set(other.transition.keys)
        starts = max(rule.valid_from, other.valid_from)
        if shared and rule.is_in_force(starts) and other.is_in_force(starts):
            raise node.refused(
                f"{rule.id} and {other.id} are both in force on {starts} in the family "
                f"“{rule.family}”"
            )


def _check_pointers(rule: Rule, node: Node, rules: Mapping[str, Rule]) -> None:
    fields = node.entries or {}
    replaced = rule.transition.replaced_by
    if replaced and replaced not in rules:
        raise fields["transition"].refused(f"replaced by “{replaced}”, which is no rule")
    for each, step in zip(fields["steps"].elements, rule.steps.values(), strict=True):
        entries = each.entries or {}
        if step.next:
            for place, edge in zip(entries["next"].elements, step.next, strict=True):
                _check_step(edge.step, place, rules)
        for name in (step.expiry_of, *(other.expiry_of for other in step.instead)):
            if name:
                _check_step(name, entries["trigger"], rules)
    _check_circles(rule, node)


def _check_step(key: str, place: Node, rules: Mapping[str, Rule]) -> None:
    rule_id, _, name = key.rpartition(".")
    if rule_id not in rules or name not in rules[rule_id].steps:
        raise place.refused(f"there is no step “{key}”")


def _check_circles(rule: Rule, node: Node) -> None:
    """A step must not wait, in the end, for its own term to run out."""
    for step in rule.steps.values():
        waits, ahead = set(), [step]
        while ahead:
            current = ahead.pop()
            for key in (current.expiry_of, *(other.expiry_of for other in current.instead)):
                found = next((s for s in rule.steps.values() if s.key == key), None)
                if found is step:
                    raise node.refused(f"the step “{step.id}” waits for itself")
                if found and key not in waits:
                    waits.add(key)
                    ahead.append(found)


def _is_chosen(rule: Rule, known: Mapping[str, date]) -> bool:
    days = [known[key] for key in rule.transition.keys if key in known]
    return bool(days) and all(rule.is_in_force(day) for day in days)


def _why_none(family: str, rules: list[Rule], known: Mapping[str, date]) -> str:
    days = [known[key] for rule in rules for key in rule.transition.keys if key in known]
    first = min(rule.valid_from for rule in rules)
    if max(days) < first:
        return f"{family}: {max(days)} is before the law existed ({first})"
    return f"{family}: no version is in force for {', '.join(map(str, sorted(set(days))))}"


def _why_two(family: str, rules: list[Rule]) -> str:
    return f"{family}: the dates choose {' and '.join(rule.id for rule in rules)}"
