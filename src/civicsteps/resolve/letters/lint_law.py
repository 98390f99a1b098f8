"""The rules of `LR..` that need more than a letter: its clock, its rule, what is on file.

Pure: whoever has the figures hands them over. Each returns what it found, or None.
"""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.resolve.letters.lint import Finding

ASK_AFTER = timedelta(days=4)
YEAR = timedelta(days=365)
CODE_FROM = date(2026, 8, 25)
FIVE_IN_A_HUNDRED = 0.05
GENERAL_MONTHS = 6


def lr02_court_from_complaint(*, court_from: date, request_expired_on: date) -> Finding | None:
    """LR02: the court's 30 days run from the request's term (Law 544/2001, art. 22)."""
    if court_from <= request_expired_on:
        return None
    return Finding(
        "LR02",
        "E",
        _("The court's 30 days do not wait for the answer to the complaint."),
        _("Count them from the day on which the first term ended."),
    )


def lr05_past(*, act_by: date, today: date, done: bool) -> Finding | None:
    """LR05: the safe day to act has passed."""
    if done or act_by >= today:
        return None
    return Finding("LR05", "E", _("The safe day has passed."), _("Act today."))


def lr09_no_number(*, sent_on: date, number: str, today: date) -> Finding | None:
    """LR09: no number two working days after sending: what proves the day is weak."""
    if number or today < sent_on + ASK_AFTER:
        return None
    return Finding(
        "LR09", "W", _("No registration number has come."), _("Ring the registry and ask for it.")
    )


def lr12_assembly_late(*, held_on: date, today: date) -> Finding | None:
    """LR12: Law 60/1991 wants three full days between the declaration and the assembly."""
    if today < held_on - timedelta(days=3):
        return None
    return Finding(
        "LR12",
        "E",
        _("The declaration must be there three full days before the assembly."),
        _("Choose a later day, or a form that needs no declaration."),
        "part_held_on",
    )


def lr14_no_prior(*, prior_on_file: bool, exempt: bool) -> Finding | None:
    """LR14: before annulment in court there is a prior complaint (Law 554/2004, art. 7)."""
    if prior_on_file or exempt:
        return None
    return Finding(
        "LR14", "E", _("Before the court comes the prior complaint."), _("Write it first.")
    )


def lr16_after_term(*, until: date | None, today: date) -> Finding | None:
    """LR16: proposals after the printed day may be left unread."""
    if until is None or today <= until:
        return None
    return Finding(
        "LR16",
        "W",
        _("The term for proposals has passed."),
        _("Send them nevertheless, as a petition, and ask for the debate."),
    )


def lr17_wrong_pack(*, old_pack: bool, key: date) -> Finding | None:
    """LR17: since 25 August 2026 the code holds for procedures that began after it."""
    if old_pack == (key < CODE_FROM):
        return None
    return Finding(
        "LR17",
        "E",
        _("For a procedure that began on this day another law holds."),
        _("Choose the law by the day on which the procedure was opened."),
    )


def lr18_year(*, happened_on: date, today: date) -> Finding | None:
    """LR18: the Ombudsman takes what is not older than a year (Law 35/1997)."""
    if today - happened_on <= YEAR:
        return None
    return Finding(
        "LR18", "W", _("It is older than a year."), _("Say when you learnt of it, if later.")
    )


def lr19_extension(*, extended: bool, notice_on: date | None, within: date) -> Finding | None:
    """LR19: more time counts only if they said so before the first term ended."""
    if not extended or (notice_on and notice_on <= within):
        return None
    return Finding(
        "LR19",
        "W",
        _("They take more time, but no notice came before the term ended."),
        _("Count without it."),
    )


def lr20_rolled(*, shown: date, act_by: date) -> Finding | None:
    """LR20: the group is shown the day that is safe in every reading, not the rolled one."""
    if shown <= act_by:
        return None
    return Finding("LR20", "W", _("The day shown is later than the safe day."), _("Act earlier."))


def lr21_to_confirm(*, confidence: str) -> Finding | None:
    """LR21: a rule that a lawyer has still to confirm."""
    if confidence != "low":
        return None
    return Finding(
        "LR21", "I", _("A lawyer has still to confirm this term."), _("Do not rest all on it.")
    )


def lr22_notarised(*, asked: str) -> Finding | None:
    """LR22: they may not ask for notarised copies (OUG 41/2016)."""
    if not any(word in asked.lower() for word in ("legalizat", "notarial", "în original")):
        return None
    return Finding(
        "LR22",
        "I",
        _("They ask for a notarised copy or for the paper itself."),
        _("Point to Emergency Ordinance no. 41/2016: an e-mailed copy is enough."),
    )


def lr23_not_in_force(*, on: date, since: date, until: date | None) -> Finding | None:
    """LR23: the rule does not hold on this day."""
    if since <= on and (until is None or on <= until):
        return None
    return Finding(
        "LR23", "E", _("This law does not hold on that day."), _("Choose the one that does.")
    )


def lr25_signatures(*, signatures: int, voters: int, own_forms: bool) -> Finding | None:
    """LR25: a citizens' draft wants 5% of the voters, on the secretary's forms."""
    if own_forms and signatures >= voters * FIVE_IN_A_HUNDRED:
        return None
    return Finding(
        "LR25",
        "W",
        _("There are too few signatures, or they are not on the secretary's forms."),
        _("Ask the secretary for the forms, and gather 5% of the voters."),
    )


def lr26_general_term(*, association: bool, old_pack: bool, months: int) -> Finding | None:
    """LR26: an association attacks an old permit or plan within days, not within six months."""
    if not (association and old_pack and months >= GENERAL_MONTHS):
        return None
    return Finding(
        "LR26",
        "E",
        _("For an association the term is 30 or 60 days here, not six months."),
        _("Act by the short term."),
    )
