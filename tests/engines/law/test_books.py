"""Rule files: what is read of them, what is refused with file, line and reason, and look-ups."""

import json
from datetime import date
from pathlib import Path

import pytest

from civicsteps.engines.law import (
    Book,
    Calendar,
    LawError,
    NoLawError,
    Span,
    Step,
    UnknownLawError,
    edges,
    figures,
    gate,
    load_book,
    timeline,
    what_changed,
)
from civicsteps.engines.law.schema import CONFIDENCES
from tests.engines.law.written import RULE, book_of, line_of

# What is changed in the rule, into what, where the error is found (a part of its line, or none
# for the first), and what it says.
HOSTILE = [
    ("id: ro.papers", "id: Papers", "id: Papers", "“Papers” is no rule id"),
    ("civicsteps.rule/1", "civicsteps.rule/2", "schema:", "“civicsteps.rule/2” is none of"),
    ("jurisdiction: RO", "jurisdiction: FR", "jurisdiction:", "“FR” is none of RO, UK"),
    ("family: access\n", "", "", "“family” is missing"),
    ("family: access", "family:", "family:", "“family” holds nothing"),
    ("family: access", "family: access\nfee: 0", "fee:", "unknown key “fee”"),
    ("family: access", "family: access\nfamily: other", "family: other", "stands twice"),
    (', en: "The law of papers"', "", "title:", "“en” is missing"),
    ('en: "The court"', 'en: " "', "Instanța", "an empty text"),
    ('en: "The court"', "en: No", "Instanța", "yes or no where a text belongs"),
    ("2001-12-22", '"long ago"', "valid_from:", "a text where a date belongs"),
    ("2001-12-22", "2001-02-30", "valid_from:", "“2001-02-30” is no day"),
    (
        "valid_from: 2001-12-22",
        "valid_from: 2001-12-22\nvalid_to: 2001-12-21",
        "valid_to:",
        "valid_to comes before valid_from",
    ),
    ("[natural_person, association]", "[citizen]", "who: {actor", "“citizen” is none of"),
    (
        "via_member: [informal",
        "via_member: [association, informal",
        "who: {",
        "stands twice in who",
    ),
    (
        "id: refusal",
        "id: longer",
        '  - id: longer\n    who: authority\n    act: {ro: "Refuzul',
        "the step “longer” stands twice",
    ),
    ("step: longer, when", "step: nowhere, when", "step: nowhere", "no step “ro.papers.nowhere”"),
    ("step: longer, when", "step: ro.x.y, when", "step: ro.x.y", "there is no step “ro.x.y”"),
    ('"silent|refused"', '"silent||refused"', "silent||", "“” is no fact"),
    ("duration: 10", "duration: 0", "duration: 0", "0 is not between 1 and"),
    ("duration: 10", "duration: ten", "duration: ten", "a text where a whole number belongs"),
    ("duration: 10", "duration: 10.5", "duration: 10.5", "a number where a whole number belongs"),
    ("duration: 10", "duration: 0x10", "duration: 0x10", "is not written as a whole number"),
    ("    duration: 10\n", "", "unit: calendar", "“unit” without a duration"),
    ("INCL_RAW, FREE_ROLL", "INCL_RAW, WD_FREE", "WD_FREE", "WD_FREE does not count forward in"),
    ("INCL_RAW, FREE_ROLL", "BACK_RAW, FREE_ROLL", "BACK_RAW", "BACK_RAW does not count forward"),
    ("INCL_RAW, FREE_ROLL", "INCL_ROW", "INCL_ROW", "“INCL_ROW” is none of DAY1_RAW"),
    ("INCL_RAW, FREE_ROLL", "INCL_RAW", "primary:", "“FREE_ROLL” is none of INCL_RAW"),
    ("[INCL_RAW, FREE_ROLL]", "[]", "readings: []", "an empty list"),
    ("unit: calendar\n", "unit: calendar\n    direction: backward\n", "readings:", "backward in"),
    ("to: 30", "to: 10", "extension:", "an extended term is longer than the term"),
    ("unit: calendar, needs", "unit: month, needs", "extension:", "“month” is none of calendar"),
    ("confidence: high\n    next", "confidence: sure\n    next", "sure", "“sure” is none of"),
    ("confidence: low", "confidence: low\n    public_late: true", "public_late", "low confidence"),
    ("days_after: 1", "days_after: 2", "days_after", "2 is not between 0 and 1"),
    ("expiry_of: answer, days", "expiry_of: gone, days", "expiry_of: gone", "no step “ro.papers.g"),
    ("expiry_of: answer, days", "expiry_of: complaint, days", "", "“complaint” waits for itself"),
    ('article: "art. 22"', "article: &a art", "article: &a", "anchors and aliases are not read"),
    ('article: "art. 22"', "article: *a", "article: *a", "anchors and aliases are not read"),
    ('article: "art. 22"', "article: !!python/object:os.system {}", "!!python", "tags are not"),
    ('article: "art. 22"', "article: " + "[" * 3000, "[[[", "nested deeper than 20"),
    ('article: "art. 22"', "article: [", "confidence: medium\n<end>", "not YAML"),
    ('article: "art. 22"', "<<: {who: third}", "<<", "unknown key “<<”"),
    ('article: "art. 22"', "? [a]\n    : b", "? [a]", "a key that is no word"),
    ("steps:", "steps: []\nnot_steps:", "not_steps", "unknown key “not_steps”"),
    ("schema:", "- schema", "", "not YAML"),
]


