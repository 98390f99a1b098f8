"""The words of the scans that came with replies: which wait, and keeping what was read."""

from django.db.models import Exists, OuterRef, QuerySet

from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.words import Words
from civicsteps.resolve.letters.models import FileText, Reply


def papers_unread() -> QuerySet[StoredFile]:
    """Return the files of standing replies whose words were not read out yet, the oldest first."""
    attached = Reply.files.through.objects.filter(
        storedfile=OuterRef("pk"), reply__withdrawn_on=None
    )
    read = FileText.objects.filter(file=OuterRef("pk"))
    return StoredFile.objects.filter(Exists(attached), ~Exists(read)).order_by("kept_at")


def keep_words(file: StoredFile, words: Words) -> FileText:
    """Keep the words of a file, once; what somebody else read meanwhile stays."""
    reply = Reply.objects.filter(files=file).order_by("pk")[0]
    said = {"reply": reply, "text": words.text, "how": words.how}
    return FileText.objects.get_or_create(file=file, defaults=said)[0]
