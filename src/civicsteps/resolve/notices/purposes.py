"""What comes to the address of a source: agendas and drafts that somebody passed on."""

from civicsteps.core.mail import threads
from civicsteps.core.mail.models import Inbound
from civicsteps.core.mail.parsing import Parsed
from civicsteps.core.models import split_ref
from civicsteps.resolve.notices.actions_watching import receive_mail
from civicsteps.resolve.notices.models import Notice, WatchSource


def file_notice(inbound: Inbound, parsed: Parsed) -> Notice:
    """File a message that came to a source's address, for its group to look at."""
    if inbound.thread is None:
        raise ValueError("a message is filed in a thread")
    source = WatchSource.objects.get(pk=split_ref(inbound.thread.about)[1])
    return receive_mail(source=source, inbound=inbound, mail=parsed, by=inbound.actor)


threads.register("notices.watchsource", file=file_notice)
