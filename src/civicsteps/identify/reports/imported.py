"""Messages of an exported chat, chosen one by one as voices.

Who wrote a message is shown to the organiser who chooses, and to nobody else: the name stays in
the sealed line and goes with it. Telephone numbers and addresses are blotted out before that.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from civicsteps.causes.imported import cause_choices, cause_of
from civicsteps.causes.models import Voice
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import ref, row_of
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.text import tidy
from civicsteps.engines.chats import (
    Chat,
    ChatMessage,
    UnreadableChatError,
    hide_contacts,
    read_chat,
    text_of,
)
from civicsteps.identify.reports.actions import accept_report, note_report, withdraw_report
from civicsteps.identify.reports.forms import WORDS, ChatForm
from civicsteps.identify.reports.models import Report
from civicsteps.identify.reports.rules import why_not_note_report
from civicsteps.people.groups.models import Group
from civicsteps.people.imports.models import Import, ImportRow
from civicsteps.people.imports.registry import Given, ImportKind, Line, register

OLDEST = date(2009, 1, 1)
"""Before it nobody chatted like this."""
_UNREADABLE = {
    "empty": gettext_lazy("The file is empty. Export the chat once more, without the photos."),
    "too_big": gettext_lazy("The chat is too long for one file. Export it without the photos."),
    "zip_damaged": gettext_lazy("The archive is damaged. Export the chat once more."),
    "zip_locked": gettext_lazy("The archive has a password. Export the chat once more."),
    "zip_without_chat": gettext_lazy("There is no chat in this archive, only other files."),
    "not_a_chat": gettext_lazy(
        "We see no messages in this file. In WhatsApp: the chat's menu, More, Export chat."
    ),
}


def chat_abouts(by: Actor, group: Group) -> list[tuple[str, str]]:
    """Return what the words can be about: a problem of the group, or none yet."""
    return [*cause_choices(by, group), ("", _("No problem yet: we sort them afterwards"))]


def read_messages(given: Sequence[Given], batch: Import) -> Iterator[Line]:
    """Read the messages of a chat; what is no person's words is left out and counted."""
    chat = _chat(given, str(batch.choices.get("order") or ""))
    since = date.fromisoformat(str(batch.choices.get("since") or OLDEST.isoformat()))
    batch.found = {"notes": _notes(chat), "asked": chat.order in {"unsure", "mixed"}}
    first: dict[bytes, int] = {}
    names = [name for name in chat.authors if " " in name]
    for message in chat.messages:
        if message.kind != "said" or (message.on and message.on < since and since > OLDEST):
            continue
        words = hide_contacts(message.words, names=names)
        mark = _mark(message, words)
        earlier = first.setdefault(mark, message.number)
        yield Line(
            number=message.number,
            data={"on": message.on.isoformat() if message.on else "", "words": words[:WORDS]},
            shown=_shown(message, words),
            problem=_problem(message),
            doubt="day_or_month" if message.or_on else "",
            same_as=earlier if earlier != message.number else None,
        )


def load_message(batch: Import, row: ImportRow, by: Actor) -> str:
    """Make a chosen message a voice, with its day and its code; forget those not chosen."""
    _forget_unchosen(batch)
    words, on = tidy(str(row.data["words"])), date.fromisoformat(str(row.data["on"]))
    same = Voice.objects.filter(
        group=batch.group, channel=Voice.Channel.CHAT, heard_on=on, withdrawn_on=None, words=words
    )
    if same.exists():
        return ""
    report = note_report(
        group=batch.group,
        words=words,
        channel=Voice.Channel.CHAT,
        heard_on=on,
        said_by=str(batch.choices.get("said_by") or "") or _("somebody from the group"),
        by=by,
    )
    if batch.about:
        accept_report(report=report, cause=cause_of(batch), by=by)
    return ref(report)


def undo_message(batch: Import, row: ImportRow, by: Actor) -> str:
    """Take one voice back, with its words, unless somebody judged it or asked its author since."""
    report = row_of(row.made)
    if not isinstance(report, Report) or report.state == Report.State.WITHDRAWN:
        return ""
    if report.voice.may_quote or (report.judged_at and not batch.about):
        return "touched"
    withdraw_report(report=report, by=by)
    return ""


def _chat(given: Sequence[Given], order: str) -> Chat:
    try:
        text = text_of(given[0].content)
        if order == "day_first":
            return read_chat(text, order="day_first")
        return read_chat(text, order="month_first" if order == "month_first" else None)
    except UnreadableChatError as error:
        raise Refused(Refusal(_UNREADABLE[error.code], "input", "files")) from error


def _notes(chat: Chat) -> list[str]:
    left = sum(message.kind != "said" for message in chat.messages)
    notes = [
        _(
            "Nothing is chosen: tick only what says something about your problem. What you do not "
            "tick is forgotten. Nobody is quoted until you ask them and write it down."
        )
    ]
    if left:
        said = ngettext(
            "%(n)d photo, call or note of the program is left out.",
            "%(n)d photos, calls and notes of the program are left out.",
            left,
        )
        notes.append(said % {"n": left})
    if chat.order in {"unsure", "mixed"}:
        notes.append(
            _("We cannot tell the day from the month. Look at them, or read the file again.")
        )
    return notes


def _mark(message: ChatMessage, words: str) -> bytes:
    said = f"{message.author}\0{message.on}\0{tidy(words)}"
    return hashlib.sha256(said.encode("utf-8", "replace")).digest()


def _shown(message: ChatMessage, words: str) -> dict[str, str]:
    hour = f" {message.at:%H:%M}" if message.at else ""
    return {
        "on": f"{message.on:%d.%m.%Y}{hour}" if message.on else "",
        "author": message.author,
        "words": words,
    }


def _problem(message: ChatMessage) -> str:
    if message.on is None:
        return "no_day"
    if message.on > clock.today():
        return "ahead"
    if message.on < OLDEST:
        return "too_old"
    return "too_long" if len(message.words) > WORDS else ""


def _forget_unchosen(batch: Import) -> None:
    left = batch.rows.filter(chosen=False).exclude(shown={})
    left.update(data={}, shown={})


register(
    ImportKind(
        name="chat",
        title=gettext_lazy("Messages of a chat"),
        explain=gettext_lazy(
            "A WhatsApp chat exported from the phone, as text or as an archive. You choose the "
            "messages one by one; each becomes a voice with its own day, without its author's "
            "name. The others are forgotten."
        ),
        icon="message-circle",
        suffixes=(".txt", ".zip"),
        columns=(
            ("on", gettext_lazy("When")),
            ("author", gettext_lazy("Who (only you see it)")),
            ("words", gettext_lazy("What they wrote")),
        ),
        read=read_messages,
        load=load_message,
        undo=undo_message,
        why_not=why_not_note_report,
        problems={
            "no_day": gettext_lazy("This day does not exist."),
            "ahead": gettext_lazy("This day has not come yet."),
            "too_old": gettext_lazy("This day is before such chats existed."),
            "too_long": gettext_lazy("It is longer than 4,000 letters."),
            "touched": gettext_lazy("Something happened with this voice since: it stays."),
            "day_or_month": gettext_lazy("We cannot tell which is the day and which the month."),
        },
        abouts=chat_abouts,
        fields=ChatForm,
        again=lambda _batch: ChatForm,
        again_title=gettext_lazy("Say how the days are written"),
        again_explain=gettext_lazy("We read the chat again, and nothing is ticked."),
        ticked=False,
        doubts_ticked=False,
    )
)
