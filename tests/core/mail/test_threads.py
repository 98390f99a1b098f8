"""The addresses of correspondences: short, and forgiving."""

from collections.abc import Callable

import pytest
from django.conf import settings

from civicsteps.core.actors.models import Actor
from civicsteps.core.codes import ALPHABET, new_code
from civicsteps.core.mail.models import Thread
from civicsteps.core.mail.threads import open_thread, thread_at


def test_an_address_is_short_and_lower_case(thread: Thread) -> None:
    local, _, domain = thread.address.partition("@")
    assert local == local.lower()
    assert len(local) == 11
    assert domain == settings.MAIL_DOMAIN


SLIPS: list[Callable[[str], str]] = [
    lambda code: code,
    lambda code: code.upper(),
    lambda code: f"{code[:3]}-{code[3:6]}-{code[6:]}",
    lambda code: code[1] + code[0] + code[2:],
    lambda code: code[:4] + code[5:],
    lambda code: code[:4] + code[4] + code[4:],
]


@pytest.mark.parametrize("first", ["r", "a"])
@pytest.mark.parametrize("slip", SLIPS)
def test_one_slip_is_forgiven(thread: Thread, slip: Callable[[str], str], first: str) -> None:
    drawn = iter([ALPHABET.index(first), 3, 1, 4, 15, 9, 2])
    thread.code = new_code(lambda below: next(drawn))
    thread.save()
    typed = slip(thread.code)
    assert thread_at(f"r-{typed}@{settings.MAIL_DOMAIN}") == thread
    assert thread_at(f"R{typed}@{settings.MAIL_DOMAIN.upper()}") == thread
    assert thread_at(typed) == thread


def test_another_domain_s_address_is_not_ours(thread: Thread) -> None:
    assert thread_at(f"r-{thread.code}@example.com") is None
    assert thread_at(f"office-{thread.code}@{settings.MAIL_DOMAIN}") is None


@pytest.mark.parametrize("typed", ["", "@", "r-@", "r-xyz", "x" * 5000, "r-\x00"])
def test_nonsense_is_no_address(thread: Thread, typed: str) -> None:
    assert thread_at(typed) is None
    assert thread_at(f"{typed}@{settings.MAIL_DOMAIN}") is None


def test_a_thread_that_nobody_files_is_not_opened(by: Actor) -> None:
    with pytest.raises(ValueError, match="nobody files"):
        open_thread(kind="tests.unknown", about=by, title="x")
