"""The words in which the packs speak: what a rule file says by a word, said to people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Words = dict[str, str | Promise]

# From which day a step runs; of a backward step, the event before which it must be done.
EVENTS: Words = {
    "act.adopted": _("from the adoption of the act"),
    "act.issued": _("from the issue of the act"),
    "act.known": _("from the day on which you know of it"),
    "act.sent_to_prefect": _("from its arrival at the prefect"),
    "answer.known": _("from the first answer, or from their silence"),
    "assembly.held": _("before the assembly"),
    "bill.issued": _("from the issue of the bill"),
    "breach.known": _("from the day on which you know of the breach"),
    "complaint.registered": _("from the registration of the complaint"),
    "consultation.announced": _("from the notice of the consultation"),
    "consultation.ended": _("from the end of the consultation"),
    "debate.announced": _("from the notice of the debate"),
    "debate.ended": _("from the end of the debate"),
    "decision.communicated": _("from the day on which you got the decision"),
    "decision.published": _("from the publication of the decision"),
    "declaration.received": _("from the receipt of the declaration"),
    "draft.lodged": _("from the lodging of the draft"),
    "draft.submitted": _("before the draft goes for endorsement"),
    "felling.seen": _("before the tree is felled"),
    "file.completed": _("from the complete file"),
    "initiative.published": _("from its publication in the Official Gazette"),
    "judgment.communicated": _("from the day on which you got the judgment"),
    "judgment.final": _("from the final judgment"),
    "law.adopted": _("when it is adopted"),
    "meeting.convened": _("from the convening of the meeting"),
    "meeting.ended": _("from the end of the meeting"),
    "meeting.held": _("before the meeting"),
    "minutes.approved": _("from the approval of the minutes"),
    "need.felt": _("at any time"),
    "notice.published": _("from the publication of the notice"),
    "opinion.given": _("from the opinion given"),
    "opinion.requested": _("from the request for the opinion"),
    "permit.issued": _("from the issue of the permit"),
    "permit.published": _("from the last publication of the permit"),
    "petition.registered": _("from the registration of the petition"),
    "plan.approved": _("from the approval of the plan"),
    "press.asked": _("from the question of the press"),
    "prior.answered": _("from the answer to the prior complaint, or from the end of its term"),
    "prior.registered": _("from the registration of the prior complaint"),
    "proposal.rejected": _("from the rejection of the proposal"),
    "refusal.known": _("from the refusal, or from the day after their term ran out"),
    "request.received": _("from the receipt of the request"),
    "request.registered": _("from the registration of the request"),
    "review.requested": _("from the request for a review"),
    "screening.published": _("from the publication of the draft screening decision"),
    "suspension.granted": _("from the suspension"),
    "term.expired": _("from the end of their term"),
    "year.ended": _("from the end of the year"),
}

# What must have happened for a next step to open.
FACTS: Words = {
    "bad": _("if the answer does not do"),
    "banned": _("if they ban it"),
    "breach": _("if they break it"),
    "decided": _("once they have decided"),
    "denied": _("if access is refused"),
    "final": _("once the judgment is final"),
    "granted": _("if it is granted"),
    "held": _("once it was held"),
    "issued": _("once it is issued"),
    "judged": _("once the court has judged"),
    "known": _("once you know of it"),
    "misdirected": _("if it went to the wrong office"),
    "missing": _("if it is missing"),
    "notice_ext": _("if they asked for more time"),
    "permit": _("for a permit"),
    "plan": _("for a plan"),
    "published": _("once it is published"),
    "redirected": _("once it was sent on"),
    "refused": _("if they refuse"),
    "rejected": _("if they reject it"),
    "short": _("if the term was too short"),
    "silent": _("if they are silent"),
}

# Whose step it is.
SIDES: Words = {
    "authority": _("their turn"),
    "group": _("your turn"),
    "court": _("the court's turn"),
    "third": _("somebody else's turn"),
}

# Who may use an instrument.
ACTORS: Words = {
    "natural_person": _("a person"),
    "association": _("an association"),
    "informal_group": _("a group without papers"),
    "centre": _("the resource centre"),
    "company": _("a company"),
    "authority": _("another authority"),
}

# To whom it goes.
ADDRESSEES: Words = {
    "anre": _("ANRE, the energy regulator"),
    "anrsc": _("ANRSC, the regulator of local services"),
    "central_authority": _("a ministry or another central authority"),
    "cncd": _("CNCD, the council against discrimination"),
    "company": _("a company that holds your data"),
    "court": _("a court of law"),
    "court_of_accounts": _("the Court of Accounts"),
    "culture_directorate": _("the county culture directorate"),
    "environment_agency": _("the environment agency"),
    "environment_guard": _("the environmental guard"),
    "isc": _("ISC, the building inspectorate"),
    "issuer": _("the authority that issued the act"),
    "local_authority": _("the town hall, the county or another local authority"),
    "ombudsman": _("the Ombudsman"),
    "operator": _("the operator or supplier"),
    "parliament": _("Parliament"),
    "public_company": _("a company owned by the state or the town"),
    "social_inspection": _("the social inspection"),
    "transport_authority": _("the transport authority"),
}

# How it may be sent.
CHANNELS: Words = {
    "paper": _("on paper"),
    "email": _("by e-mail"),
    "web_form": _("by a form on their site"),
    "counter": _("at the registry's counter"),
    "post": _("by post"),
    "registered_post": _("by registered post"),
    "lists": _("with the signed lists in original"),
    "fax": _("by fax"),
}

# What the letter must hold.
CONTENTS: Words = {
    "act": _("the act, with number and date"),
    "article": _("the article and its text"),
    "authority": _("whom you write to"),
    "comparator": _("who was treated otherwise"),
    "contract": _("the contract or the client code"),
    "criterion": _("for what they were set apart: age, disability, language…"),
    "day": _("the day of the assembly"),
    "demand": _("one clear demand"),
    "domicile": _("your domicile"),
    "draft": _("the draft that it is about"),
    "evidence": _("the evidence and witnesses"),
    "facts": _("what happened, where and when"),
    "grounds": _("why it breaks the law"),
    "group_name": _("the name of the group"),
    "hours": _("when it begins and how long it takes"),
    "how_known": _("how and when you learnt of it"),
    "information": _("which information or document"),
    "name": _("your own name"),
    "number": _("about how many people"),
    "observations": _("your observations"),
    "parties": _("the parties with their addresses"),
    "place": _("the place"),
    "plan": _("the plan that it is about"),
    "proof_of_delay": _("proof of the delay or refusal"),
    "proposal": _("the text that you propose"),
    "purpose": _("what the assembly is for"),
    "reason": _("the reason for it"),
    "reply_address": _("where they should answer"),
    "responsible": _("who answers for order"),
    "right_hurt": _("the right or interest that was hurt"),
    "routes": _("the ways in and out"),
    "services": _("what you ask of the police and the town hall"),
    "signature": _("the signature"),
    "signatures": _("the signatures of supporters"),
}

# How a source was read.
MARKS: Words = {
    "V": _("read in the official text"),
    "V-copy": _("read where others quote it"),
    "V ref": _("only its number and publication seen"),
    "S": _("read in a guide or on an office's page"),
    "memory": _("not seen; from memory"),
    "mix": _("partly seen"),
}

# How sure a term is.
CONFIDENCE: Words = {
    "high": _("confirmed in the official text"),
    "medium": _("seen in copies, to be confirmed"),
    "low": _("to be confirmed by a lawyer"),
}

# What silence means.
SILENCES: Words = {
    "tacit_refusal": _("If they are silent, it counts as a refusal."),
    "may_proceed": _("If they are silent, you may go ahead."),
    "deemed_none": _("If they are silent, it is as if there were none."),
    "tacit_approval": _("If they are silent, it counts as approved."),
}

# The letters that we have ready.
TEMPLATES: Words = {
    "T544": _("Request for information of public interest"),
    "T544R": _("Complaint: they refused"),
    "T544T": _("Complaint: they did not answer"),
    "TOG27": _("Petition under Ordinance 27"),
    "TL52": _("Proposals on a draft"),
    "TL52D": _("Request for a public debate"),
    "TL60": _("Declaration of an assembly"),
    "TL554": _("Prior complaint"),
    "TCNCD": _("Petition to the CNCD"),
    "TAP": _("Petition to the Ombudsman"),
}

# What people need, in their own words, and the families of rules that serve it.
NEEDS: dict[str, tuple[str | Promise, str]] = {
    "hartii": (
        _("documents and data"),
        "access_to_information environment_information personal_data access_to_information_uk",
    ),
    "raspuns": (_("an answer or a repair"), "petition ombudsman public_money"),
    "cuvant": (_("a say in a decision"), "participation local_council law_initiative coming_laws"),
    "planuri": (_("plans and building"), "urbanism environment_impact heritage"),
    "verde": (_("trees and green space"), "green_space environment_norms"),
    "adunare": (_("an assembly in the street"), "assembly"),
    "nedreptate": (_("against discrimination"), "discrimination accessibility"),
    "servicii": (
        _("water, current, heat, buses"),
        "utilities_energy utilities_water_waste utilities_heat utilities_light utilities_transport",
    ),
    "instanta": (_("the court"), "court"),
}
