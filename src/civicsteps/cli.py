"""`civicsteps WORD…`: the commands of the house and of Django.

The words up to the first option are joined by `_`, longest match first: `civicsteps mail receive`
runs the management command `mail_receive`. Exit codes: 0 done, 1 failed, 2 not understood.
"""

import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import (
    CommandError,
    execute_from_command_line,
    get_commands,
    load_command_class,
)

PROGRAM = "civicsteps"


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "civicsteps.config.settings")
    words = sys.argv[1:] if arguments is None else arguments
    try:
        django.setup()
    except ImproperlyConfigured as error:
        return fail(1, str(error))
    if not words or words[0] in {"-h", "--help", "help"}:
        print(overview())
        return 0
    name, rest = find(words)
    if name is None:
        return fail(2, f"there is no command “{words[0]}”; {PROGRAM} --help lists them")
    try:
        execute_from_command_line([PROGRAM, name, *rest])
    except (CommandError, ImproperlyConfigured) as error:
        return fail(1, str(error))
    return 0


def fail(code: int, reason: str) -> int:
    print(f"{PROGRAM}: {reason}", file=sys.stderr)
    return code


def find(words: list[str]) -> tuple[str | None, list[str]]:
    """The command that the first words name, the most words first, and what follows it."""
    names = get_commands()
    said = next((i for i, word in enumerate(words) if word.startswith("-")), len(words))
    for count in range(said, 0, -1):
        name = "_".join(words[:count])
        if name in names:
            return name, words[count:]
    return None, words


def overview() -> str:
    """Our commands with a line on each, then the names of Django's."""
    ours, others = [], []
    for name, app in sorted(get_commands().items()):
        if app.startswith("civicsteps."):
            command = load_command_class(app, name)
            summary = str(command.help).strip().partition("\n")[0]
            ours.append(f"  {name.replace('_', ' '):<22} {summary}")
        else:
            others.append(name)
    return "\n".join(
        [
            f"usage: {PROGRAM} COMMAND [options]; {PROGRAM} COMMAND --help tells more",
            "",
            *ours,
            "",
            f"and Django's: {', '.join(others)}",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
