"""Reading a page as the tests need it: its words, its forms, and what it has fetched."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.proofs import photo_upload

SILENT = {"script", "style", "template"}
SAID = ("alt", "title", "placeholder", "aria-label", "aria-description", "data-confirm")
FETCHED = {"src", "srcset", "poster"}
TYPED = {
    "email": "cineva@example.org",
    "date": "2026-11-20",
    "datetime-local": "2026-11-20T10:00",
    "number": "3",
    "url": "https://example.org/",
    "tel": "0722 123 456",
}


@dataclass
class Form:
    """A form: how it is sent, and what a person in a hurry would send by it."""

    method: str
    action: str
    names: list[str] = field(default_factory=list)
    filled: dict[str, object] = field(default_factory=dict)

    def add(self, tag: str, attrs: dict[str, str]) -> None:
        name, kind = attrs.get("name", ""), attrs.get("type", "text")
        if not name or tag == "button":
            return
        self.names.append(name)
        if tag == "select":
            return
        value = attrs.get("value", "")
        if kind == "file":
            self.filled[name] = photo_upload()
        elif kind in {"radio", "checkbox"}:
            self.filled.setdefault(name, value or "on")
        elif kind == "hidden":
            self.filled[name] = value
        else:
            self.filled[name] = value or TYPED.get(kind, "Cuvinte de probă")


class Sheet(HTMLParser):
    """A page that was read."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.language = ""
        self.words: list[str] = []
        self.forms: list[Form] = []
        self.fetched: list[str] = []
        self.inline: list[str] = []
        self._silent: list[str] = []
        self._form: Form | None = None
        self._select = ""
        self.feed(text)
        self.close()

    @property
    def text(self) -> str:
        """Everything that a person reads or hears, in one line."""
        return " ".join(" ".join(self.words).split())

    @property
    def posts(self) -> list[Form]:
        return [form for form in self.forms if form.method == "post"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._look(tag, given)
        # What says that it is in another language is not this page's own.
        if tag in SILENT or (tag != "html" and given.get("lang", self.language) != self.language):
            self._silent.append(tag)
        if tag == "html":
            self.language = given.get("lang", "")
        elif tag == "form":
            self._form = Form(given.get("method", "get").lower(), given.get("action", ""))
            self.forms.append(self._form)
        elif self._form and tag in {"input", "textarea", "select", "button"}:
            self._form.add(tag, given)
            self._select = given.get("name", "") if tag == "select" else ""
        elif self._form and tag == "option" and self._select and given.get("value"):
            self._form.filled.setdefault(self._select, given["value"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)

    def _look(self, tag: str, given: dict[str, str]) -> None:
        self.words += [given[name] for name in SAID if name in given]
        self.fetched += [given[name] for name in FETCHED if name in given]
        if tag == "link" and given.get("rel") not in {"alternate", "canonical"}:
            self.fetched.append(given.get("href", ""))
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.inline.append("<script>")
        self.inline += [
            f"{tag} {name}=" for name in given if name == "style" or name.startswith("on")
        ]