@pytest.mark.parametrize(
    ("part", "instead", "at", "reason"), HOSTILE, ids=[f"{h[1][:30]!r} {h[3]}" for h in HOSTILE]
)
def test_a_wrong_rule_file_is_refused_with_its_line(
    tmp_path: Path, part: str, instead: str, at: str, reason: str
) -> None:
    assert part in RULE
    text = RULE.replace(part, instead, 1)
    with pytest.raises(LawError) as refused:
        book_of(tmp_path, text)
    assert reason in refused.value.reason
    assert refused.value.file == "1.yaml"
    if at and at in text:
        assert refused.value.line == line_of(text, at)
    assert str(refused.value) == f"1.yaml:{refused.value.line}: {refused.value.reason}"


@pytest.mark.parametrize(
    ("raw", "line", "reason"),
    [
        (b"", 1, "an empty file"),
        (b"# a comment\n", 1, "an empty file"),
        (b"null\n", 1, "nothing where a group of keys belongs"),
        (b"- a\n- b\n", 1, "a list where a group of keys belongs"),
        (b"a: b\n---\nc: d\n", 3, "a second document"),
        (b"a: \xff\xfe\n", 1, "not UTF-8"),
        (b"a: b\n" + b"# filling\n" * 30_000, 1, "more than 200000 bytes"),
        (b"a: " + b"{b: " * 5_000, 1, "nested deeper than 20"),
        (b"a: \x00\n", 1, "not YAML"),
    ],
)
def test_a_file_that_is_no_rule_is_refused(
    tmp_path: Path, raw: bytes, line: int, reason: str
) -> None:
    (tmp_path / "x.yaml").write_bytes(raw)
    with pytest.raises(LawError) as refused:
        load_book(tmp_path)
    assert (refused.value.file, refused.value.line) == ("x.yaml", line)
    assert reason in refused.value.reason


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LawError, match="no rule file in the folder"):
        load_book(tmp_path)


def test_the_same_rule_twice_names_both_files(tmp_path: Path) -> None:
    with pytest.raises(LawError, match=r"2\.yaml:2: the rule “ro\.papers” stands in 1\.yaml too"):
        book_of(tmp_path, RULE, RULE)


def version(name: str, *, since: str, until: str = "null", key: str = "trigger_date") -> str:
    """The rule of papers as another version of the same law."""
    said = f"valid_from: {since}\nvalid_to: {until}\ntransition: {{key: {key}}}"
    text = RULE.replace("valid_from: 2001-12-22", said)
    return text.replace("ro.papers", name).replace("notice_ext, notice", "notice_ext, notice")


