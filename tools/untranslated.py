"""Find words in templates that no translation reaches: `python -m tools.untranslated`.

Looked at: text, and the attributes that people read or hear. What stands between
`{% translate %}` or `{% blocktranslate %}` marks is translated; what stands in an element with
`translate="no"` is said to be the same in every language.
"""

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "civicsteps"

READ_ALOUD = {"title", "alt", "placeholder", "aria-label", "aria-description", "content", "value"}
SAME_EVERYWHERE = {
    "Civic Steps", "Pași civici", "Română", "English", "RO", "EN",
    "CSV", "XLSX", "PDF", "QR", "SMS", "WhatsApp", "Facebook", "OpenStreetMap", "GeoJSON", "Atom",
    "JSON", "JSON Feed",
}  # fmt: skip
# They show every component with made-up words of residents and offices, which nobody translates.
SAMPLES = {"stil.html", "stil_mail.html"}
VOID = set("area base br col embed hr img input link meta source track wbr".split())
SILENT = {"script", "style"}

COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}", re.DOTALL)
BLOCK = re.compile(
    r"\{%\s*(blocktranslate|blocktrans)\b.*?%\}.*?\{%\s*end\1\s*%\}"
    r"|\{%\s*verbatim\b.*?%\}.*?\{%\s*endverbatim\s*%\}",
    re.DOTALL,
)
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
CHOICE = re.compile(r"\|(?:yesno|default|default_if_none|pluralize):\s*(['\"])(?P<words>.*?)\1")
# A sentence handed to a component: a capital or a space tells it from a name such as icon="search".
HANDED = re.compile(r"\b(?!class\b)\w+=(['\"])(?P<words>(?:[A-ZĂÂÎȘȚ]|[^'\"]*\w\s+\w)[^'\"]*)\1")
LETTERS = re.compile(r"[^\W\d_]{2,}|[^\W\d_]")


class Reader(HTMLParser):
    """Collects (line, words) that a reader would meet untranslated."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.open: list[tuple[str, bool]] = []

    @property
    def exempt(self) -> bool:
        return any(same for _tag, same in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.read_attributes(tag, dict(attrs))
        if tag not in VOID:
            self.open.append((tag, tag in SILENT or dict(attrs).get("translate") == "no"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.read_attributes(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        # Two branches of an {% if %} may open one element twice: forgive what does not match.
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place][0] == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        if not self.exempt:
            self.read(data)

    def read_attributes(self, tag: str, attributes: dict[str, str | None]) -> None:
        if self.exempt or attributes.get("translate") == "no":
            return
        for name in READ_ALOUD.intersection(attributes):
            if name == "content" and attributes.get("name") != "description":
                continue
            # Of an <input> the value is the button's words; of a <button> only what it sends.
            shown = tag == "input" and attributes.get("type") in {"submit", "button", "reset"}
            if name == "value" and not shown:
                continue
            self.read(attributes[name] or "")

    def read(self, text: str) -> None:
        words = " ".join(text.split())
        rest = words
        for known in sorted(SAME_EVERYWHERE, key=len, reverse=True):
            rest = re.sub(rf"\b{re.escape(known)}\b", "", rest)
        if LETTERS.search(rest):
            self.found.append((self.getpos()[0], words))


def main() -> int:
    """Print each untranslated text with its place; 1 when there is one."""
    places = [
        f"{path}:{line}: not translated: {words}"
        for path in templates(SOURCE)
        for line, words in untranslated(path.read_text("utf-8"), samples=path.name in SAMPLES)
    ]
    for place in places:
        print(place, file=sys.stderr)
    return 1 if places else 0


def templates(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".html", ".txt"} and "templates" in path.parts:
            yield path


def untranslated(template: str, *, samples: bool = False) -> list[tuple[int, str]]:
    """The texts of one template that are outside every translation, with their lines."""
    bare = BLOCK.sub(blank, COMMENT.sub(blank, template))
    reader = Reader()
    reader.feed(TAG.sub(shown, bare))
    reader.close()
    return sorted(reader.found + ([] if samples else list(handed(bare))))


def shown(match: re.Match[str]) -> str:
    """What a tag may put on the page by itself: the choices written in a variable's filters."""
    if match.string[: match.start()].endswith(("<", "</")):
        return ""
    choices = CHOICE.finditer(match[0]) if match[0].startswith("{{") else ()
    return " ".join(choice["words"] for choice in choices) + blank(match)


def blank(match: re.Match[str]) -> str:
    """As many lines as before, and nothing on them."""
    return " " + "\n" * match[0].count("\n")


def handed(template: str) -> Iterator[tuple[int, str]]:
    """The sentences that `{% include … with … %}` and `{% with … %}` hand on untranslated."""
    for tag in re.finditer(r"\{%\s*(?:include|with)\b.*?%\}", template, re.DOTALL):
        for value in HANDED.finditer(tag[0]):
            yield template.count("\n", 0, tag.start()) + 1, value["words"]


if __name__ == "__main__":
    sys.exit(main())
