"""Playing a story: each act through the same action as everybody's, on its own day.

Every act is performed once for its place in the story, so that a loading that was interrupted
goes on where it stopped, and a second one finds nothing to do.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from operator import attrgetter

from django.db import models, transaction
from django.utils import timezone, translation

from civicsteps.core import clock
from civicsteps.core.actions import ACTIONS
from civicsteps.core.actors.actions import keep, system, visitor
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.prepare import prepare
from civicsteps.core.links.actions import Issued
from civicsteps.core.models import ref, row_of, split_ref
from civicsteps.core.once.actions import led_to, perform
from civicsteps.core.work.running import drain
from civicsteps.people.accounts.models import User
from civicsteps.stories.making import make_file
from civicsteps.stories.reading import Act, Built, Made, Story, StoryError
from civicsteps.stories.staging import BUILDERS, SCENES

NAMESPACE = uuid.UUID("6d1f0a3e-2c56-4f5e-9f0d-6f7a3a1d52c4")


@dataclass(slots=True)
class Scene:
    """A story under way: what its names stand for so far."""

    story: Story
    refs: dict[str, str] = field(default_factory=dict)

    def row(self, name: str) -> models.Model:
        """Return what a name stands for, as it is in the database now."""
        if name not in self.refs:
            raise StoryError(f"{self.story.name}: nothing is named {name} yet")
        return row_of(self.refs[name])

    def key(self, *parts: object) -> uuid.UUID:
        """Return the key under which a part of the story is performed once."""
        return key_of(self.story.name, *parts)


def key_of(*parts: object) -> uuid.UUID:
    """Return the key under which a part of the stories is performed once."""
    return uuid.uuid5(NAMESPACE, ":".join(map(str, parts)))


type Arguments = dict[str, object]
type Before = Callable[[Scene, Act, Callable[[], Arguments]], None]


def play(
    story: Story,
    *,
    known: Mapping[str, str] | None = None,
    before: Before | None = None,
) -> Iterator[tuple[Scene, Act]]:
    """Play a story act by act; yield after each, so that a caller can show progress.

    `known` is what earlier stories named. `before` sees each act that is not done yet, and may
    ask for its arguments, fresh each time: for the tests that a story is.
    """
    scene = Scene(story, dict(known or {}))
    settle(scene)
    for number, act in enumerate(story.acts):
        with clock.set_to(_moment(act)), translation.override("ro"):
            try:
                _play_act(scene, number, act, before)
            except Exception as error:
                error.add_note(f"in the story {story.name}, act {number + 1}: {act.do} by {act.by}")
                raise
        yield scene, act


def _play_act(scene: Scene, number: int, act: Act, before: Before | None) -> None:
    key = scene.key(number, act.do)
    made = led_to(key)
    if made is None:
        if before:
            before(scene, act, lambda: _arguments(scene, act))
        made = perform(key, lambda: _do(scene, act))
        drain()
    if act.name:
        scene.refs[act.name] = made


def actor_of(scene: Scene, name: str) -> Actor:
    """Return the actor of a person of the story: an account, a visitor, or the system."""
    if name == "system":
        return system()
    person = scene.story.people[name]
    if email := person.get("email"):
        return Actor.objects.get(user__email=email)
    made = perform(scene.key("person", name), lambda: ref(keep(visitor())))
    return Actor.objects.get(pk=split_ref(made)[1])


def settle(scene: Scene) -> None:
    """Open the accounts of a story's people."""
    for name, person in scene.story.people.items():
        if (email := person.get("email")) and not User.objects.filter(email=email).exists():
            User.objects.create_user(email, name=person.get("name", name))


def _do(scene: Scene, act: Act) -> str:
    given = _arguments(scene, act)
    if act.do in SCENES:
        return ref(SCENES[act.do](**given))
    if act.do not in ACTIONS:
        raise StoryError(f"{scene.story.name}: there is no action {act.do}")
    with transaction.atomic():
        made = ACTIONS[act.do].run(by=actor_of(scene, act.by), **given)
    made = made.link if isinstance(made, Issued) else made
    return ref(made) if isinstance(made, models.Model) else ""


def _arguments(scene: Scene, act: Act) -> Arguments:
    return {name: _given(scene, value) for name, value in act.give.items()}


def _given(scene: Scene, value: object) -> object:
    if isinstance(value, Made):
        return prepare(make_file(value))
    if isinstance(value, Built):
        fields = {name: _given(scene, item) for name, item in value.fields.items()}
        return BUILDERS[value.kind](**fields)
    if isinstance(value, list):
        return [_given(scene, item) for item in value]
    if isinstance(value, str) and value.startswith("@"):
        return User.objects.get(email=scene.story.people[value[1:]]["email"])
    if isinstance(value, str) and value.startswith("$"):
        name, _, path = value[1:].partition(".")
        if path == "ref":
            return scene.refs[name]
        return attrgetter(path)(scene.row(name)) if path else scene.row(name)
    return value


def _moment(act: Act) -> datetime:
    moment = timezone.make_aware(datetime.combine(act.on, time(act.at)))
    return min(moment, timezone.now())
