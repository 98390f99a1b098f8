"""The link in the letter to whoever was on the telephone: is it so?"""

from base64 import b64encode
from collections.abc import Mapping

from allauth.core import context
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.core.actors.models import Actor
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.links.models import Link
from civicsteps.core.links.registry import Purpose, register
from civicsteps.core.models import split_ref
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.web import Cleaned
from civicsteps.people.dictation import pages, replay
from civicsteps.people.dictation.actions import CONFIRM, refuse_dictation
from civicsteps.people.dictation.forms import AnswerForm
from civicsteps.people.dictation.models import Dictation
from civicsteps.people.groups.queries import has_place


def _dictation_of(link: Link) -> Dictation:
    rows = Dictation.objects.select_related("group", "for_member__user__actor")
    return get_object_or_404(rows, pk=split_ref(link.about)[1])


def _explain(link: Link) -> str:
    return _("Your mentor wrote this down on the telephone, as you said it. Nothing is done yet.")


def _shows(link: Link) -> Mapping[str, object]:
    found = _dictation_of(link)
    photos = [k.file for k in found.files.select_related("file") if k.file.is_image]
    reader = found.for_member.user.actor if found.for_member else link.holder
    return pages.shown(found, by=reader) | {"pictures": [_picture(file) for file in photos]}


def _picture(file: StoredFile) -> str:
    # Whoever comes by this link has no account that the file's own address could know.
    content = blobs.read(bytes(file.small_sha256 or file.sha256))
    return f"data:{file.type};base64,{b64encode(content).decode()}"


def _answer(link: Link, by: Actor, data: Cleaned) -> Dictation | str:
    found = _dictation_of(link)
    member = found.for_member
    # The letter came to their own address: whoever holds it is they, as with a sign-in code.
    person = member.user.actor if member else None
    if person is None or not has_place(person, found.group_id) or by.pk == found.by_id:
        raise Refused(
            Refusal(gettext_lazy("Only the person it was written for, or an organiser, says yes."))
        )
    if data["answer"] == "yes":
        request: HttpRequest = context.request
        return replay.perform(found, by=person, request=request)
    refuse_dictation(dictation=found, by=person, reason=data["reason"])
    return found.group.get_absolute_url()


register(
    Purpose(
        name=CONFIRM,
        title=gettext_lazy("Is it so?"),
        button=gettext_lazy("Yes, it is so"),
        explain=_explain,
        act=_answer,
        form=AnswerForm,
        template="dictation/link.html",
        shows=_shows,
    )
)
