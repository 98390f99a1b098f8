"""Keep the Romanian catalogues: one `locale/` for each app, English text as the key.

`python -m civicsteps.config.messages` finds every text in code and templates, writes the new ones
into `<app>/locale/ro/LC_MESSAGES/django.po` (translations stay, texts that are gone go) and
compiles. With `--compile` it only compiles; with `--check` it writes nothing and lists what has no
sound Romanian. Folders named after the options limit the work to them. Gettext's own programs are
not needed.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[1]
SHARED = "core"  # plain modules, and whatever lies in no app
ALWAYS = (SHARED, "front")
TEMPLATE_SUFFIXES = {".html", ".txt", ".svg", ".xml"}
NOT_OURS = {"locale", "migrations", "vendor", "__pycache__"}

type Places = tuple[int | tuple[int, str], ...] | None

CALLS: dict[str, Places] = {
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
KEYWORDS: dict[str, Places] = {
    "_": None,
    **{name + late: where for name, where in CALLS.items() for late in ("", "_lazy", "_noop")},
}

PLURALS = "nplurals=3; plural=(n==1?0:(((n%100>19)||((n%100==0)&&(n!=0)))?2:1));"
HEADER = f"""\
msgid ""
msgstr ""
"Language: ro\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {PLURALS}\\n"

"""
FORMS = 3
type Translation = str | tuple[str, ...] | list[str] | None
PLACEHOLDER = re.compile(r"%\((\w+)\)[sdif]|(%[sd])|\{(\w*)\}")
CEDILLA = re.compile("[şţŞŢ]")


@dataclass(frozen=True, order=True)
class Text:
    """One translatable text; `plural` is empty where the text has one form."""

    singular: str
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> str | tuple[str, str]:
        return (self.singular, self.plural) if self.plural else self.singular

    def __str__(self) -> str:
        return f"{self.context}|{self.singular}" if self.context else self.singular


def main(arguments: list[str] | None = None) -> int:
    """Update and compile the catalogues, or check them; 1 when something is wrong."""
    parser = argparse.ArgumentParser(prog="messages", description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; list what is missing")
    parser.add_argument("--compile", action="store_true", help="compile, and look for no new texts")
    parser.add_argument("folder", nargs="*", help="only these, such as src/civicsteps/causes")
    options = parser.parse_args(arguments)
    folders = chosen(options.folder)
    if options.check:
        return check(folders)
    if not options.compile:
        for folder in folders:
            update(folder, texts_of(folder))
    for folder in folders:
        compile_catalogue(folder)
    return 0


def chosen(names: list[str]) -> list[Path]:
    """The folders that have a catalogue: every app, the core and the front; or the named ones."""
    apps = {path.parent for path in PACKAGE.rglob("apps.py") if "config" not in path.parts}
    every = {PACKAGE / name for name in ALWAYS} | apps
    wanted = {Path(name).resolve() for name in names}
    if unknown := wanted - every:
        sys.exit(f"messages: no app: {', '.join(map(str, sorted(unknown)))}")
    return sorted(wanted or every)


def texts_of(folder: Path) -> list[Text]:
    """Every translatable text whose nearest folder with a catalogue is this one, sorted."""
    every = set(chosen([]))
    files = sorted(PACKAGE.rglob("*") if folder == PACKAGE / SHARED else folder.rglob("*"))
    texts = {
        text
        for path in files
        if not NOT_OURS.intersection(path.parts) and home_of(path, every) == folder
        for text in texts_in(path)
    }
    return sorted(texts)


def home_of(path: Path, folders: set[Path]) -> Path:
    return next((p for p in path.parents if p in folders), PACKAGE / SHARED)


def texts_in(path: Path) -> Iterator[Text]:
    """The translatable texts of one Python file or template."""
    if path.suffix == ".py":
        source = path.read_bytes()
    elif path.suffix in TEMPLATE_SUFFIXES and "templates" in path.parts:
        lines = templatize(path.read_text("utf-8"), origin=str(path)).splitlines()
        source = "\n".join(line.lstrip() for line in lines).encode()
    else:
        return
    for _line, found, _comments, context in extract("python", BytesIO(source), KEYWORDS):
        singular, plural = found if isinstance(found, tuple) else (found, "")
        if singular:
            yield Text(singular, plural, context or "")


def catalogue_path(folder: Path) -> Path:
    return folder / "locale" / "ro" / "LC_MESSAGES" / "django.po"


def read(folder: Path) -> Catalog:
    """The folder's catalogue as it is on disk; an empty one when there is none."""
    path = catalogue_path(folder)
    if not path.is_file():
        return Catalog(locale="ro")
    with path.open("rb") as file:
        return read_po(file, locale="ro", abort_invalid=True)


