"""A small book of law, written as its files are, for tests that change a line of it."""

from pathlib import Path

from civicsteps.engines.law import Book, load_book

RULE = """\
schema: civicsteps.rule/1
id: ro.papers
family: access
jurisdiction: RO
title: {ro: "Legea hârtiilor", en: "The law of papers"}
citation: {act: "Legea 1/2001"}
valid_from: 2001-12-22
who: {actor_kinds: [natural_person, association], via_member: [informal_group]}
sources: [{title: "made up", seen: false, mark: memory}]
steps:
  - id: answer
    who: authority
    act: {ro: "Răspunsul", en: "The answer"}
    trigger: {event: request.registered}
    duration: 10
    unit: calendar
    primary: FREE_ROLL
    readings: [INCL_RAW, FREE_ROLL]
    extension: {to: 30, unit: calendar, needs: notice_ext, notice_within: 10}
    article: "art. 7"
    confidence: high
    next: [{step: longer, when: notice_ext}, {step: court, when: "silent|refused"}]
  - id: longer
    who: authority
    act: {ro: "Răspunsul târziu", en: "The longer answer"}
    trigger: {event: request.registered}
    duration: 30
    unit: calendar
    primary: FREE_ROLL
    readings: [INCL_RAW, FREE_ROLL]
    article: "art. 7"
    confidence: high
  - id: refusal
    who: authority
    act: {ro: "Refuzul", en: "The refusal"}
    trigger: {event: request.registered}
    duration: 5
    unit: calendar
    primary: FREE_ROLL
    readings: [INCL_RAW, FREE_ROLL]
    article: "art. 7"
    confidence: high
  - id: complaint
    who: group
    act: {ro: "Reclamația", en: "The complaint"}
    trigger: {event: refusal.known, expiry_of: answer, days_after: 1}
    duration: 30
    unit: calendar
    primary: FREE_ROLL
    readings: [INCL_RAW, FREE_ROLL]
    article: "art. 21"
    confidence: medium
    next: [{step: complaint_answer}]
  - id: complaint_answer
    who: authority
    act: {ro: "Răspunsul la reclamație", en: "The answer to the complaint"}
    trigger: {event: complaint.registered}
    duration: 15
    unit: calendar
    primary: FREE_ROLL
    readings: [INCL_RAW, FREE_ROLL]
    article: "art. 21"
    confidence: low
  - id: court
    who: group
    act: {ro: "Instanța", en: "The court"}
    trigger:
      event: term.expired
      expiry_of: answer
      instead:
        - {when: notice_ext, expiry_of: longer}
        - {when: refused, expiry_of: refusal, or_earlier: refusal.communicated}
    duration: 30
    unit: calendar
    primary: FREE_ROLL
    readings: [INCL_RAW, FREE_ROLL]
    article: "art. 22"
    confidence: medium
"""


def book_of(folder: Path, *texts: str) -> Book:
    """Write the rules into a folder as 1.yaml, 2.yaml … and read them."""
    for number, text in enumerate(texts, start=1):
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    return load_book(folder)


def line_of(text: str, part: str) -> int:
    """The number of the first line that holds that."""
    return text[: text.index(part)].count("\n") + 1
