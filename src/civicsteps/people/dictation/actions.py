"""Writing for somebody on the telephone, and what the group answers."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.addresses import neutral
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.log import record
from civicsteps.core.links.actions import issue, revoke
from civicsteps.core.mail.compose import compose
from civicsteps.core.mail.send import send
from civicsteps.core.models import lock, ref
from civicsteps.core.refusals import refuse
from civicsteps.core.text import tidy
from civicsteps.people.acts.records import close_need, open_need
from civicsteps.people.dictation import rules
from civicsteps.people.dictation.models import DictatedFile, Dictation
from civicsteps.people.dictation.queries import title_of
from civicsteps.people.groups.models import Membership

CONFIRM = "dictation.confirm"
WAITS_FOR = timedelta(days=30)


@action
def keep_dictation(
    *,
    member: Membership,
    url_name: str,
    kwargs: Mapping[str, str],
    data: str,
    said: Sequence[Sequence[str]],
    by: Actor,
    files: Mapping[str, Sequence[Prepared]] | None = None,
) -> Dictation:
    """Keep what a mentor wrote for somebody on the telephone; nothing is done until they say yes.

    `data` is the form as it was sent (`a=b&…`), `said` its labels and values for its reader. The
    person gets a letter with a link, and the group's desk a task.
    """
    refuse(rules.why_not_keep_dictation(by, member))
    dictation = Dictation.objects.create(
        group=member.group,
        for_member=member,
        by=by,
        at=clock.now(),
        url_name=url_name,
        kwargs=dict(kwargs),
        data=data,
        said=json.dumps([list(line) for line in said], ensure_ascii=False),
    )
    _keep_files(dictation, files or {}, by=by)
    _ask(dictation, member, by=by)
    _tell("dictation.written", dictation, by=by)
    return dictation


@action
def confirm_dictation(*, dictation: Dictation, act: Callable[[], object], by: Actor) -> object:
    """Say that it is so: `act` does what was written, as the form itself would; return its row.

    Refused with the form's own reason if it cannot be done any more: then all stays as it was.
    """
    lock(dictation)
    refuse(rules.why_not_confirm_dictation(by, dictation))
    made = act()
    if isinstance(made, models.Model):
        dictation.made = ref(made)
    url = made.get_absolute_url() if isinstance(made, models.Model) else str(made)  # type: ignore[attr-defined]  # rows with a page
    dictation.led_to = neutral(url)
    _settle(dictation, Dictation.State.CONFIRMED, by=by)
    _tell("dictation.confirmed", dictation, by=by)
    return made


@action
def refuse_dictation(*, dictation: Dictation, by: Actor, reason: str = "") -> Dictation:
    """Say that it is not so; what was written is erased. Its writer takes it back the same way."""
    lock(dictation)
    refuse(rules.why_not_refuse_dictation(by, dictation))
    dictation.reason = tidy(reason)[:240]
    _settle(dictation, Dictation.State.REFUSED, by=by)
    _tell("dictation.refused", dictation, by=by)
    return dictation


@action
def expire_dictation(*, dictation: Dictation, by: Actor) -> Dictation:
    """Let go what nobody answered in 30 days; what was written is erased."""
    lock(dictation)
    refuse(rules.why_not_expire_dictation(by, dictation))
    _settle(dictation, Dictation.State.EXPIRED, by=by)
    _tell("dictation.expired", dictation, by=by)
    return dictation


def let_go(dictation: Dictation, *, by: Actor) -> None:
    """Let go what waits, inside the erasing of the person whom it names. It checks no rule."""
    _settle(dictation, Dictation.State.EXPIRED, by=by)


def _keep_files(
    dictation: Dictation, files: Mapping[str, Sequence[Prepared]], *, by: Actor
) -> None:
    for field, prepared in files.items():
        for position, one in enumerate(prepared):
            file = keep(one, by=by, audiences=[dictation.audience])
            DictatedFile.objects.create(
                dictation=dictation, field=field, position=position, file=file
            )


def _ask(dictation: Dictation, member: Membership, *, by: Actor) -> None:
    user = member.user
    with translation.override(user.language):
        link = issue(CONFIRM, dictation, by=by)
        what = title_of(dictation)
        button = _("See what was written")
    words = compose(
        "dictation/email/confirm",
        {"what": what, "button_url": link.url, "button_label": button},
        user.language,
    )
    send(
        to=user.email,
        subject=words.subject,
        text=words.text,
        html=words.html,
        kind="dictation.confirm",
        language=user.language,
    )
    open_need(
        group=dictation.group,
        kind=CONFIRM,
        source=dictation,
        about=what,
        url=dictation.get_absolute_url(),
        on=clock.today(),
        due_on=clock.today() + WAITS_FOR,
    )


def _settle(dictation: Dictation, state: Dictation.State, *, by: Actor) -> None:
    dictation.state, dictation.data, dictation.said = state, "", ""
    dictation.settled_by, dictation.settled_at = by, clock.now()
    dictation.save(
        update_fields=[
            *("state", "data", "said", "settled_by", "settled_at", "reason", "made", "led_to")
        ]
    )
    files = list(dictation.files.values_list("file", flat=True))
    dictation.files.all().delete()
    StoredFile.objects.filter(pk__in=files).delete()
    revoke(dictation, purpose=CONFIRM)
    close_need(kind=CONFIRM, source=dictation, on=clock.today())


def _tell(kind: str, dictation: Dictation, *, by: Actor) -> None:
    record(
        kind,
        by=by,
        about={"dictation": dictation, "group": dictation.group},
        audiences=[dictation.group.audience, f"actor:{dictation.by_id}"],
        via="phone" if kind == "dictation.written" else "web",
    )
