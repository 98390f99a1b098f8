"""What is typed when a saved mail is brought, and when a reply is made public."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.causes.forms import CodeForm
from civicsteps.core import clock
from civicsteps.core.files.blackened import Box, pages_of
from civicsteps.core.files.blobs import read as read_blob
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared, prepare
from civicsteps.core.mail.parsing import MAX_BYTES, MAX_FILE
from civicsteps.core.mail.receive import RAW_TYPE
from civicsteps.core.refusals import Refused
from civicsteps.core.web import Cleaned, CreatingForm
from civicsteps.engines.mails import Attached, Mail, read_mail, read_msg
from civicsteps.resolve.letters import redaction

MOST_PAGES = 60
_OLE = b"\xd0\xcf\x11\xe0"


class OfficeCodeForm(CodeForm):
    """The code that a letter prints, as an officer copies it."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.fields["code"].help_text = _("Nine letters and digits, on the letter: abc-def-ghj.")


class MailForm(CreatingForm):
    """A mail that was saved as a file."""

    mail = forms.FileField(
        label=gettext_lazy("The saved e-mail"),
        help_text=gettext_lazy("A .eml or .msg file, up to 25 MB: in your mail, „Save as”."),
    )

    def clean_mail(self) -> bytes:
        """Return its bytes: a message with a sender or words, of a size that we keep."""
        upload: UploadedFile[Any] = self.cleaned_data["mail"]
        if (upload.size or 0) > MAX_BYTES:
            raise forms.ValidationError(_("The e-mail is too big: 25 MB at most."))
        content: bytes = upload.read()
        read = _read(content, UTC)
        if not (read.from_address and (read.text or read.attached)):
            raise forms.ValidationError(
                _("This is no e-mail. Save it as .eml or .msg, and try again.")
            )
        return content


@dataclass(frozen=True, slots=True)
class Brought:
    """What a saved mail says of a reply, and the mail as it was."""

    received_on: date
    pages: list[Prepared]
    text: str
    passed_on: int
    from_address: str
    left_out: int
    original: Prepared


def brought(content: bytes, *, zone: tzinfo) -> Brought:
    """Return what a saved mail says. Not inside a transaction: it opens the attachments."""
    read = _read(content, zone)
    first = read.original
    on = (first.on if first else None) or read.on or clock.today()
    pages = _kept(read.attached)
    return Brought(
        received_on=min(on, clock.today()),
        pages=pages,
        text=first.text if first else read.text,
        passed_on=first.times if first else 0,
        from_address=first.from_address if first else read.from_address,
        left_out=read.left_out + len(read.attached) - len(pages),
        original=Prepared(content, RAW_TYPE, "mesaj.eml"),
    )


class PublishForm(CreatingForm):
    """What to strike out of a reply before everybody reads it."""

    passages = forms.CharField(
        label=gettext_lazy("What to take out"),
        help_text=gettext_lazy(
            "Each on its own line, as it stands in the answer. We put here what looks personal; "
            "read the answer yourself: we do not see everything."
        ),
        max_length=6000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    shown = forms.MultipleChoiceField(
        label=gettext_lazy("Which pages may everybody see?"),
        help_text=gettext_lazy("As pictures, with what you name below in black."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    boxes = forms.CharField(
        label=gettext_lazy("What to blacken on the pages"),
        help_text=gettext_lazy(
            "Each on its own line: file, page, then from the left, from the top, width and height, "
            "in hundredths of the page. 1 1 10 5 40 6 is a strip at the top of the first page."
        ),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "data-boxes": ""}),
    )

    files_offered: Sequence[StoredFile] = ()

    def offer(self, files: Sequence[StoredFile]) -> None:
        """Let some of these files be chosen."""
        self.files_offered = files
        field = self.fields["shown"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(str(n), f"{n}. {file.name}") for n, file in enumerate(files, start=1)]
        if not files:
            del self.fields["shown"], self.fields["boxes"]

    def clean_passages(self) -> list[str]:
        """Return the passages, one by one."""
        lines = self.cleaned_data["passages"].splitlines()
        return [line.strip() for line in lines if len(line.strip()) > 1]

    def clean_boxes(self) -> list[tuple[int, Box]]:
        """Return the parts to blacken, each with the number of its file."""
        return [_box(line) for line in self.cleaned_data["boxes"].splitlines() if line.strip()]

    def clean(self) -> Cleaned:
        """Let no part to blacken miss its page: it would be shown without anybody knowing."""
        cleaned = dict(super().clean() or {})
        counts = [pages_of(read_blob(bytes(one.sha256)), one.type) for one in self.files_offered]
        chosen = [counts[int(number) - 1] for number in cleaned.get("shown", [])]
        if sum(chosen) > MOST_PAGES:
            told = _("That is %(n)d pages: publish %(most)d at most.")
            self.add_error("shown", told % {"n": sum(chosen), "most": MOST_PAGES})
        for file, box in cleaned.get("boxes", []):
            if not (0 < file <= len(counts) and 0 < box.page <= counts[file - 1]):
                told = _("There is no page %(page)d in file %(file)d.")
                self.add_error("boxes", told % {"page": box.page, "file": file})
            elif not (box.width and box.height):
                self.add_error("boxes", _("A strip needs a width and a height."))
        return cleaned

    def pages(self) -> list[Prepared]:
        """Return the chosen pages as pictures. Not inside a transaction."""
        chosen = {int(number) for number in self.cleaned_data.get("shown", [])}
        boxes = self.cleaned_data.get("boxes", [])
        found: list[Prepared] = []
        for number in sorted(chosen):
            own = [(1, box) for of, box in boxes if of == number]
            found += redaction.pages([self.files_offered[number - 1]], own)
        return found


def _box(line: str) -> tuple[int, Box]:
    try:
        file, page, *rest = line.replace(",", ".").split()
        left, top, width, height = (min(100.0, max(0.0, float(one))) for one in rest)
        return int(file), Box(int(page), left, top, width, height)
    except ValueError as error:
        raise forms.ValidationError(
            _("We do not understand “%(line)s”: write six numbers.") % {"line": line[:60]}
        ) from error


def _read(content: bytes, zone: tzinfo) -> Mail:
    reader = read_msg if content.startswith(_OLE) else read_mail
    return reader(content, zone=zone)


def _kept(attached: Sequence[Attached]) -> list[Prepared]:
    found = []
    for one in attached:
        with suppress(Refused):  # it stays in the mail as it was saved
            found.append(prepare(one.content, name=one.name, most=MAX_FILE))
    return found
