"""What causes hold of a person: their words, and the evidence that they brought."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Evidence, Voice
from civicsteps.causes.queries import voice_by_code
from civicsteps.causes.voices import take_back
from civicsteps.core.actors.models import Actor
from civicsteps.core.codes import show
from civicsteps.core.days import said
from civicsteps.core.holding import (
    Held,
    Holding,
    Identity,
    register_code,
    register_holding,
)
from civicsteps.core.models import ref


def voices_of(who: Identity) -> Iterator[Held]:
    """Tell a person's words and where they stand."""
    for voice in _voices(who):
        problem = voice.cause.title if voice.cause and voice.cause.published_at else "–"
        yield Held(
            id=str(voice.pk),
            title=said(voice.heard_on, "j F Y"),
            lines=(
                (_("Your words"), voice.words),
                (_("Signed as"), voice.said_by),
                (_("Heard"), str(voice.get_channel_display())),
                (_("Your code"), show(voice.code)),
                (_("Problem"), problem),
                (_("May we quote you?"), str(_("Yes") if voice.may_quote else _("No"))),
            ),
            on=voice.heard_on,
            group=voice.group.name,
            group_id=voice.group_id,
            verbs=(("take_back", str(voice.pk), _("I take my words back")),),
        )


def take_back_all(who: Identity, by: Actor) -> int:
    """Take back all of a person's words, and what rests on them."""
    voices = _voices(who)
    for voice in voices:
        take_back(voice, by=by)
    return len(voices)


def evidence_of(who: Identity) -> Iterator[Held]:
    """Tell the evidence that a person brought."""
    if not who.actors:
        return
    brought = Evidence.objects.filter(offered_by__in=who.actors).select_related("cause__group")
    for evidence in brought.order_by("offered_at", "pk")[:500]:
        yield Held(
            id=str(evidence.pk),
            title=evidence.caption or _("something that was struck"),
            lines=(
                (_("Brought on"), said(evidence.offered_at.date(), "j F Y")),
                (_("State"), evidence.get_state_display()),
            ),
            on=evidence.offered_at.date(),
            group=evidence.cause.group.name,
            group_id=evidence.cause.group_id,
        )


def _take_back(who: Identity, key: str, by: Actor) -> None:
    take_back(Voice.objects.select_related("cause", "group").get(pk=UUID(key)), by=by)


def _voices(who: Identity) -> list[Voice]:
    if not (who.actors or who.rows):
        return []
    known = Q(pk__in=who.ids_of("causes.voice")) | Q(actor__in=who.actors)
    voices = Voice.objects.filter(known, withdrawn_on=None).select_related("group", "cause")
    return list(voices.order_by("heard_on", "pk"))


def _by_code(typed: str) -> str | None:
    voice = voice_by_code(typed)
    return ref(voice) if voice and voice.withdrawn_on is None else None


register_code(_by_code)
register_holding(
    Holding(
        name="voices",
        title=_("Your words"),
        of=voices_of,
        erase=take_back_all,
        stays=_("That somebody said something on a day stays, for the count, without the words."),
        verbs={"take_back": _take_back},
    )
)
register_holding(
    Holding(
        name="evidence",
        title=_("Evidence that you brought"),
        of=evidence_of,
        stays=_(
            "Evidence that you brought stays with the problem, by nobody in particular: it shows "
            "how it was. Ask the group to strike it."
        ),
    )
)
