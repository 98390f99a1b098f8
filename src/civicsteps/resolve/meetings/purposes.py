"""What comes to the address of minutes, and the link by which an officer writes options."""

from collections.abc import Mapping
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.core.actors.models import Actor
from civicsteps.core.links.models import Link
from civicsteps.core.links.registry import Purpose, register
from civicsteps.core.mail import threads
from civicsteps.core.mail.models import Inbound
from civicsteps.core.mail.parsing import Parsed
from civicsteps.core.models import split_ref
from civicsteps.core.web import Cleaned
from civicsteps.resolve.meetings.actions_minutes import receive_minutes_reply
from civicsteps.resolve.meetings.actions_options import write_option
from civicsteps.resolve.meetings.forms import OfficerOptionForm
from civicsteps.resolve.meetings.models import Minutes, MinutesReply, Table
from civicsteps.resolve.meetings.pages import options_of
from civicsteps.resolve.meetings.queries import tables
from civicsteps.resolve.meetings.rules import WRITE_OPTIONS


def file_reply(inbound: Inbound, parsed: Parsed) -> MinutesReply:
    """File a message that came to the address of some minutes."""
    if inbound.thread is None:
        raise ValueError("a message is filed in a thread")
    minutes = Minutes.objects.get(pk=split_ref(inbound.thread.about)[1])
    return receive_minutes_reply(minutes=minutes, inbound=inbound, mail=parsed, by=inbound.actor)


def _table_of(link: Link) -> Table:
    return tables().get(pk=split_ref(link.about)[1])


def _explain(link: Link) -> str:
    table = _table_of(link)
    told = {"group": table.cause.group.name, "title": table.title}
    return (
        _(
            "%(group)s looks for a solution together with you: “%(title)s”. Please write what could"
            " be done, what it costs and within what limits. You need no account."
        )
        % told
    )


def _shows(link: Link) -> Mapping[str, object]:
    return {"options": options_of(_table_of(link))}


def _words(link: Link) -> str:
    told = {"title": _table_of(link).title}
    return _("Please write here what could be done about “%(title)s”; you need no account:") % told


def _write(link: Link, by: Actor, data: Cleaned) -> str:
    write_option(table=_table_of(link), by=by, link=link, **data)
    return reverse("options_thanks")


threads.register("meetings.minutes", file=file_reply)
register(
    Purpose(
        name=WRITE_OPTIONS,
        title=gettext_lazy("What could be done"),
        button=gettext_lazy("Write the option"),
        explain=_explain,
        act=_write,
        form=OfficerOptionForm,
        lasts=timedelta(days=60),
        template="meetings/officer.html",
        shows=_shows,
        task=gettext_lazy("Write what could be done, for the office"),
        words=_words,
    )
)
