"""`civicsteps law …`: what a person at a terminal, or a script, asks the law."""

import json
from datetime import date
from pathlib import Path

import pytest

from civicsteps.cli import main
from civicsteps.people.clocks.actions import add_override
from tests.cast import Cast

VECTORS = Path(__file__).parents[2] / "engines" / "law" / "vectors.json"
Said = pytest.CaptureFixture[str]


def run(capsys: Said, *words: str) -> tuple[int, str, str]:
    """The exit code, what was said, and what was said of errors."""
    try:
        code = main(list(words))
    except SystemExit as end:
        code = int(end.code or 0)
    said = capsys.readouterr()
    return code, said.out.strip(), said.err.strip()


def due(capsys: Said, *words: str) -> dict[str, dict[str, object]]:
    """The steps of `law due … --json`, by their names."""
    code, out, _ = run(capsys, "law", "due", *words, "--json")
    assert code == 0
    return {step["step"]: step for step in json.loads(out)["steps"]}


@pytest.mark.django_db
def test_due_says_every_step_of_a_rule_with_its_days_and_article(capsys: Said) -> None:
    steps = due(capsys, "ro.l544", "--trigger", "2026-11-02")
    answer = steps["answer"]
    assert (answer["nominal"], answer["late_from"], answer["act_by"]) == (
        "2026-11-13", "2026-11-14", None,
    )  # fmt: skip
    assert answer["method"] == "FREE_ROLL"
    assert "Legea 544/2001" in str(answer["citation"])
    assert "art. 7" in str(answer["citation"])
    # The court runs from the silence, not from the complaint.
    assert steps["court"]["act_by"] == "2026-12-11"


@pytest.mark.django_db
def test_due_of_one_step_counts_from_its_own_trigger(capsys: Said) -> None:
    words = ("--trigger", "2026-11-12", "--on", "2026-12-12")
    for rule in (("ro.l544", "--step", "court"), ("ro.l544.court",)):
        steps = due(capsys, *rule, *words)
        assert list(steps) == ["court"]
        assert steps["court"]["act_by"] == "2026-12-11"
        assert steps["court"]["unsafe"] is True


@pytest.mark.django_db
def test_due_of_a_day_that_is_not_certain(capsys: Said) -> None:
    answer = due(capsys, "ro.l544.answer", "--trigger", "2026-11-06..2026-11-09")["answer"]
    assert answer["trigger"] == {
        "event": "request.registered", "earliest": "2026-11-06", "latest": "2026-11-09",
    }  # fmt: skip
    assert answer["late_from"] == "2026-11-21"


def test_due_knows_the_days_that_this_installation_moved(capsys: Said, cast: Cast) -> None:
    # Without them it is 30 December (vector D49). A command closes its connection: one call alone.
    words = ("ro.l544.answer", "--trigger", "2026-12-19")
    for day in (date(2026, 12, 30), date(2026, 12, 31)):
        add_override(day=day, kind="off", source="HG 1/2026", by=cast.by("ilinca"))
    assert due(capsys, *words)["answer"]["nominal"] == "2027-01-04"


