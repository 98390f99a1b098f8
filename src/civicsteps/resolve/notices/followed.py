"""What can be followed by e-mail: a resident's own watch for plans and drafts."""

from uuid import UUID

from django.utils.translation import gettext as _

from civicsteps.core.following.registry import Subject, register
from civicsteps.core.journal.models import Entry, Mention
from civicsteps.core.journal.queries import sentence
from civicsteps.resolve.notices.models import Notice, Watch
from civicsteps.resolve.notices.points import in_mail


def open_watch_of_resident(key: UUID) -> Subject | None:
    """Return a resident's watch as its follower sees it; a group's is told on its desk."""
    watch = Watch.objects.filter(pk=key, group=None, closed_on=None).first()
    if watch is None:
        return None
    title = _("Plans and drafts: %(watch)s") % {"watch": watch}
    return Subject(watch, title, watch.get_absolute_url(), (watch.audience,), say_match)


def say_match(entry: Entry) -> str:
    """Return an entry's sentence, with the notice's title as it is now, where all may read it."""
    about = Mention.objects.filter(entry=entry.pk, object_kind="notices.notice")
    public = Notice.objects.filter(checked_on__isnull=False, taken_back_on=None)
    public = public.select_related("office__authority")
    notice = public.filter(pk__in=about.values("object_id")).first()
    if notice is None:
        return sentence(entry)
    told = _("%(told)s “%(title)s”") % {"told": sentence(entry), "title": notice.title}
    if notice.kind != Notice.Kind.AGENDA:
        return told
    watches = Mention.objects.filter(entry=entry.pk, object_kind="notices.watch")
    watch = Watch.objects.filter(pk__in=watches.values("object_id")).first()
    return f"{told} {in_mail(notice, watch)}".strip() if watch else told


register("notices.watch", open_watch_of_resident)
