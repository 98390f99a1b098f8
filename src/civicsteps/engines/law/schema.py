# How a rule file is written: packs/<country>/<act>.yaml, ONE rule in a file, UTF-8, at most 200 kB.
# No aliases, no anchors, no tags, no merge keys, no key twice; a text that YAML would read as a
# number, a date or yes/no stands in quotes. A key that is not named here is refused. [ ] after the
# `#` means: may be left out, or hold nothing.
#
#   schema: civicsteps.rule/1
#   id: ro.l544               # country.act: small letters, digits, _ and dots
#   family: access            # same family = same need; versions of it are never in force together
#   jurisdiction: RO          # RO | UK: which calendar
#   title: {ro: …, en: …}     # every text for people has both languages
#   citation: {act: …, norms: [..], url: …}     # norms and url: [ ]
#   valid_from: 2001-12-22
#   valid_to: 2026-08-24      # [ ] the last day
#   transition:               # [ ] by which date a version is chosen
#     key: trigger_date       # or procedure_opened_on, urbanism_certificate_date, or a list of them
#     replaced_by: ro.new     # [ ] a rule of the book
#   who:                      # who may use it; a kind stands in one list at most; ACTOR_KINDS
#     actor_kinds: [natural_person]             # by themselves
#     via_member: [informal_group]              # [ ] one named member signs
#     through_centre: []                        # [ ] only by the centre or a partner association
#     conditions: {centre: {ro: …, en: …}}      # [ ] "only if …", in words
#   addressee: [local_authority]                # [ ] words
#   delivery: {fee: 0, fee_note: …, channels: [paper, email]}
#                             # [ ] each of them: fee in whole lei or `lookup` (it changes);
#                             #     fee_note a text or {ro, en}; CHANNELS
#   exempt: [word]            # [ ] cases that the rule leaves out
#   note: {ro: …, en: …}      # [ ]
#   contents: [name]          # [ ] words: what the letter must hold
#   refs: {templates: [T544], lint: [LR01]}     # [ ]
#   sources: [{title: …, seen: true, mark: V, url: …}]      # MARKS; url: [ ]
#   review: {confidence: medium, by: …, on: …}  # [ ] then the least sure of the steps; by, on: [ ]
#   steps:                    # at least one; each below those that lead to it
#     - id: answer            # small letters, digits, _
#       act: {ro: …, en: …}
#       who: authority        # authority | group | court | third
#       trigger:
#         event: request.registered   # thing.happened; steps with the same event start together
#         evidence: [A, B, C]         # [ ] levels of proof; then all four
#         expiry_of: answer           # [ ] it starts when the term of that step (of this rule, or
#                                     #     rule.step) runs out, unless the event itself is known
#         days_after: 1               # [ ] that many days later: 0 or 1
#         on_working_day: true        # [ ] what comes on a free day counts as come on the next
#                                     #     working day, when it is asked who is late
#         instead:                    # [ ] with a fact on file, the term of another step; with
#                                     #     or_earlier that event, if it was earlier
#           - {when: notice_ext, expiry_of: answer_ext}
#           - {when: refused, expiry_of: refusal, or_earlier: refusal.communicated}
#       direction: forward    # [ ] or backward: the event is the end of a window before it
#       duration: 10          # [ ] a whole number from 1; without it there is no term, and neither
#                             #     unit, primary, readings, also nor extension
#       unit: calendar        # calendar | working | month | year | hour
#       primary: FREE_ROLL    # one of the readings: the day that is shown
#       readings: [INCL_RAW, FREE_ROLL]         # METHODS_OF, by direction and unit
#       also:                 # [ ] other lengths that somebody defends: 30 days for a month;
#                             #     `extended` beside an extension: [ ]
#         - {duration: 30, extended: 60, unit: calendar, readings: [INCL_RAW, FREE_ROLL]}
#       extension: {to: 30, unit: calendar, needs: notice_ext, notice_within: 10}
#                             # [ ] ONE term from the trigger, in the step's unit; `needs` the fact;
#                             #     notice_within days, [ ] then before the term's own end
#       on_silence: tacit_refusal     # [ ] SILENCES
#       article: "art. 7 alin. (1)"   # [ ] where there is no term
#       confidence: high      # high | medium | low
#       public_late: true     # [ ] may "late" be said in public; then: an authority's step whose
#                             #     confidence is not low. Low with true is refused
#       late: false           # [ ] no late day is named at all, not even to the group
#       actors: {…}           # [ ] as `who` of the rule, for this step
#       keys: [procedure_opened_on]   # [ ] which of the rule's transition keys decide for this step
#       exempt: [word]        # [ ] facts with which the step need not be done
#       note: {ro: …, en: …}          # [ ]
#       question: {ro: …, en: …}      # [ ] what a lawyer must still confirm here
#       next:                 # [ ] `when` any of these facts; without it always open
#         - {step: complaint, when: "silent|refused"}
#         - {step: ro.l554.court6m}
#
# Words of facts: small letters, digits and _; of events also one dot. Facts that the rooms know:
# silent, refused, bad, notice_ext; a rule may add what it needs.
"""The vocabulary of rule files (the comment above is the schema, key by key)."""

import re

SCHEMA = "civicsteps.rule/1"
RULE_ID = re.compile(r"[a-z]{2}(\.[a-z0-9_]+)+")
WORD = re.compile(r"[a-z0-9_]+")
EVENT = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)?")
TEMPLATE = re.compile(r"T[A-Z0-9]+")
LINT = re.compile(r"LR[0-9]{2}")

JURISDICTIONS = ("RO", "UK")
TRANSITION_KEYS = ("trigger_date", "procedure_opened_on", "urbanism_certificate_date")
ACTOR_KINDS = (
    "natural_person",
    "association",
    "informal_group",
    "centre",
    "company",
    "authority",
)
SIDES = ("authority", "group", "court", "third")
CHANNELS = ("paper", "email", "web_form", "counter", "post", "registered_post", "lists", "fax")
MARKS = ("V", "V-copy", "V ref", "S", "memory", "mix")
SILENCES = ("tacit_refusal", "may_proceed", "deemed_none", "tacit_approval")
CONFIDENCES = ("high", "medium", "low")
DIRECTIONS = ("forward", "backward")
UNITS = ("calendar", "working", "month", "year", "hour")

HOURS = ("HOURS", "HOURS_CPC")
METHODS_OF = {
    ("forward", "calendar"): ("DAY1_RAW", "INCL_RAW", "INCL_ROLL", "FREE_RAW", "FREE_ROLL"),
    ("forward", "working"): ("WD_DAY1", "WD_AFTER", "WD_FREE"),
    ("forward", "month"): ("MONTHS_RAW", "MONTHS_ROLL"),
    ("forward", "year"): ("YEARS_RAW", "YEARS_ROLL"),
    ("forward", "hour"): HOURS,
    ("backward", "calendar"): ("BACK_RAW", "BACK_FREE", "BACK_FREE_ROLL"),
    ("backward", "working"): ("BACK_WD", "BACK_WD_FREE"),
    ("backward", "hour"): HOURS,
}
