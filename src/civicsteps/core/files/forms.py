"""A form's file: prepared when the form is read, and not asked for again when it fails.

    photo = PreparedFileField(label=_("Photo"), accept="images", required=False)
    photos = PreparedFilesField(label=_("Photos"), accept="images", most=3, required=False)

The cleaned value is a `Prepared` or None, or a list of them. When another field is wrong, the
page that comes back carries a signed token for each good file, good for a day.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import ENDINGS, MAX_BYTES, Accept, Prepared, prepare
from civicsteps.core.refusals import Refused

KEPT_FOR = timedelta(days=1)
_SALT = "civicsteps.files.kept"

type Upload = UploadedFile[Any]
type Sent = tuple[list[Upload], list[str]]
"""What a form sent: new uploads, and the tokens of those kept from the last time."""


class KeptFileInput(forms.FileInput):
    """A file input with its hidden companion: the tokens of files that were good already."""

    template_name = "files/kept_file_input.html"

    def __init__(self, *, most: int, accept: Accept) -> None:
        types = [t for t in ENDINGS if accept == "both" or _is(t, accept)]
        self.allow_multiple_selected = most > 1
        super().__init__({"accept": ",".join(types), "data-max-bytes": MAX_BYTES})
        self.kept: list[Prepared] = []

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Upload], name: str
    ) -> Sent:
        """Return the new uploads, and the tokens of those kept and not taken out."""
        tokens = data.getlist(f"{name}_kept") if isinstance(data, QueryDict) else []
        out = set(data.getlist(f"{name}_out")) if isinstance(data, QueryDict) else set()
        return [f for f in files.getlist(name) if f], [t for t in tokens if t not in out]

    def value_omitted_from_data(self, data: object, files: object, name: str) -> bool:
        """Return False: no file is a choice too."""
        return False

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return the template's context, with a token for each file that was good."""
        context = super().get_context(name, None, attrs)
        context["widget"]["kept"] = _tokens(self.kept)
        if self.kept:
            context["widget"]["attrs"].pop("required", None)
        return context


class PreparedFilesField(forms.Field):
    """Several files: the cleaned value is a list of `Prepared`, empty when none was sent."""

    widget: KeptFileInput
    default_error_messages = {
        "required": _("Choose a file."),
        "gone": _("The file was sent too long ago. Choose it again."),
    }

    def __init__(
        self,
        *,
        accept: Accept = "both",
        most: int = 3,
        most_bytes: int = MAX_BYTES,
        **kwargs: Any,  # noqa: ANN401 - Django's own
    ) -> None:
        kwargs.setdefault("widget", KeptFileInput(most=most, accept=accept))
        super().__init__(**kwargs)
        self.most_bytes = most_bytes
        self.widget.attrs["data-max-bytes"] = most_bytes
        self.accept: Accept = accept
        self.most = most

    def bound_data(self, data: object, initial: object) -> object:
        """Return what was sent: a file input never shows it."""
        return data

    def has_changed(self, initial: object, data: Sent | None) -> bool:
        """Tell whether any file was sent."""
        return any(data or ())

    def clean(self, value: Sent | None) -> Any:  # noqa: ANN401 - Django's own
        """Return the prepared files; those that are good stay even if another is refused."""
        uploads, tokens = value or ([], [])
        kept = self._kept(tokens)
        # One new file takes the place of one kept; several are added.
        self.widget.kept = [] if self.most == 1 and uploads else kept
        errors = self._prepare(uploads)
        if len(self.widget.kept) > self.most:
            del self.widget.kept[self.most :]
            errors.append(self._too_many())
        if errors:
            raise forms.ValidationError(errors)
        if self.required and not self.widget.kept:
            code = "gone" if tokens and not kept else "required"
            raise forms.ValidationError(self.error_messages[code], code=code)
        return list(self.widget.kept)

    def _prepare(self, uploads: list[Upload]) -> list[forms.ValidationError]:
        errors = []
        for upload in uploads[: self.most]:
            try:
                self.widget.kept.append(prepare(upload, accept=self.accept, most=self.most_bytes))
            except Refused as refused:
                errors.append(forms.ValidationError(str(refused), code="refused"))
        if len(uploads) > self.most:
            errors.append(self._too_many())
        return errors

    def _kept(self, tokens: list[str]) -> list[Prepared]:
        found = [_restored(token) for token in tokens[: self.most]]
        return [p for p in found if p and (self.accept == "both" or _is(p.type, self.accept))]

    def _too_many(self) -> forms.ValidationError:
        return forms.ValidationError(
            ngettext(
                "%(most)d file at most. The others were left out.",
                "%(most)d files at most. The others were left out.",
                self.most,
            )
            % {"most": self.most},
            code="many",
        )


class PreparedFileField(PreparedFilesField):
    """One file: the cleaned value is a `Prepared`, or None when none was sent."""

    def __init__(self, *, accept: Accept = "both", **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(accept=accept, most=1, **kwargs)

    def clean(self, value: Sent | None) -> Any:  # noqa: ANN401 - Django's own
        """Return the prepared file or None."""
        return next(iter(super().clean(value)), None)


def token_of(file: StoredFile) -> str:
    """Return the token of a kept file: a form that carries it (`<name>_kept`) has that file."""
    said = {
        "sha256": bytes(file.sha256).hex(),
        "small": bytes(file.small_sha256).hex() if file.small_sha256 else "",
        "type": file.type,
        "name": file.name,
        "width": file.width,
        "height": file.height,
    }
    return signing.dumps(said, salt=_SALT, compress=True)


def _is(kind: str, accept: Accept) -> bool:
    return kind.startswith("image/") == (accept == "images")


def _tokens(kept: list[Prepared]) -> list[dict[str, str]]:
    with suppress(OSError):  # no room to keep them: they are asked for again
        return [{"name": p.name, "token": _token(p)} for p in kept]
    return []


def _token(prepared: Prepared) -> str:
    said = {
        "sha256": blobs.write(prepared.content).hex(),
        "small": blobs.write(prepared.small).hex() if prepared.small else "",
        "type": prepared.type,
        "name": prepared.name,
        "width": prepared.width,
        "height": prepared.height,
    }
    return signing.dumps(said, salt=_SALT, compress=True)


def _restored(token: str) -> Prepared | None:
    try:
        said = signing.loads(token, salt=_SALT, max_age=KEPT_FOR)
        return Prepared(
            content=blobs.read(bytes.fromhex(said["sha256"])),
            type=said["type"],
            name=said["name"],
            width=said["width"],
            height=said["height"],
            small=blobs.read(bytes.fromhex(said["small"])) if said["small"] else None,
        )
    except (signing.BadSignature, OSError):
        return None