def update(folder: Path, texts: Iterable[Text]) -> None:
    """Write the catalogue with exactly these texts, keeping what is translated."""
    path, old, new = catalogue_path(folder), read(folder), Catalog(locale="ro")
    for text in texts:
        known = old.get(text.key, text.context or None)
        new.add(
            text.key,
            string=translation(known, text) if known else None,
            user_comments=known.user_comments if known else (),
            flags=known.flags - {"fuzzy"} if known else (),
            context=text.context or None,
        )
    if len(new):
        written = BytesIO()
        write_po(written, new, width=100, omit_header=True, sort_output=True)
        replace(path, HEADER.encode() + written.getvalue().rstrip() + b"\n")
    elif path.is_file():
        path.unlink()


def translation(known: Message, text: Text) -> Translation:
    """What was translated, unless a text with one form now has several or the reverse."""
    several = isinstance(known.string, tuple | list)
    return known.string if several == bool(text.plural) else None


def replace(path: Path, content: bytes) -> None:
    """Write the file in one step, and only when it changes."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(path)


def compile_catalogue(folder: Path) -> None:
    path = catalogue_path(folder)
    if path.is_file():
        compiled = BytesIO()
        write_mo(compiled, read(folder))
        replace(path.with_suffix(".mo"), compiled.getvalue())


def check(folders: list[Path]) -> int:
    """List every text without a sound Romanian translation on stderr."""
    faults = [
        f"{folder.relative_to(PACKAGE)}: {text}: {fault}"
        for folder in folders
        for text, fault in faults_of(texts_of(folder), read(folder))
    ]
    for line in faults:
        print(line, file=sys.stderr)
    return 1 if faults else 0


def faults_of(texts: Iterable[Text], catalogue: Catalog) -> Iterator[tuple[Text, str]]:
    """What is wrong with each text's translation."""
    for text in texts:
        message = catalogue.get(text.key, text.context or None)
        if message is None:
            yield text, "not in the catalogue; run python -m civicsteps.config.messages"
        elif message.fuzzy:
            yield text, "marked fuzzy"
        elif fault := fault_of(text, message.string):
            yield text, fault


def fault_of(text: Text, translated: Translation) -> str | None:
    """Why this translation will not do, or None."""
    forms = [translated] if isinstance(translated, str) else list(translated or ())
    if len(forms) != (FORMS if text.plural else 1) or not all(forms):
        return "no Romanian" if not text.plural else "needs its three Romanian plural forms"
    if any(CEDILLA.search(form) for form in forms):
        return "written with a cedilla; use ș and ț"
    wanted = placeholders(text.plural or text.singular)
    for number, form in enumerate(forms):
        missing, unknown = wanted - placeholders(form), placeholders(form) - wanted
        # "o voce" needs no number
        if unknown or len(missing) > (1 if text.plural and number == 0 else 0):
            return f"placeholders differ: {', '.join(sorted(missing | unknown))}"
    return None


def placeholders(text: str) -> set[str]:
    return {found[0] for found in PLACEHOLDER.finditer(text)}


if __name__ == "__main__":
    sys.exit(main())
