"""What comes to a letter's address, and the link by which a neighbour brings its number."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.core.actors.models import Actor
from civicsteps.core.links.models import Link
from civicsteps.core.links.registry import Purpose, register
from civicsteps.core.mail import threads
from civicsteps.core.mail.models import Inbound, Message, Thread
from civicsteps.core.mail.parsing import Parsed
from civicsteps.core.models import split_ref
from civicsteps.core.web import Cleaned
from civicsteps.resolve.letters import incoming, officer
from civicsteps.resolve.letters.actions import record_registration
from civicsteps.resolve.letters.actions_back import receive_reply
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.forms import NumberForm
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.letters.queries import phone_of
from civicsteps.resolve.letters.rules import BRING_NUMBER
from civicsteps.resolve.letters.rules_back import BY_CODE
from civicsteps.resolve.letters.tasks import hear_of_letters


def file_reply(inbound: Inbound, parsed: Parsed) -> Reply:
    """File a message that came to a letter's address."""
    if inbound.thread is None:
        raise ValueError("a message is filed in a thread")
    letter = Letter.objects.get(pk=split_ref(inbound.thread.about)[1])
    return receive_reply(letter=letter, inbound=inbound, mail=parsed, by=inbound.actor)


def threads_numbered(parsed: Parsed) -> list[Thread]:
    """Find the correspondence of the letter whose number a mail of its office names."""
    return [letter.thread for letter in incoming.letters_numbered(parsed) if letter.thread]


def _letter_of(link: Link) -> Letter:
    letters = Letter.objects.select_related("office__authority", "cause__group")
    return letters.get(pk=split_ref(link.about)[1])


def _explain(link: Link) -> str:
    letter = _letter_of(link)
    said = {
        "office": letter.office.authority.name,
        "phone": phone_of(letter.office) or _("the telephone on their page"),
        "subject": public_text(letter, letter.subject),
    }
    return (
        _(
            "Ring %(office)s, at %(phone)s, ask for the registry and for the registration number "
            "of the letter “%(subject)s”. Write here what they tell you."
        )
        % said
    )


def _bring(link: Link, by: Actor, data: Cleaned) -> str:
    record_registration(letter=_letter_of(link), by=by, link=link, **data)
    return reverse("letter_thanks")


def _words(link: Link) -> str:
    office = _letter_of(link).office.authority
    return _(
        "Can you ring %(office)s and ask what registration number our petition has? Write it "
        "here, it takes two minutes:"
    ) % {"office": office}


def message_told(_message: Message) -> None:
    """Let the letter hear at once what became of its message."""
    hear_of_letters.enqueue()


threads.register("letters.letter", file=file_reply, told=message_told, numbered=threads_numbered)
register(
    Purpose(
        name=BRING_NUMBER,
        title=gettext_lazy("Ask for a registration number"),
        button=gettext_lazy("Write it down"),
        explain=_explain,
        act=_bring,
        form=NumberForm,
        lasts=timedelta(days=14),
        task=gettext_lazy("Ring and ask for a registration number"),
        words=_words,
    )
)
register(
    Purpose(
        name=officer.ANSWER,
        title=gettext_lazy("Answer the group"),
        button=gettext_lazy("Send to the group"),
        explain=officer.explain,
        act=officer.act,
        form=officer.OfficerForm,
        lasts=timedelta(days=365),
        template="letters/officer.html",
        shows=officer.shows,
        task=gettext_lazy("A page by which an office answers"),
        words=officer.words,
    )
)
register(
    Purpose(
        name=BY_CODE,
        title=gettext_lazy("Answer the group"),
        button=gettext_lazy("Send to the group"),
        explain=officer.explain,
        act=officer.act,
        form=officer.OfficerForm,
        lasts=timedelta(days=1),
        template="letters/officer.html",
        shows=officer.shows,
    )
)
