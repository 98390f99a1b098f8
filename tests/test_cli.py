"""`civicsteps WORD…`"""

import pytest

from civicsteps.cli import find, main


def test_words_join_to_a_command_longest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"mail": "x", "mail_receive": "x", "check": "django.core"}
    monkeypatch.setattr("civicsteps.cli.get_commands", lambda: known)
    assert find(["mail", "receive", "--json"]) == ("mail_receive", ["--json"])
    assert find(["mail", "other"]) == ("mail", ["other"])
    assert find(["check", "--deploy"]) == ("check", ["--deploy"])
    assert find(["nothing"]) == (None, ["nothing"])


def test_alone_it_lists_our_commands_with_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "serve                  Serve the site" in capsys.readouterr().out


def test_an_unknown_command_is_not_understood(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nonsense", "words"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "nonsense" in said.err


def test_a_wrong_option_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["check", "--nonsense"])
    assert end.value.code == 2
    assert "--nonsense" in capsys.readouterr().err


def test_a_failed_command_exits_1(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["check", "--tag", "nonsense"])
    assert end.value.code == 1
    assert "nonsense" in capsys.readouterr().err
