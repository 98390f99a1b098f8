"""Where the questions end: which letters fit, why, and to whom each goes."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.people.authorities.topics import Topic

ASKED = "?"

type Said = str | Promise


@dataclass(frozen=True, slots=True)
class Fit:
    """An instrument that fits, why, and to whom it goes in plain words.

    `topic` is the field whose offices may be proposed: '' where it goes to one that is known
    already, `ASKED` where the reader says it. `step` is the law's step, where its letter stands for
    several.
    """

    instrument: str
    why: Said
    to: Said
    topic: str = ""
    step: str = ""

    @property
    def field(self) -> str:
        """The topic that decides who is competent; ASKED where the reader has to say it."""
        return self.topic or (ASKED if self.to in {_OWN, _COMPETENT} else "")


@dataclass(frozen=True, slots=True)
class Ending:
    """Where the questions end: the letters that fit, and what else the reader should know."""

    fits: tuple[Fit, ...]
    aside: Said = ""


_OWN = _("to the office that holds the paper")
_COMPETENT = _("to the office that decides about it")
_HEAD = _("to the head of the same institution")
_ISSUER = _("to whoever issued the act")
_PREFECT = _("to the prefect of the county")


def _first_the_company(topic: Topic, step: str) -> Fit:
    why = _("The company first: keep the proof that you wrote.")
    return Fit("TOG27", why, _("to the company"), topic, step)


_LAWYER = _("A court may follow, with terms of its own: talk to a lawyer early.")

ENDINGS: dict[str, Ending] = {
    "document": Ending(
        (Fit("T544", _("Anybody may ask for public information, and need not say why."), _OWN),)
    ),
    "document_refuz": Ending(
        (Fit("T544R", _("A refusal may be complained of to the head, within 30 days."), _HEAD),),
        _LAWYER,
    ),
    "document_tacere": Ending(
        (Fit("T544T", _("Silence counts as a refusal: complain to the head."), _HEAD),), _LAWYER
    ),
    "document_partial": Ending(
        (
            Fit("T544R", _("What is missing was refused: complain to the head."), _HEAD),
            Fit("T544", _("Or ask anew, naming exactly what is missing."), _OWN),
        )
    ),
    "petitie": Ending((Fit("TOG27", _("A petition must be answered in 30 days."), _COMPETENT),)),
    "petitie_tacere": Ending(
        (
            Fit(
                "TOG27", _("The prefect watches over what town halls do."), _PREFECT, Topic.LEGALITY
            ),
            Fit("TAP", _("The People's Advocate asks why they are silent."), _("to the Advocate")),
        ),
        _LAWYER,
    ),
    "petitie_alt": Ending(
        (Fit("TOG27", _("Write to the one they name, and quote them."), _COMPETENT),),
        _("The ledger “Whose is it?” keeps who sends you to whom."),
    ),
    "petitie_refuz": Ending(
        (
            Fit("TL554", _("Ask them first to go back on a refusal that hurts a right."), _ISSUER),
            Fit("TOG27", _("Or let the prefect look at it."), _PREFECT, Topic.LEGALITY),
        ),
        _LAWYER,
    ),
    "scris": Ending(
        (Fit("TL52", _("They must note each proposal, and say why they reject it."), _COMPETENT),)
    ),
    "sala": Ending(
        (
            Fit("TL52D", _("Asked for by an association, the debate must be held."), _COMPETENT),
            Fit("TL52", _("Send your proposals too: they count without a debate."), _COMPETENT),
        )
    ),
    "ascuns": Ending(
        (
            Fit("TOG27", _("Object in writing before the vote: the notice is missing."), _ISSUER),
            Fit("TL52D", _("Ask for the debate that they did not announce."), _ISSUER),
        )
    ),
    "votat": Ending(
        (
            Fit(
                "TOG27",
                _("Ask the prefect to look at whether it is lawful."),
                _PREFECT,
                Topic.LEGALITY,
            ),
            Fit("TL554", _("Ask them to revoke it; for a rule this has no term."), _ISSUER),
        ),
        _LAWYER,
    ),
    "afisat": Ending(
        (
            Fit("TOG27", _("Your remarks, in writing, before the day on the notice."), _COMPETENT),
            Fit("T544", _("The papers behind it: studies, opinions, certificates."), _OWN),
        )
    ),
    "plan_aprobat": Ending(
        (
            Fit("T544", _("First the whole file: without it nobody can say what is wrong."), _OWN),
            Fit("TL554", _("Then ask them to revoke it. Associations have less time."), _ISSUER),
        ),
        _LAWYER,
    ),
    "autorizat": Ending(
        (
            Fit("TL554", _("30 days from when its content became known to you."), _ISSUER),
            Fit("T544", _("The permit and its annexes are public: ask for them."), _OWN),
        ),
        _LAWYER,
    ),
    "fara_autorizatie": Ending(
        (
            Fit("TOG27", _("The mayor and the inspectorate must check."), _COMPETENT),
            Fit("T544", _("Ask whether there is a permit, and for a copy."), _OWN),
        )
    ),
    "act_individual": Ending(
        (Fit("TL554", _("30 days to ask them to revoke it, before any court."), _ISSUER),), _LAWYER
    ),
    "act_normativ": Ending(
        (
            Fit("TL554", _("A rule may be attacked at any time."), _ISSUER),
            Fit(
                "TOG27",
                _("The prefect may attack it in court for everybody."),
                _PREFECT,
                Topic.LEGALITY,
            ),
        ),
        _LAWYER,
    ),
    "fara_act": Ending(
        (
            Fit("TOG27", _("Ask them to stop, and by what decision they act."), _COMPETENT),
            Fit("T544", _("Ask for the decision that they act on."), _OWN),
        )
    ),
    "discriminare": Ending(
        (Fit("TCNCD", _("The council against discrimination decides."), _("to the CNCD")),)
    ),
    "discriminare_veche": Ending(
        (Fit("TOG27", _("The council takes only the last year. Ask those who did it."), _ISSUER),),
        _("In court there are three years for damages: talk to a lawyer."),
    ),
    "furnizor_energie": Ending((_first_the_company(Topic.ENERGY, "ro.anre.operator"),)),
    "furnizor_apa": Ending((_first_the_company(Topic.WATER, "ro.anrsc.operator"),)),
    "anre": Ending(
        (
            Fit(
                "TOG27",
                _("The regulator, with the company's answer or proof."),
                _("to ANRE"),
                Topic.ENERGY,
            ),
        ),
        _("To be confirmed: we know no term of the regulator's own."),
    ),
    "anrsc": Ending(
        (
            Fit("TOG27", _("The council owns the service: write to it."), _COMPETENT, Topic.WASTE),
            Fit("TOG27", _("And to the regulator."), _("to ANRSC"), Topic.WATER),
        ),
        _("To be confirmed: we know no term of the regulator's own."),
    ),
    "adunare": Ending(
        (
            Fit(
                "TL60",
                _("It is declared, not approved: three days before."),
                _("to the mayor"),
                Topic.ORDER,
            ),
        )
    ),
}
