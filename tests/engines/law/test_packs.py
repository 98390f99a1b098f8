"""The packs say everything that the catalogue of instruments holds, in both languages, honestly."""

from datetime import date

import pytest

from civicsteps.engines.law import (
    Book,
    Calendar,
    NoLawError,
    Rule,
    Span,
    Step,
    gate,
    load_book,
    timeline,
)
from civicsteps.people.clocks import vocabulary as named

BOOK = load_book()
RULES = list(BOOK.rules.values())
STEPS = [step for rule in RULES for step in rule.steps.values()]

# The catalogue that the rules were written from: each instrument with the steps that it must have.
CATALOGUE = {
    "ro.l544": """request answer notice_ext answer_ext refusal press complaint complaint_answer
        court""",
    "ro.og27": "answer redirect answer_ext prefect dup",
    "ro.l52": """notice proposals debate_request debate debate_docs reasons meeting_notice minutes
        report court""",
    "ro.l554": """prior prior_late prior_norm prior_answer silence court6m cap1y suspension appeal
        enforce""",
    "ro.oug57": """draft_initiative convene_ordinary convene_extra agenda_public minutes
        prefect_comm public_normative notify_individual assembly prefect_control
        dissolve_referendum""",
    "ro.urb.catuc": """consult consult_breach publish init_opinion chief_architect certificate
        permit permit_public court""",
    "ro.urb.old": "consult_pug consult_puz consult_pud permit org_prior org_court org_plan",
    "ro.hg878": "answer review",
    "ro.l292": "screening_comments debate prior",
    "ro.l24": "no_change tree_felling",
    "ro.oug195": "26m2",
    "ro.l60": "notify notify_jandarmi ban",
    "ro.og137": "petition decision court15",
    "ro.l35": "petition",
    "eu.gdpr": "answer answer_ext",
    "ro.anre": "operator escalate",
    "ro.anrsc": "operator owner escalate",
    "ro.heat": "operator owner escalate",
    "ro.light": "operator owner escalate",
    "ro.transport": "operator owner escalate",
    "ro.l448": "petition",
    "ro.l422": "petition endorsement",
    "ro.l189": "collect",
    "ro.curte": "petition",
    "ro.watch": "procedure_code",
    "uk.foi": "answer",
}
TEMPLATES = "T544 T544R T544T TOG27 TL52 TL52D TL60 TL554 TCNCD TAP".split()


def test_every_instrument_of_the_catalogue_is_there() -> None:
    assert set(BOOK.rules) == set(CATALOGUE)


@pytest.mark.parametrize("rule_id", CATALOGUE)
def test_every_step_of_an_instrument_is_there(rule_id: str) -> None:
    assert set(CATALOGUE[rule_id].split()) <= set(BOOK.rule(rule_id).steps)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_people_read_is_in_both_languages(rule: Rule) -> None:
    texts = [rule.title, rule.note]
    for step in rule.steps.values():
        texts += [step.act, step.note, step.question]
    for text in filter(None, texts):
        assert set(text) == {"ro", "en"}
        assert all(text.values())
        assert text["ro"] != text["en"]
        assert not set("şţŞŢ") & set(text["ro"]), "cedillas are no Romanian letters"


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_what_is_unsure_calls_nobody_late_in_public(step: Step) -> None:
    assert not (step.confidence == "low" and step.public_late)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_a_term_cites_its_article_and_an_unsure_one_says_what_to_ask(step: Step) -> None:
    if step.duration:
        assert step.article
        assert step.question or step.confidence != "low"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_words_of_a_rule_are_known_to_those_who_say_them(rule: Rule) -> None:
    assert set(rule.templates) <= set(TEMPLATES) == set(named.TEMPLATES)
    assert set(rule.addressee) <= set(named.ADDRESSEES)
    assert set(rule.contents) <= set(named.CONTENTS)
    assert set(rule.delivery.channels) <= set(named.CHANNELS)
    assert sum(rule.family in families.split() for _, families in named.NEEDS.values()) == 1
    for step in rule.steps.values():
        assert step.event in named.EVENTS
        assert {word for edge in step.next for word in edge.when} <= set(named.FACTS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_rule_claims_a_lawyer_or_more_confidence_than_its_steps(rule: Rule) -> None:
    order = ("low", "medium", "high")
    least = min((step.confidence for step in rule.steps.values()), key=order.index)
    assert rule.review.confidence == least
    assert (rule.review.by, rule.review.on) == (None, None)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_clock_can_be_counted_from_a_day(rule: Rule) -> None:
    day = Span.on(date(2026, 11, 24))
    found = timeline(BOOK, rule.id, day, Calendar(rule.jurisdiction))
    counted = [figures.step for figures in found if figures.nominal]
    assert counted == [step.key for step in rule.steps.values() if step.duration]


@pytest.mark.parametrize(
    ("key", "kind", "allowed", "via"),
    [
        ("ro.l544.request", "informal_group", True, "member"),
        ("ro.l52.proposals", "natural_person", True, None),
        ("ro.l52.debate_request", "natural_person", False, None),
        ("ro.l52.debate_request", "association", True, None),
        ("ro.l52.debate_request", "informal_group", False, "centre"),
        ("ro.l35.petition", "association", True, "member"),
        ("ro.l60.notify", "informal_group", True, None),
        ("ro.l554.court6m", "informal_group", True, None),
        ("ro.urb.old.org_court", "natural_person", False, None),
        ("ro.urb.old.org_court", "informal_group", False, "centre"),
        ("ro.l189.collect", "association", False, None),
    ],
)
def test_who_may_use_an_instrument(key: str, kind: str, allowed: bool, via: str | None) -> None:
    rule_id, _, step = key.rpartition(".")
    found = gate(BOOK.rule(rule_id), step, kind)
    assert (found.allowed, found.via) == (allowed, via)


@pytest.mark.parametrize(
    ("key", "day", "governs"),
    [
        ("procedure_opened_on", date(2026, 8, 24), "ro.urb.old"),
        ("procedure_opened_on", date(2026, 8, 25), "ro.urb.catuc"),
        ("urbanism_certificate_date", date(2026, 8, 24), "ro.urb.old"),
        ("urbanism_certificate_date", date(2026, 8, 25), "ro.urb.catuc"),
    ],
)
def test_plans_and_permits_go_by_the_law_of_their_own_day(
    key: str, day: date, governs: str
) -> None:
    assert _in_force(BOOK, key, day).id == governs


def test_before_a_law_there_was_none() -> None:
    with pytest.raises(NoLawError, match="before the law existed"):
        BOOK.in_force("access_to_information", date(2001, 12, 21))


def _in_force(book: Book, key: str, day: date) -> Rule:
    return book.in_force("urbanism", date(2026, 11, 1), {key: day})
