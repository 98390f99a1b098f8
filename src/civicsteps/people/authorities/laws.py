"""Which laws bind an authority: by its kind, unless its profile says otherwise.

Names are the families of the law packs: l544 (public information), og27 (petitions), l52 (draft
decisions), l554 (administrative court), l60 (assemblies: who is notified), gdpr. A private operator
owes no answer under the first five; its clients have its own complaint procedure.
"""

from collections.abc import Collection

from civicsteps.people.authorities.models import Authority

_PUBLIC = frozenset({"l544", "og27", "l52", "l554", "og137", "gdpr"})
PROFILES: dict[str, frozenset[str]] = {
    "local": _PUBLIC | {"l60"},
    "central": _PUBLIC,
    "company": frozenset({"l544", "og27", "og137", "gdpr"}),
    "private": frozenset({"og137", "gdpr"}),
}
_LOCAL = {"commune", "town", "municipality", "sector"}
_BY_KIND = {"company": "company", "operator": "private"}

# The law that each ready letter stands on; one without a law binds nobody in particular.
LAW_OF: dict[str, str] = {
    "T544": "l544",
    "T544R": "l544",
    "T544T": "l544",
    "TOG27": "og27",
    "TL52": "l52",
    "TL52D": "l52",
    "TL60": "l60",
    "TL554": "l554",
}


def profile_of(authority: Authority) -> str:
    """Return an authority's profile: its own, or that of its kind; unknown ones count as public."""
    if authority.profile:
        return authority.profile
    if authority.kind in _LOCAL:
        return "local"
    return _BY_KIND.get(authority.kind, "central")


def laws_of(authority: Authority) -> Collection[str]:
    """Return the families of law that bind an authority."""
    return PROFILES[profile_of(authority)]


def binds(authority: Authority, family: str) -> bool:
    """Tell whether a family of law (`l544`) binds an authority."""
    return family in laws_of(authority)


def owes_answer(authority: Authority, instrument: str) -> bool:
    """Tell whether an authority owes an answer to a kind of letter (`T544`): no clock without."""
    law = LAW_OF.get(instrument)
    return law is None or binds(authority, law)
