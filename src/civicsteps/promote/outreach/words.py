"""Words that can be a short address: folded, free of other meanings, and proposed from a title."""

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache
from itertools import count

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

from civicsteps.core.text import plain

SHORTEST, LONGEST = 3, 24
_SHAPE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# First parts of addresses that later rooms and machines use.
KEPT = frozenset(
    "admin api assets favicon fisiere index lege media open311 openrosa robots sitemap static stil "
    "wp-admin wp-login".split()
)
# A group is no office and no bank: these would make its page look like one.
OFFICIAL = frozenset(
    "anaf banca consiliu consiliul guvern guvernul jandarmerie jandarmeria login ministerul "
    "ministru oficial parola plata plati politia politie prefect prefectul prefectura presedinte "
    "primar primarul primaria primarie prim-ministru".split()
)
RUDE = frozenset(
    "bou boule bulangiu cacat coaie cretin cretini cretinu curva curve cur fraier fraieri fut "
    "handicapat hot hotii hoti idiot idioti imbecil jeg muie mortii nazi nesimtit pizda poponar "
    "prost prosti prostul pula retardat sclav taran tarani tarfa tigan tiganii bozgor jidan cioara "
    "fuck shit bitch".split()
)
_SMALL = frozenset(
    "a al ale am and ar are as at au avem ca care ce cu cum de din e el este fara for in la lui "
    "mai ne ni no not nu o of on or pe pentru prin sa se si spre sunt the to un unde unei unui va "
    "vrem".split()
)


def fold(text: str) -> str:
    """Return typed text as an address has it: small ascii letters, digits, single hyphens.

    „Școala 5” gives `scoala-5`, so that capitals and diacritics lead there too.
    """
    return "-".join(re.findall(r"[a-z0-9]+", plain(text)))


def is_word(word: str) -> bool:
    """Tell whether a folded text has the shape of a short address."""
    return SHORTEST <= len(word) <= LONGEST and bool(_SHAPE.fullmatch(word))


def is_reserved(word: str) -> bool:
    """Tell whether a word means something else: a page of the site, an office, an insult."""
    if word.replace("-", "").isdecimal():
        return True
    return word in first_segments() | KEPT | OFFICIAL or not RUDE.isdisjoint(word.split("-"))


@cache
def first_segments() -> frozenset[str]:
    """Return the first part of every address of the site, and its languages."""
    routes = _routes(get_resolver().url_patterns)
    found = {fold(route.partition("/")[0]) for route in routes}
    return frozenset(found | {code for code, _name in settings.LANGUAGES})


def proposed(titles: Iterable[str], *, taken: Container[str]) -> str:
    """Return the best free word that titles give, the first ones preferred; '' if none does."""
    candidates = [word for title in titles for word in _candidates(title)]
    free = (w for w in candidates if is_word(w) and not is_reserved(w) and w not in taken)
    return next(free, "") or _numbered(candidates, taken)


def _candidates(title: str) -> Iterator[str]:
    words = [word for word in fold(title).split("-") if len(word) > 1 and word not in _SMALL]
    yield from ("-".join(words[:most]) for most in (2, 3, 1))
    yield from sorted(words, key=len, reverse=True)


def _numbered(candidates: list[str], taken: Container[str]) -> str:
    stem = next((w[: LONGEST - 3] for w in candidates if is_word(w) and not is_reserved(w)), "")
    tried = (f"{stem.rstrip('-')}-{n}" for n in count(2))
    return next(word for word in tried if word not in taken) if stem else ""


def _routes(entries: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    for entry in entries:
        language = isinstance(entry.pattern, LocalePrefixPattern)
        route = "" if language else str(entry.pattern)
        if isinstance(entry, URLResolver) and not route:
            yield from _routes(entry.url_patterns)
        elif not route.startswith("<"):
            yield route