def test_two_versions_of_a_law_are_never_in_force_together(tmp_path: Path) -> None:
    old = version("ro.old", since="2001-01-01", until="2026-08-24")
    with pytest.raises(LawError, match="are both in force on 2026-08-24"):
        book_of(tmp_path, old, version("ro.new", since="2026-08-24"))
    # Chosen by different dates they may stand side by side.
    other = version("ro.new", since="2026-08-24", key="procedure_opened_on")
    assert len(book_of(tmp_path, old, other).rules) == 2


def test_the_version_is_chosen_by_the_day_of_the_trigger(tmp_path: Path) -> None:
    old = version("ro.old", since="2001-01-01", until="2026-08-24")
    book = book_of(tmp_path, old, version("ro.new", since="2026-08-25"))
    assert book.in_force("access", date(2026, 8, 24)).id == "ro.old"
    assert book.in_force("access", date(2026, 8, 25)).id == "ro.new"
    with pytest.raises(NoLawError, match="2000-12-31 is before the law existed"):
        book.in_force("access", date(2000, 12, 31))
    with pytest.raises(UnknownLawError, match="no rule of the family “none”"):
        book.in_force("none", date(2026, 8, 24))


def test_a_law_between_versions_is_said_to_be_missing(tmp_path: Path) -> None:
    old = version("ro.old", since="2001-01-01", until="2020-01-01")
    book = book_of(tmp_path, old, version("ro.new", since="2026-08-25"))
    with pytest.raises(NoLawError, match="no version is in force for 2023-01-01"):
        book.in_force("access", date(2023, 1, 1))


def test_a_plan_goes_by_the_day_its_procedure_was_opened_never_by_today(tmp_path: Path) -> None:
    key = "[procedure_opened_on, urbanism_certificate_date]"
    old = version("ro.old", since="2001-01-01", until="2026-08-24", key=key)
    book = book_of(tmp_path, old, version("ro.new", since="2026-08-25", key=key))
    today, before, after = date(2026, 11, 23), date(2026, 8, 1), date(2026, 9, 1)
    assert book.in_force("access", today, {"procedure_opened_on": before}).id == "ro.old"
    assert book.in_force("access", today, {"urbanism_certificate_date": after}).id == "ro.new"
    with pytest.raises(NoLawError, match="tell procedure_opened_on or urbanism_certificate_date"):
        book.in_force("access", today)
    with pytest.raises(NoLawError, match="no version is in force"):
        book.in_force(
            "access", today, {"procedure_opened_on": before, "urbanism_certificate_date": after}
        )


def test_what_opens_next_depends_on_what_is_on_file(tmp_path: Path) -> None:
    book = book_of(tmp_path, RULE)

    def opened(*facts: str) -> set[str]:
        return {edge.step for edge in edges(book, "ro.papers.answer", facts)}

    assert opened() == set()
    assert opened("silent") == {"ro.papers.court"}
    assert opened("refused", "notice_ext") == {"ro.papers.court", "ro.papers.longer"}
    assert {e.step for e in edges(book, "ro.papers.complaint", ())} == {
        "ro.papers.complaint_answer"
    }


def test_who_may_use_it_and_through_whom(tmp_path: Path) -> None:
    text = RULE.replace(
        "confidence: medium\n    next: [{step: complaint_answer}]",
        "confidence: medium\n    next: [{step: complaint_answer}]\n    actors:\n"
        "      actor_kinds: [association, centre]\n      through_centre: [informal_group]\n"
        "      conditions: {centre: {ro: dacă scrie în statut, en: if its statute says so}}",
    )
    rule = book_of(tmp_path, text).rule("ro.papers")
    by_member = gate(rule, "answer", "informal_group")
    assert (by_member.allowed, by_member.via, by_member.reason_code) == (
        True, "member", "member_signs",
    )  # fmt: skip
    through = gate(rule, "complaint", "informal_group")
    assert (through.allowed, through.via, through.reason_code) == (
        False, "centre", "through_centre",
    )  # fmt: skip
    assert gate(rule, "answer", "natural_person").allowed
    assert gate(rule, "complaint", "natural_person").reason_code == "not_this_kind"
    assert gate(rule, "complaint", "centre").condition == {
        "ro": "dacă scrie în statut", "en": "if its statute says so",
    }  # fmt: skip
    with pytest.raises(ValueError, match="no kind “crowd”"):
        gate(rule, "answer", "crowd")


