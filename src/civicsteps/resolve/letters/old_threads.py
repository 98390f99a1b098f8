"""From papers and mails to letters and answers: what belongs together, and what answers what.

What a person said of an item when it was read (`batch.choices`) counts before what was read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from civicsteps.causes.models import Demand
from civicsteps.core import clock
from civicsteps.core.text import plain
from civicsteps.engines.mails import Numbered, fold_subject, numbers_in, sort_threads
from civicsteps.resolve.letters.actions_past import OLDEST
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.old_papers import RECEIVED, SENT, Item

STAMPED_WITHIN = timedelta(days=60)
"""A number on a letter's own scan is its own if it was given soon after."""
SHORT = 700
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif")


@dataclass(slots=True)
class Draft:
    """A letter or an answer as it will be written down: its items, and what is known of it.

    `answers` is the draft or the letter that an answer is to. `thread` counts from 1.
    """

    items: list[Item]
    way: str
    channel: str
    on: date | None
    office: str
    subject: str
    number: Numbered | None
    wanted: str = ""
    thread: int = 0
    answers: "Draft | Letter | None" = None
    message_id: str = ""
    named: tuple[str, ...] = ()
    text: str = ""
    numbers: list[Numbered] = field(default_factory=list)

    @property
    def papers(self) -> list[str]:
        """The kept pages, in their order."""
        return [paper for item in self.items for paper in item.papers]

    @property
    def is_receipt(self) -> bool:
        """Whether it only says that they have the letter: short, with a number, without papers."""
        short = len(self.text) < SHORT and not self.papers
        return bool(short and self.numbers and "inregistr" in plain(self.text))

    def problem(self) -> str:
        """Return the code of what is missing before it can be written down, or nothing."""
        if not self.papers and not self.text.strip():
            return "unfit" if self.items[0].trouble else "empty"
        if not self.way:
            return "which_way"
        if self.on is None:
            return "no_day"
        if self.on > clock.today():
            return "ahead"
        if self.on < OLDEST:
            return "too_old"
        return self._why_no_answer(self.on) if self.way == RECEIVED else ""

    def _why_no_answer(self, on: date) -> str:
        if self.answers is None:
            return "no_letter"
        first = self.answers.on if isinstance(self.answers, Draft) else self.answers.sent_on
        return "before_letter" if first and on < first else ""


def begins_letter(item: Item, before: Item | None, choices: Mapping[str, object]) -> bool:
    """Tell whether an item begins a letter: every mail does, a photo after a photo does not."""
    if item.is_mail or before is None or before.is_mail:
        return True
    told = choices.get(f"with_{item.place}")
    if told in {"new", "same"}:
        return told == "new"
    return not (_is_photo(item) and _is_photo(before))


def drafts_of(
    items: Sequence[Item], choices: Mapping[str, object], demand: Demand, letters: Sequence[Letter]
) -> list[Draft]:
    """Return the letters and answers among the items, sorted into threads, each in its order.

    `letters` are those of the problem that stand here already.
    """
    drafts: list[Draft] = []
    before: Item | None = None
    for item in items:
        if item.same is not None:
            continue
        if begins_letter(item, before, choices):
            drafts.append(_draft(item, choices, demand))
        else:
            drafts[-1].items.append(item)
        before = item
    _sort(drafts)
    for draft in drafts:
        if draft.way == RECEIVED:
            draft.answers = _answered(draft, drafts, letters)
    _gather(drafts)
    return sorted(drafts, key=lambda one: (one.thread, one.on or date.max, one.way != SENT))


def _draft(item: Item, choices: Mapping[str, object], demand: Demand) -> Draft:
    def told(name: str) -> str:
        return str(choices.get(f"{name}_{item.place}") or "")

    said = told("way")
    way = RECEIVED if said == RECEIVED else (SENT if said else item.way)
    on = _day(told("on")) or item.on
    typed = numbers_in(f"nr. {told('number')}")
    return Draft(
        items=[item],
        way=way,
        channel=said if said and way == SENT else "email" if item.is_mail else "counter",
        on=on,
        office=told("office") or item.office or str(demand.office_id),
        subject=told("subject") or item.subject or demand.sentence[:140],
        number=typed[0] if typed else _own_number(item, way, on),
        wanted=told("answers"),
        message_id=item.message_id,
        named=item.answers,
        text=item.text,
        numbers=[*typed, *item.numbers],
    )


@dataclass(frozen=True, slots=True)
class _Sorted:
    message_id: str
    answers: tuple[str, ...]
    subject: str
    text: str


def _sort(drafts: list[Draft]) -> None:
    """Put drafts into threads: mails by what they answer and by subject, all by their numbers."""
    known = [
        _Sorted(
            draft.message_id,
            draft.named,
            draft.items[0].subject,
            " ".join(f"nr. {one.number}/{one.on:%d.%m.%Y}" for one in draft.numbers),
        )
        for draft in drafts
    ]
    for draft, thread in zip(drafts, sort_threads(known), strict=True):
        draft.thread = thread + 1


def _answered(
    draft: Draft, drafts: Sequence[Draft], letters: Sequence[Letter]
) -> "Draft | Letter | None":
    kind, _, key = draft.wanted.partition(":")
    if kind == "item":
        return next((d for d in drafts if d.way == SENT and str(d.items[0].place) == key), None)
    if kind == "letter":
        return next((letter for letter in letters if str(letter.pk) == key), None)
    sent = [d for d in drafts if d.way == SENT and d.thread == draft.thread and d.on]
    earlier = [d for d in sent if d.on and draft.on and d.on <= draft.on]
    if sent:
        return max(earlier or sent, key=lambda one: one.on or date.min)
    return _known(draft, letters)


def _known(draft: Draft, letters: Sequence[Letter]) -> Letter | None:
    numbers = {one.number for one in draft.numbers}
    subject = fold_subject(draft.items[0].subject)
    for letter in letters:
        if letter.registration_number and letter.registration_number.upper() in numbers:
            return letter
        if subject and fold_subject(letter.subject) == subject:
            return letter
    return None


def _gather(drafts: Sequence[Draft]) -> None:
    """Let an answer stand in the thread of the letter that it is to, and count threads anew."""
    for draft in drafts:
        if isinstance(draft.answers, Draft):
            draft.thread = draft.answers.thread
    order: dict[int, int] = {}
    for draft in drafts:
        draft.thread = order.setdefault(draft.thread, len(order) + 1)


def _own_number(item: Item, way: str, on: date | None) -> Numbered | None:
    if way == RECEIVED:
        return item.numbers[0] if item.numbers else None
    if item.is_mail or on is None:  # a mail of ours names the numbers of theirs
        return None
    return next((one for one in item.numbers if on <= one.on <= on + STAMPED_WITHIN), None)


def _is_photo(item: Item) -> bool:
    return item.name.lower().endswith(PICTURES)


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None
