"""From the bytes of an export to its text: a `.txt`, or the `.zip` that it came in."""

import zipfile
from io import BytesIO
from zlib import error as ZlibError  # noqa: N812 - it is a class

MAX_TEXT = 20 * 1024 * 1024
MAX_ENTRIES = 20_000
_ZIP = b"PK\x03\x04"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class UnreadableChatError(ValueError):
    """The bytes are no chat that can be read; `code` says why.

    empty, too_big, zip_damaged, zip_locked, zip_without_chat, not_a_chat.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def text_of(content: bytes) -> str:
    """Return the text of an exported chat. Raises UnreadableChatError.

    Of a zip only the chat's text is opened, never a photo; no name in it becomes a path.
    """
    if content.startswith(_ZIP):
        content = _from_zip(content)
    if len(content) > MAX_TEXT:
        raise UnreadableChatError("too_big")
    text = _decoded(content)
    if not text.strip():
        raise UnreadableChatError("empty")
    if "\0" in text:
        raise UnreadableChatError("not_a_chat")
    return text


def _from_zip(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _read(archive, _chat_in(archive))
    except UnreadableChatError:
        raise
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ZlibError, OSError) as error:
        raise UnreadableChatError("zip_damaged") from error
    except RuntimeError as error:  # „password required for extraction”
        raise UnreadableChatError("zip_locked") from error


def _chat_in(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise UnreadableChatError("too_big")
    texts = [entry for entry in entries if entry.filename.lower().endswith(".txt")]
    if not texts:
        raise UnreadableChatError("zip_without_chat")
    own = [entry for entry in texts if entry.filename.rpartition("/")[2] == "_chat.txt"]
    return max(own or texts, key=lambda entry: entry.file_size)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.file_size > MAX_TEXT:
        raise UnreadableChatError("too_big")
    # What an entry says of its size may be a lie: it is read no further than the limit.
    with archive.open(entry) as opened:
        return opened.read(MAX_TEXT + 1)


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF_16):
        return content.decode("utf-16", "replace")
    for charset in ("utf-8-sig", "cp1250"):
        try:
            return content.decode(charset)
        except ValueError:
            continue
    return content.decode("latin-1")
