"""Walking through the whole house: every address, opened by everybody, and what came of it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import connection

from civicsteps.core.web import CreatingForm
from tests.laws.house import LANGUAGES, ROLES, WORDS, House, url_names
from tests.laws.reading import Sheet

BOOKKEEPING = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


@dataclass
class Asked:
    """The statements that the database was asked: all, and those that write."""

    statements: list[str] = field(default_factory=list)

    @property
    def writes(self) -> list[str]:
        return [sql for sql in self.statements if sql.startswith(("INSERT", "UPDATE", "DELETE"))]


@dataclass(frozen=True)
class Visit:
    """What somebody found at an address in a language."""

    name: str
    role: str
    language: str
    address: str
    status: int
    location: str
    type: str
    text: str
    queries: tuple[str, ...]
    writes: tuple[str, ...]
    creating: bool

    @property
    def is_page(self) -> bool:
        """Whether it is a page of the site: not a mail's inside, a feed, or a file."""
        own = self.name not in {"mailbox_html", "stil_mail"}
        return own and self.type.startswith("text/html") and bool(self.text)

    @cached_property
    def sheet(self) -> Sheet:
        return Sheet(self.text)

    def __str__(self) -> str:
        return f"{self.address} ({self.name}) for {self.role}"


@contextmanager
def listening() -> Iterator[Asked]:
    """Hear what the database is asked."""
    asked = Asked()

    def hear(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401 - Django's hook
        statement = sql.lstrip()
        if not statement.upper().startswith(BOOKKEEPING):
            asked.statements.append(statement)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        yield asked


def visit(house: House, name: str, role: str, language: str) -> Visit:
    """Open an address as somebody, in a language."""
    address = house.address(name, language)
    with listening() as asked:
        answer = house.get(role, address)
    return Visit(
        name,
        role,
        language,
        address,
        answer.status_code,
        answer.get("Location", ""),
        answer.get("Content-Type", ""),
        "" if answer.streaming else answer.content.decode(errors="replace"),
        tuple(asked.statements),
        tuple(sql for sql in asked.writes if "django_session" not in sql),
        _creates(answer),
    )


def walk(
    house: House, roles: Iterable[str] = ROLES, languages: Iterable[str] = LANGUAGES
) -> list[Visit]:
    """Open every address as everybody, in both languages."""
    return [
        visit(house, name, role, language)
        for name in url_names()
        if name in WORDS
        for role in roles
        for language in languages
    ]


def hold[T](things: Iterable[T], wrong: Callable[[T], object]) -> None:
    """Fail with a line for each thing of which something is said to be wrong."""
    found = [f"{thing}: {said}" for thing in things if (said := wrong(thing))]
    assert not found, "\n".join([f"{len(found)} break this law:", *found])


def _creates(answer: Any) -> bool:  # noqa: ANN401 - an answer
    form = answer.context.get("form") if answer.context else None
    return isinstance(form, CreatingForm)
