"""The letters that quote offices to one another, word for word: what each says and asks.

They are written in Romanian, as the letters that leave, whoever drafts them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from civicsteps.core.days import said
from civicsteps.engines.responsibility import Finding
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.ledger.models import Asset, Claim
from civicsteps.resolve.ledger.picture import Ledger
from civicsteps.resolve.ledger.words import day_of, law_of, sentence_of, way
from civicsteps.resolve.letters.drafting import Words

LANGUAGE = "ro"
MOST_QUOTED = 8
LONGEST_QUOTE = 450
SUBJECT = 140
BODY = 6000
"""What the form of a letter takes."""
RETOLD = {"each_other", "circle", "changed", "untraced", "denied"}
"""What was found that a letter says too: the rest follows from the quotes by itself."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs the letters, and where they live."""

    signer: str
    domicile: str
    as_association: bool = False


def offices_to_ask(ledger: Ledger) -> list[Office]:
    """Return the offices that said something or were asked, or were named by another, in order."""
    spoke = [standing.office for standing in ledger.picture.standings]
    named = [target for _source, target in ledger.picture.arrows]
    return [ledger.offices[key] for key in dict.fromkeys([*spoke, *named])]


def words_for(
    office: Office, asset: Asset, ledger: Ledger, by: Signature, *, to_prefect: bool = False
) -> Words:
    """Return a draft to an office: the others' words, what does not fit, and one question."""
    with override(LANGUAGE):
        request = _to_the_prefect(asset) if to_prefect else _question(office, asset, ledger)
        return Words(
            subject=_subject(asset),
            body=_fitting(list(_body(office, asset, ledger))),
            requests=request,
            signer=by.signer,
            domicile=by.domicile,
            as_association=by.as_association,
        )


def _subject(asset: Asset) -> str:
    subject = _("Petition about %(asset)s: who answers for it") % {"asset": asset.name}
    return subject[:SUBJECT]


def _fitting(paragraphs: list[str]) -> str:
    """Return as much as fits in a letter: what was said first is left out first."""
    while len("\n\n".join(paragraphs)) > BODY and len(paragraphs) > 1:
        del paragraphs[1]
    return "\n\n".join(paragraphs)


def _body(office: Office, asset: Asset, ledger: Ledger) -> Iterator[str]:
    told = {"asset": asset.name, "place": asset.place}
    yield (
        _("We ask who answers for %(asset)s (%(place)s). This is what we were told until now:")
        % told
    )
    standing = [ledger.claim((s.word or s.now).key) for s in ledger.picture.standings]
    latest = sorted(standing, key=lambda claim: (claim.on, claim.pk))[-MOST_QUOTED:]
    for claim in latest:
        yield _quoted(claim, ledger, own=claim.office_id == office.pk)
    findings = [found for found in ledger.picture.findings if found.kind in RETOLD]
    for found in findings[:MOST_QUOTED]:
        yield _retold(ledger, found)
    if laws := [law_of(found) for found in findings if law_of(found)]:
        yield f"{laws[0]} ({_('Government Ordinance no. 27/2002, art. 6^1')})"


def _retold(ledger: Ledger, found: Finding) -> str:
    if found.kind not in {"each_other", "circle"}:
        return sentence_of(ledger, found)
    return _("So the institutions send us to one another: %(way)s.") % {"way": way(ledger, found)}


def _quoted(claim: Claim, ledger: Ledger, *, own: bool) -> str:
    """Tell what an office said, with its day, number and words; to itself as its own."""
    who = _("You") if own else ledger.names[str(claim.office_id)]
    parts = [day_of(claim)]
    if claim.number:
        parts.append(_("no. %(number)s") % {"number": claim.number})
    if claim.publisher:
        parts.append(_("as published by %(publisher)s") % {"publisher": claim.publisher})
    text = f"{who} ({', '.join(parts)}) {_stance(claim, own=own)}"
    text += f" {_quote(claim.quote)}" if claim.quote else ""
    if claim.legal_ground:
        text += " " + _("Resting on: %(ground)s.") % {"ground": claim.legal_ground}
    return text + _sent_on(claim, ledger)


def _stance(claim: Claim, *, own: bool) -> str:
    if own:
        return {
            "ours": _("said that it is yours."),
            "not_ours": _("said that it is not yours."),
            "took_over": _("said that you took it over."),
            "silent": _("have not answered until today."),
        }[claim.stance]
    return {
        "ours": _("said that it is theirs."),
        "not_ours": _("said that it is not theirs."),
        "took_over": _("said that they took it over."),
        "silent": _("has not answered until today."),
    }[claim.stance]


def _quote(words: str) -> str:
    flat = " ".join(words.split())
    if len(flat) > LONGEST_QUOTE:
        flat = flat[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " […]"
    return _("“%(words)s”") % {"words": flat}


def _sent_on(claim: Claim, ledger: Ledger) -> str:
    if claim.points_to_id is None:
        return ""
    told = {"other": ledger.names[str(claim.points_to_id)]}
    if claim.forwarded_on is None:
        return " " + _("Named instead: %(other)s.") % told
    told["day"] = said(claim.forwarded_on)
    return " " + _("Sent on to %(other)s on %(day)s.") % told


def _question(office: Office, asset: Asset, ledger: Ledger) -> str:
    """Return the one question to an office: about what was sent to it, or what it said itself."""
    key = str(office.pk)
    for found in ledger.picture.findings:
        if found.kind in {"untraced", "denied"} and found.offices[1] == key:
            told = {"sender": ledger.names[found.offices[0]], "day": said(found.first)}
            return (
                _(
                    "Tell us whether you registered the petition that %(sender)s says it sent you"
                    " on %(day)s, and under what number and date."
                )
                % told
            )
    words = {s.office: s.word.stance for s in ledger.picture.standings if s.word}
    return _by_stance(words.get(key, "silent")) % {"asset": asset.name}


def _by_stance(stance: str) -> str:
    if stance == "not_ours":
        return _(
            "Tell us the act (number and date) from which it follows that %(asset)s is not in your"
            " administration, and who has it by that act."
        )
    if stance in {"ours", "took_over"}:
        return _(
            "Tell us the act (number and date) by which %(asset)s is in your administration, and"
            " what works you have planned there, until when."
        )
    return _("Tell us in writing whether %(asset)s is in your administration.")


def _to_the_prefect(asset: Asset) -> str:
    return _(
        "Ask the institutions quoted above to settle in writing which of them answers for"
        " %(asset)s, and tell us the outcome."
    ) % {"asset": asset.name}
