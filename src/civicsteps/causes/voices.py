"""The plain calls by which the rooms above keep people's words. They check no rule."""

from collections.abc import Callable
from datetime import date

from django.db import models

from civicsteps.causes.models import Cause, Voice
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import lock, ref
from civicsteps.core.text import tidy
from civicsteps.people.groups.models import Group

_TAKING_BACK: dict[str, Callable[[Voice, Actor], object]] = {}


def keep_voice(
    *,
    group: Group,
    words: str,
    channel: str,
    heard_on: date,
    source: models.Model,
    by: Actor,
    cause: Cause | None = None,
    said_by: str = "",
    may_quote: bool = False,
    illustrative: bool = False,
) -> Voice:
    """Keep a person's words with a fresh code, inside the action in which they are heard.

    `by` is the person who said them (a helper's `entered_for` actor where another typed), `source`
    the row they came with, `channel` one of `Voice.Channel`.
    """
    return Voice.objects.create(
        group=group,
        cause=cause,
        words=tidy(words),
        said_by=tidy(said_by),
        actor=by,
        channel=channel,
        heard_on=heard_on,
        may_quote=may_quote,
        source=ref(source),
        illustrative=illustrative,
    )


def attach_voice(voice: Voice, cause: Cause) -> None:
    """Put a voice into a cause, or from one cause into another.

    A cause that has no words on top yet takes these, if the person may be quoted.
    """
    if voice.cause and voice.cause_id != cause.pk:
        _drop_words(voice.cause, voice)
    voice.cause, voice.group = cause, cause.group
    voice.save(update_fields=["cause", "group"])
    if voice.may_quote and not cause.words:
        put_on_top(cause, voice)


def put_on_top(cause: Cause, voice: Voice) -> None:
    """Let a voice's words stand on top of its cause. The caller has asked whether they may."""
    cause.words, cause.words_by = voice.words, voice.said_by
    cause.save(update_fields=["words", "words_by"])


def withdraw_voice(voice: Voice, *, on: date) -> None:
    """Take a person's words back: they go from everywhere, the code stays and says so."""
    lock(voice)
    if voice.cause:
        _drop_words(voice.cause, voice)
    voice.words, voice.said_by, voice.may_quote = "", "", False
    voice.withdrawn_on = voice.withdrawn_on or on
    voice.save(update_fields=["words", "said_by", "may_quote", "withdrawn_on"])


def let_take_back(kind: str, how: Callable[[Voice, Actor], object]) -> None:
    """Say how words that came with rows of a kind, as `reports.report`, are taken back."""
    _TAKING_BACK[kind] = how


def take_back(voice: Voice, *, by: Actor) -> None:
    """Take a person's words back for them, and whatever the room they came by rests on them."""
    how = _TAKING_BACK.get(voice.source.partition(":")[0])
    if how:
        how(voice, by)
    else:
        withdraw_voice(voice, on=clock.today())


def tell_voice(voice: Voice, text: str, *, on: date) -> None:
    """Leave a word for the person, shown to whoever has their code."""
    voice.told, voice.told_on = tidy(text), on
    voice.save(update_fields=["told", "told_on"])


def _drop_words(cause: Cause, voice: Voice) -> None:
    if cause.words == voice.words:
        cause.words, cause.words_by = "", ""
        cause.save(update_fields=["words", "words_by"])
