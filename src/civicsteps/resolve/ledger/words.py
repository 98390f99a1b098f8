"""A ledger in sentences: where it stands, and each thing found with its days."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from civicsteps.core.days import said
from civicsteps.engines.responsibility import CITATION, Finding
from civicsteps.resolve.ledger.models import Claim
from civicsteps.resolve.ledger.picture import Ledger

ARROW = " → "
PATTERNS = {"day": "j F Y", "month": "F Y", "year": "Y"}
ABOUT_TRANSFERS = {"untraced", "denied"}


def day_of(claim: Claim) -> str:
    """Return a claim's day, as exactly as it is known, in the reader's language."""
    return said(claim.on, PATTERNS[claim.precision])


def headline(ledger: Ledger) -> str:
    """Say in a sentence or three where the thing stands."""
    parts = [*_who_says(ledger), *_around(ledger), *_who_is_silent(ledger)]
    return " ".join(parts) or _("Nobody has said anything yet.")


def _who_says(ledger: Ledger) -> list[str]:
    words = [standing.word for standing in ledger.picture.standings if standing.word]
    theirs = [word for word in words if word.stance in {"ours", "took_over"}]
    others = len(words) - len(theirs)
    told = [_own(ledger, word.key) for word in theirs[:3]]
    if others:
        told.append(
            ngettext(
                "One office says that it is not theirs.",
                "%(n)d offices say that it is not theirs.",
                others,
            )
            % {"n": others}
        )
    return told


def _own(ledger: Ledger, key: str) -> str:
    claim = ledger.claim(key)
    names = {"office": ledger.names[str(claim.office_id)], "day": day_of(claim)}
    if claim.stance == Claim.Stance.TOOK_OVER:
        return _("%(office)s says that it took it over (%(day)s).") % names
    return _("%(office)s says that it is theirs (%(day)s).") % names


def _around(ledger: Ledger) -> list[str]:
    circles = [f for f in ledger.picture.findings if f.kind in {"each_other", "circle"}]
    text = _("They send people to one another: %(way)s.")
    return [text % {"way": way(ledger, circle)} for circle in circles[:1]]


def _who_is_silent(ledger: Ledger) -> list[str]:
    silent = sum(standing.now.stance == "silent" for standing in ledger.picture.standings)
    if not silent:
        return []
    text = ngettext("One does not answer.", "%(n)d do not answer.", silent)
    return [text % {"n": silent}]


def way(ledger: Ledger, circle: Finding) -> str:
    """Return the way that a circle goes, back to its first office."""
    return ARROW.join(ledger.names[key] for key in (*circle.offices, circle.offices[0]))


def title_of(finding: Finding) -> str:
    """Return what kind of thing was found, in a few words."""
    return {
        "nobodys": _("Nobody's"),
        "several": _("Several say that it is theirs"),
        "each_other": _("They send people to one another"),
        "circle": _("They send people in a circle"),
        "changed": _("They said both"),
        "untraced": _("Sent, and no trace of it"),
        "denied": _("Sent, and it did not come"),
        "silent": _("No answer"),
    }[finding.kind]


def sentence_of(ledger: Ledger, finding: Finding) -> str:
    """Say what was found, in a sentence, with its days."""
    return str(SENTENCES[finding.kind](ledger, finding))


def law_of(finding: Finding) -> str:
    """Return what the law says about a thing found, in plain words, or nothing."""
    if finding.kind not in ABOUT_TRANSFERS:
        return ""
    return _(
        "An office that is not competent sends a petition on within 5 days of its registration, and"
        " tells whoever wrote it."
    )


def citation_of(finding: Finding) -> str:
    """Return where the law says it."""
    return CITATION if finding.kind in ABOUT_TRANSFERS else ""


def _listed(ledger: Ledger, finding: Finding) -> str:
    told = []
    for key in finding.claims:
        claim = ledger.claim(key)
        told.append(f"{ledger.names[str(claim.office_id)]} ({day_of(claim)})")
    return ", ".join(told)


def _nobodys(ledger: Ledger, finding: Finding) -> str:
    return _("All who answered say that it is not theirs: %(who)s.") % {
        "who": _listed(ledger, finding)
    }


def _several(ledger: Ledger, finding: Finding) -> str:
    return _("More than one says that it is theirs: %(who)s.") % {"who": _listed(ledger, finding)}


def _circle(ledger: Ledger, finding: Finding) -> str:
    told = [ledger.claim(key) for key in finding.claims]
    days = ", ".join(dict.fromkeys(day_of(claim) for claim in told))
    return _("%(way)s. They said so on: %(days)s.") % {"way": way(ledger, finding), "days": days}


def _changed(ledger: Ledger, finding: Finding) -> str:
    before, after = (ledger.claim(key) for key in finding.claims)
    told = {
        "office": ledger.names[finding.offices[0]],
        "before": day_of(before),
        "after": day_of(after),
    }
    if after.stance == Claim.Stance.NOT_OURS:
        return (
            _("%(office)s said on %(before)s that it is theirs, and on %(after)s that it is not.")
            % told
        )
    return (
        _("%(office)s said on %(before)s that it is not theirs, and on %(after)s that it is.")
        % told
    )


def _transfer(finding: Finding, ledger: Ledger) -> dict[str, str]:
    sender, receiver = (ledger.names[key] for key in finding.offices)
    return {"sender": sender, "receiver": receiver, "sent": said(finding.first)}


def _untraced(ledger: Ledger, finding: Finding) -> str:
    told = _transfer(finding, ledger) | {"last": said(finding.last)}
    return (
        _(
            "%(sender)s says that it sent it to %(receiver)s on %(sent)s. We know of no"
            " registration number there; the five days were over on %(last)s."
        )
        % told
    )


def _denied(ledger: Ledger, finding: Finding) -> str:
    told = _transfer(finding, ledger) | {"on": said(finding.last)}
    return (
        _(
            "%(sender)s says that it sent it to %(receiver)s on %(sent)s. On %(on)s they say there"
            " that nothing came."
        )
        % told
    )


def _silent(ledger: Ledger, finding: Finding) -> str:
    told = {
        "office": ledger.names[finding.offices[0]],
        "day": _asked_on(ledger, finding),
        "n": finding.days,
    }
    text = ngettext(
        "%(office)s was asked on %(day)s and has not answered for %(n)d day.",
        "%(office)s was asked on %(day)s and has not answered for %(n)d days.",
        finding.days,
    )
    return text % told


def _asked_on(ledger: Ledger, finding: Finding) -> str:
    return day_of(ledger.claim(finding.claims[0]))


SENTENCES = {
    "nobodys": _nobodys,
    "several": _several,
    "each_other": _circle,
    "circle": _circle,
    "changed": _changed,
    "untraced": _untraced,
    "denied": _denied,
    "silent": _silent,
}