@pytest.mark.django_db
def test_due_in_words_says_that_it_is_no_advice(capsys: Said) -> None:
    code, out, _ = run(capsys, "law", "due", "ro.l544", "--trigger", "2026-11-02")
    assert code == 0
    assert "ends 2026-11-13; late from 2026-11-14" in out
    assert out.endswith("Information, not legal advice.")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (("ro.nothing", "--trigger", "2026-11-02"), 2, "no rule “ro.nothing”"),
        (("ro.l544.nothing", "--trigger", "2026-11-02"), 2, "no step “ro.l544.nothing”"),
        (("ro.l544", "--trigger", "2 November"), 2, "is no day"),
        (("ro.l544", "--trigger", "2026-11-09..2026-11-06"), 2, "before the earliest"),
        (("ro.l544",), 2, "--trigger"),
        (("ro.l544", "--trigger", "1999-01-01"), 1, "is before Legea 544/2001 was in force"),
        (("ro.l544", "--trigger", "2150-01-01"), 2, "no table of public holidays for 2150"),
    ],
)
def test_due_says_what_is_wrong(
    capsys: Said, words: tuple[str, ...], code: int, reason: str
) -> None:
    found, out, err = run(capsys, "law", "due", *words, "--json")
    assert (found, out) == (code, "")
    assert reason in err


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("FREE_ROLL --from 2026-11-17 --n 10 --unit calendar", "2026-12-02"),
        ("SAFE_ACT --from 2026-05-22 --n 10 --unit calendar --readings INCL_RAW,FREE_ROLL",
         "2026-05-29"),
        ("WD_AFTER --from 2026-03-27 --n 20 --unit working --calendar UK", "2026-04-28"),
        ("WD_AFTER --from 2026-12-18 --n 5 --unit working --off 2026-12-24 --on 2026-12-19",
         "2026-12-28"),
        ("HOURS --from 2026-04-09T10:00+03:00 --n 48 --unit hour", "2026-04-11T10:00:00+03:00"),
    ],
)  # fmt: skip
def test_count_prints_one_day(capsys: Said, words: str, day: str) -> None:
    assert run(capsys, "law", "count", *words.split()) == (0, day, "")
    code, out, _ = run(capsys, "law", "count", *words.split(), "--json")
    assert (code, json.loads(out)["date"]) == (0, day)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("FREE --from 2026-11-17 --n 10 --unit calendar", "FREE"),
        ("FREE_ROLL --from tomorrow --n 10 --unit calendar", "is no day"),
        ("FREE_ROLL --from 2026-11-17 --n ten --unit calendar", "ten"),
        ("FREE_ROLL --from 2026-11-17 --n 0 --unit calendar", "a whole number of units"),
        ("FREE_ROLL --from 2026-11-17 --n 10 --unit month", "does not count in the unit"),
        ("SAFE_ACT --from 2026-11-17 --n 10 --unit calendar", "name at least one"),
        ("HOURS --from 2026-11-17 --n 10 --unit hour", "starts at an hour"),
        ("HOURS --from 2026-11-17T10:00 --n 10 --unit hour", "time zone is known"),
        ("INCL_RAW --from 2026-11-17T10:00 --n 10 --unit calendar", "starts on a day"),
    ],
)
def test_count_does_not_understand_nonsense(capsys: Said, words: str, reason: str) -> None:
    code, out, err = run(capsys, "law", "count", *words.split())
    assert (code, out) == (2, "")
    assert reason in err


def test_vectors_agree(capsys: Said) -> None:
    code, out, err = run(capsys, "law", "vectors", str(VECTORS))
    assert (code, err, len(out.splitlines())) == (0, "", 60)


def test_each_vector_that_differs_is_named(capsys: Said, tmp_path: Path) -> None:
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))[:3]
    vectors[0]["expected"] = "2026-11-11"
    vectors[1]["method"] = "GUESS"
    del vectors[2]["n"]
    file = tmp_path / "vectors.json"
    file.write_text(json.dumps(vectors), encoding="utf-8")
    code, out, err = run(capsys, "law", "vectors", str(file), "--json")
    assert code == 1
    assert [each["agrees"] for each in json.loads(out)] == [False, False, False]
    assert "3 of 3 differ" in err
    assert "D01  ro.l544.answer  INCL_RAW  2026-11-12  expected 2026-11-11" in err
    assert "no counting method “GUESS”" in err
    assert "no 'n'" in err


@pytest.mark.parametrize("raw", ["", "{", "{}", "[1]", "[" * 100_000])
def test_a_file_that_is_no_list_of_vectors_is_not_understood(
    capsys: Said, tmp_path: Path, raw: str
) -> None:
    file = tmp_path / "vectors.json"
    file.write_text(raw, encoding="utf-8")
    code, out, err = run(capsys, "law", "vectors", str(file))
    assert (code, out) == (2, "")
    assert "vectors.json" in err
    assert run(capsys, "law", "vectors", str(tmp_path / "none.json"))[0] == 2


def test_our_own_rules_are_right(capsys: Said) -> None:
    code, out, err = run(capsys, "law", "lint", "--json")
    assert (code, err) == (0, "")
    assert {"ro.l544", "ro.og27", "uk.foi"} <= {each["rule"] for each in json.loads(out)["rules"]}


def test_a_rule_file_with_an_error_is_named_with_its_line(capsys: Said, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("schema: civicsteps.rule/1\nid: [\n", encoding="utf-8")
    for path in (file, tmp_path):
        code, out, err = run(capsys, "law", "lint", str(path))
        assert (code, out) == (1, "")
        assert "x.yaml:3: not YAML" in err
    code, out, _ = run(capsys, "law", "lint", str(file), "--json")
    assert json.loads(out)["error"]["line"] == 3
    assert run(capsys, "law", "lint", str(tmp_path / "none"))[0] == 2
