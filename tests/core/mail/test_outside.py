"""Outside the transaction of an action no message is queued: it could leave for nothing."""

import pytest

from civicsteps.core.mail.send import send


def test_outside_an_action_nothing_is_queued() -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        send(to="a@example.org", subject="a", text="a", kind="tests.note")