def test_a_clock_keeps_the_terms_it_started_with(tmp_path: Path) -> None:
    book = book_of(tmp_path, RULE)
    old = book.step("ro.papers.answer")
    kept = json.loads(json.dumps(old.terms()))
    assert Step.from_terms(kept) == old
    for step in book.rule("ro.papers").steps.values():
        assert Step.from_terms(json.loads(json.dumps(step.terms()))) == step
    changed = RULE.replace("duration: 10", "duration: 15").replace(
        "notice_within: 10", "notice_within: 5"
    )
    new = book_of(tmp_path, changed).step("ro.papers.answer")
    assert what_changed(kept, new) == ("duration", "extension")
    assert what_changed(kept, old) == ()
    assert new.digest != old.digest
    trigger = Span.on(date(2026, 11, 2))
    assert figures(Step.from_terms(kept), trigger, Calendar()) == figures(old, trigger, Calendar())


def test_a_better_wording_is_no_change_of_the_law(tmp_path: Path) -> None:
    old = book_of(tmp_path, RULE).step("ro.papers.answer")
    worded = RULE.replace('"The answer"', '"Their answer"').replace(
        "confidence: high\n    next", "confidence: medium\n    next"
    )
    new = book_of(tmp_path, worded).step("ro.papers.answer")
    assert new != old
    assert (new.digest, what_changed(old.terms(), new)) == (old.digest, ())


@pytest.mark.parametrize(
    ("article", "citation"),
    [
        ("art. 22", "Legea 1/2001, art. 22"),
        ("HG 123/2002, art. 16", "HG 123/2002, art. 16"),
    ],
)
def test_an_article_is_cited_with_its_act(tmp_path: Path, article: str, citation: str) -> None:
    rule = book_of(tmp_path, RULE.replace("art. 22", article)).rule("ro.papers")
    assert rule.cites(rule.steps["court"]) == citation


def test_unknown_names_are_said(tmp_path: Path) -> None:
    book = book_of(tmp_path, RULE)
    for key in ("ro.papers.none", "ro.none.answer", "answer", ""):
        with pytest.raises(UnknownLawError, match=f"no step “{key}”"):
            book.step(key)
    with pytest.raises(UnknownLawError, match=r"no rule “ro\.none”"):
        book.rule("ro.none")


def test_a_single_file_is_held_against_our_own_rules(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(RULE.replace("step: longer", "step: ro.l544.court"), encoding="utf-8")
    assert "ro.papers" in load_book(file).rules
    file.write_text(RULE.replace("step: longer", "step: ro.l544.nothing"), encoding="utf-8")
    with pytest.raises(LawError, match=r"mine\.yaml:\d+: there is no step “ro.l544.nothing”"):
        load_book(file)


@pytest.fixture(scope="module")
def ours() -> Book:
    return load_book()


def test_every_step_of_our_rules_can_be_counted_and_kept(ours: Book) -> None:
    for rule in ours.rules.values():
        calendar = Calendar(rule.jurisdiction)
        for day in (date(2026, 4, 9), date(2026, 12, 18)):
            assert len(timeline(ours, rule.id, Span.on(day), calendar)) == len(rule.steps)
        for step in rule.steps.values():
            assert Step.from_terms(json.loads(json.dumps(step.terms()))) == step


def test_what_no_lawyer_has_confirmed_is_never_late_in_public(ours: Book) -> None:
    low = [
        step
        for rule in ours.rules.values()
        for step in rule.steps.values()
        if step.confidence == CONFIDENCES[-1]
    ]
    assert low
    assert not [step.key for step in low if step.public_late]
