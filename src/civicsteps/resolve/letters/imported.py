"""Old letters brought in: phone photos, scans, saved mails, in threads and with their own days.

No mail leaves. What is written down holds its steps on the days of the letters themselves.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from civicsteps.causes.models import Demand
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.models import ref, row_of, split_ref
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.roles import not_allowed
from civicsteps.people.imports.models import Import, ImportRow
from civicsteps.people.imports.registry import Given, ImportKind, Line, register
from civicsteps.resolve.letters.actions import record_reply, withdraw_letter
from civicsteps.resolve.letters.actions_past import record_past_letter, withdraw_reply
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.letters.old_forms import asks_of, form_for
from civicsteps.resolve.letters.old_papers import SENT, Item, read_items
from civicsteps.resolve.letters.old_threads import Draft, begins_letter, drafts_of

SHOWN = 200


def demand_choices(_by: Actor, group: Group) -> list[tuple[str, str]]:
    """Return what a group asks, of whom: an old letter asked one of these."""
    demands = Demand.objects.filter(cause__group=group, withdrawn_on=None)
    shown = demands.select_related("office__authority", "cause").order_by("-opened_on", "-pk")
    return [(ref(d), f"{d.sentence} ({d.cause.title})") for d in shown[:SHOWN]]


def why_not_bring_letters(by: Actor, group: Group) -> Refusal | None:
    """An organiser brings old letters, once the group has said what it asks."""
    if refusal := not_allowed(by, "C", "letter", group) or not_allowed(by, "C", "reply", group):
        return refusal
    if Demand.objects.filter(cause__group=group, withdrawn_on=None).exists():
        return None
    return Refusal(gettext_lazy("Say first what you ask, and of whom."))


def read_letters(given: Sequence[Given], batch: Import) -> Iterator[Line]:
    """Read the papers and mails, and put them in threads as letters and answers."""
    demand, choices = _demand(batch), batch.choices
    items = list(read_items(given, batch))
    letters = list(_letters(demand))
    drafts = drafts_of(items, choices, demand, letters)
    numbers = {id(draft): number for number, draft in enumerate(drafts, 1)}
    offices = _offices(drafts)
    batch.found = {"items": _asked(items, choices), "notes": _notes(items, drafts)}
    batch.found["asked"] = asks_of(batch)
    for draft in drafts:
        number = numbers[id(draft)]
        yield Line(
            number=number,
            data=_data(draft, numbers),
            shown=_shown(draft, offices, numbers),
            problem=draft.problem(),
            doubt=_doubt(draft),
        )
    places = {item.place: n for n, draft in enumerate(drafts, 1) for item in draft.items}
    again = [item for item in items if item.same is not None]
    for number, item in enumerate(again, len(drafts) + 1):
        shown = {"what": _what([item]), "subject": item.subject}
        yield Line(number=number, data={}, shown=shown, same_as=places.get(item.same or 0, 1))


def load_letter(batch: Import, row: ImportRow, by: Actor) -> str:
    """Write one letter or answer down, on its own day; nothing if it stands here already."""
    demand, data = _demand(batch), row.data
    files = StoredFile.objects.in_bulk([str(key) for key in _list(data["papers"])])
    pages = [files[pk] for pk in sorted(files)]
    if len(pages) != len(_list(data["papers"])):
        raise Refused(Refusal(_("Its pages are gone. Bring the files once more.")))
    on = date.fromisoformat(str(data["on"]))
    if data["way"] == SENT:
        return _load_sent(demand, data, on, pages, by)
    letter = _letter_answered(batch, str(data["answers"]))
    if _has_reply(letter, on, str(data["text"]), pages):
        return ""
    reply = record_reply(
        letter=letter,
        received_on=on,
        pages=pages,
        by=by,
        number=str(data["number"]),
        text=str(data["text"]),
        channel=Reply.Channel.EMAIL if data["text"] else Reply.Channel.PAPER,
        kind=str(data["kind"]),
        passed_on=int(str(data["passed_on"])),
    )
    return ref(reply)


def undo_letter(batch: Import, row: ImportRow, by: Actor) -> str | None:
    """Withdraw what one line made, unless something happened with it since."""
    made = row_of(row.made)
    if isinstance(made, Reply) and made.withdrawn_on is None:
        if made.judgements.exists():
            return "judged"
        withdraw_reply(reply=made, by=by)
    if isinstance(made, Letter) and made.withdrawn_on is None:
        if made.replies.filter(withdrawn_on=None).exists():
            return "answered"
        withdraw_letter(letter=made, by=by)
    return None


def _load_sent(
    demand: Demand, data: dict[str, object], on: date, pages: list[StoredFile], by: Actor
) -> str:
    office = Office.objects.get(pk=str(data["office"]))
    subject = str(data["subject"])
    same = Letter.objects.filter(
        demand=demand, office=office, sent_on=on, subject=subject, withdrawn_on=None
    )
    if same.exists():
        return ""
    letter = record_past_letter(
        cause=demand.cause,
        demand=demand,
        office=office,
        subject=subject,
        channel=str(data["channel"]),
        sent_on=on,
        pages=pages,
        text=str(data["text"]),
        number=str(data["number"]),
        registered_on=date.fromisoformat(str(data["numbered_on"])) if data["number"] else None,
        by=by,
    )
    return ref(letter)


def _letter_answered(batch: Import, answers: str) -> Letter:
    kind, _colon, key = answers.partition(":")
    if kind == "letter":
        return Letter.objects.get(pk=key, cause__group=batch.group_id)
    row = batch.rows.filter(number=int(key), state=ImportRow.State.LOADED).exclude(made="").first()
    letter = row_of(row.made) if row else _standing(batch, int(key))
    if isinstance(letter, Letter):
        return letter
    raise Refused(Refusal(_("The letter that it answers is not written down.")))


def _standing(batch: Import, number: int) -> Letter | None:
    """Return the letter that stood here already when its line was loaded."""
    row = batch.rows.filter(number=number, state=ImportRow.State.LOADED).first()
    if row is None:
        return None
    on, subject = date.fromisoformat(str(row.data["on"])), str(row.data["subject"])
    same = Letter.objects.filter(demand=_demand(batch), sent_on=on, subject=subject)
    return same.filter(withdrawn_on=None).first()


def _has_reply(letter: Letter, on: date, text: str, pages: Sequence[StoredFile]) -> bool:
    brought = {bytes(page.sha256) for page in pages}
    same_day = letter.replies.filter(received_on=on, withdrawn_on=None).prefetch_related("files")
    return any(
        reply.text.strip() == text.strip()
        and {bytes(file.sha256) for file in reply.files.all()} == brought
        for reply in same_day[:SHOWN]
    )


def _demand(batch: Import) -> Demand:
    demands = Demand.objects.select_related("cause__group", "office__authority")
    return demands.get(pk=split_ref(batch.about)[1], cause__group=batch.group_id)


def _letters(demand: Demand) -> Sequence[Letter]:
    sent = Letter.objects.filter(
        cause=demand.cause_id, sent_on__isnull=False, withdrawn_on=None
    ).order_by("-sent_on", "-pk")
    return list(sent[:SHOWN])


def _offices(drafts: Sequence[Draft]) -> dict[str, str]:
    offices = Office.objects.filter(pk__in={draft.office for draft in drafts})
    return {str(one.pk): one.label for one in offices.select_related("authority")}


def _data(draft: Draft, numbers: dict[int, int]) -> dict[str, object]:
    answers = ""
    if isinstance(draft.answers, Draft):
        answers = f"line:{numbers[id(draft.answers)]}"
    elif draft.answers is not None:
        answers = f"letter:{draft.answers.pk}"
    receipt = draft.is_receipt
    return {
        "way": draft.way,
        "channel": draft.channel,
        "on": draft.on.isoformat() if draft.on else "",
        "office": draft.office,
        "subject": draft.subject[:140],
        "text": draft.text,
        "number": draft.number.number if draft.number else "",
        "numbered_on": draft.number.on.isoformat() if draft.number else "",
        "kind": Reply.Kind.ACKNOWLEDGEMENT.value if receipt else Reply.Kind.REPLY.value,
        "papers": draft.papers,
        "passed_on": draft.items[0].passed_on,
        "answers": answers,
    }


def _shown(draft: Draft, offices: dict[str, str], numbers: dict[int, int]) -> dict[str, str]:
    number = draft.number
    return {
        "thread": str(draft.thread),
        "what": _what(draft.items),
        "way": _way(draft, numbers),
        "on": f"{draft.on:%d.%m.%Y}" if draft.on else "",
        "office": offices.get(draft.office, ""),
        "subject": draft.subject,
        "number": f"{number.number}/{number.on:%d.%m.%Y}" if number else "",
        "note": _note(draft),
    }


def _what(items: Sequence[Item]) -> str:
    first, sheets = items[0], sum(item.sheets for item in items)
    pages = ngettext("%(n)d page", "%(n)d pages", sheets) % {"n": sheets}
    if first.is_mail:
        return _("e-mail, with %(pages)s") % {"pages": pages} if sheets else _("e-mail")
    return f"{first.name}: {pages}" if sheets else first.name


def _way(draft: Draft, numbers: dict[int, int]) -> str:
    if not draft.way:
        return "?"
    if draft.way == SENT:
        return _("we sent it")
    if isinstance(draft.answers, Draft):
        return _("an answer to line %(n)d") % {"n": numbers[id(draft.answers)]}
    return _("we received it")


def _note(draft: Draft) -> str:
    notes = [item.trouble for item in draft.items if item.trouble]
    if times := draft.items[0].passed_on:
        said = ngettext(
            "It came through a member, who passed it on.",
            "It came through members, passed on %(n)d times.",
            times,
        )
        notes.append(said % {"n": times})
    return " ".join(notes)


def _doubt(draft: Draft) -> str:
    if any(item.trouble for item in draft.items):
        return "left_out"
    return "passed_on" if draft.items[0].passed_on else ""


def _asked(items: Sequence[Item], choices: dict[str, object]) -> list[dict[str, object]]:
    """Return what the form for corrections needs to know of each item."""
    asked, before = [], None
    for item in items:
        if item.same is not None:
            continue
        asked.append(
            {
                "place": item.place,
                "name": item.name,
                "is_mail": item.is_mail,
                "first": before is None or before.is_mail,
                "begins": begins_letter(item, before, choices),
                "way": item.way,
                "on": item.on.isoformat() if item.on else "",
                "subject": item.subject,
                "office": item.office,
            }
        )
        before = item
    return asked


def _notes(items: Sequence[Item], drafts: Sequence[Draft]) -> list[str]:
    threads = len({draft.thread for draft in drafts})
    said = ngettext("One thread of letters.", "%(n)d threads of letters.", threads) % {"n": threads}
    notes = [said, _("Everybody sees the subject; the letter itself only the group.")]
    if any(not item.is_mail for item in items):
        notes.append(
            _("Say of each paper what it is, and read again: photos in a row are one letter.")
        )
    return notes


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _form(batch: Import) -> type[forms.Form] | None:
    demand = _demand(batch)
    return form_for(batch, demand, _letters(demand))


register(
    ImportKind(
        name="letters",
        title=gettext_lazy("Old letters and answers"),
        explain=gettext_lazy(
            "Photos from the phone, scans, saved mails (.eml, .msg, .mbox): we sort them into "
            "threads, with their days. Nothing is sent to anybody."
        ),
        icon="mail-open",
        suffixes=(
            ".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".pdf", ".eml", ".msg", ".mbox",
        ),
        columns=(
            ("thread", gettext_lazy("Thread")),
            ("what", gettext_lazy("What it is")),
            ("way", gettext_lazy("Sent or received")),
            ("on", gettext_lazy("When")),
            ("office", gettext_lazy("The office")),
            ("subject", gettext_lazy("Subject")),
            ("number", gettext_lazy("Number")),
            ("note", gettext_lazy("Note")),
        ),
        read=read_letters,
        load=load_letter,
        undo=undo_letter,
        why_not=why_not_bring_letters,
        problems={
            "unfit": gettext_lazy("This file cannot be kept. The note says why."),
            "empty": gettext_lazy("There are no words and no papers in it."),
            "which_way": gettext_lazy("Say whether you sent it or received it."),
            "no_day": gettext_lazy("Say on what day it was."),
            "ahead": gettext_lazy("This day has not come yet."),
            "too_old": gettext_lazy("This is before 1990. Look at the year."),
            "no_letter": gettext_lazy("Say which letter it answers."),
            "before_letter": gettext_lazy("It is before the letter that it answers."),
            "left_out": gettext_lazy("A part of it could not be kept. The note says why."),
            "passed_on": gettext_lazy("It came through a member: see that it is whole."),
            "answered": gettext_lazy("An answer came to it since: it stays."),
            "judged": gettext_lazy("You have judged it since: it stays."),
        },
        many=True,
        abouts=demand_choices,
        again=_form,
        again_title=gettext_lazy("Say what each paper is"),
        again_explain=gettext_lazy(
            "Photos in a row are one letter. Where another letter begins, say so, and read again: "
            "then we ask about that one too."
        ),
    )
)  # fmt: skip
