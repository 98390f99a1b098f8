"""A house with one of everything in it, who comes to its door, and every address it has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from civicsteps.core import clock
from civicsteps.core.mail.models import Message
from civicsteps.people.accounts.models import User
from civicsteps.stories.loading import load
from civicsteps.stories.reading import read_story
from tests.core.work.lab import hear
from tests.journeys.kinds import KINDS
from tests.journeys.staging import fields_of, row_of, staged
from tests.stories.test_stories import TODAY, every_story

LATER = Path(__file__).parents[1] / "journeys" / "every_kind.yaml"
NOW = timezone.make_aware(datetime.combine(TODAY, time(19)))
LANGUAGES = ("ro", "en")

# Who they are: nobody's e-mail is a visitor's. The group is that of the playground.
ROLES = {
    "visitor": "",
    "resident": "locuitor@example.org",
    "member": "membru.g05@demo.example",
    "organiser": "g05@demo.example",
    "other organiser": "g02@demo.example",
    "mentor": "mentor@demo.example",
    "centre": "centru@demo.example",
}
STRANGERS = ("visitor", "resident", "other organiser")

# What stands in the address of what is no page; pages have theirs in the kinds of the journeys.
NOT_PAGES = {
    "mail_hook": (),
    "archive_take": ("archive.pk",),
    "own_by_account": (),
    "own_take": ("own.token",),
    "manifest": (),
    "points_file": ("dots.pk", "geojson"),
    "presence": (),
    "reach": (),
    "worker": (),
    "account_request_login_code": (),
    "act_picture": ("cause.slug", "told_act.pk", "lat"),
    "asset_csv": ("yard.slug",),
    "asset_json": ("yard.slug",),
    "asset_pdf": ("yard.slug",),
    "causes_export": ("csv",),
    "groups_export": ("csv",),
    "authorities_export": ("csv",),
    "authority_figures": ("sector6.slug", "csv"),
    "registry_export": ("sector6.slug",),
    "letters_export": ("csv",),
    "group_requests_export": ("g05.slug",),
    "letter_request": ("letter.pk",),
    "commitments_export": ("csv",),
    "programme_export": ("programme.slug", "geojson"),
    "causes_feed": (),
    "causes_feed_json": (),
    "cause_feed": ("cause.slug",),
    "cause_feed_json": ("cause.slug",),
    "cause_picture": ("cause.slug", "lat"),
    "cause_poster": ("cause.slug", "a4"),
    "group_feed": ("g05.slug",),
    "group_feed_json": ("g05.slug",),
    "group_picture": ("g05.slug", "lat"),
    "group_poster": ("g05.slug", "a4"),
    "duty_file": ("duty_check.pk", "json"),
    "streets_file": ("g05.slug", "csv"),
    "investments_file": ("g05.slug", "csv"),
    "notices_export": ("csv",),
    "notices_feed": (),
    "oembed": (),
    "poll_csv": ("voted_poll.pk",),
    "poll_slips_pdf": ("street_poll.pk",),
    "programme_feed": ("programme.slug",),
    "programme_feed_json": ("programme.slug",),
    "short": ("short.word",),
    "short_qr": ("short.word", "svg"),
    "site_picture": ("lat",),
    "stairwell_notice": ("cause.slug",),
    "file": ("file.pk", "file.name"),
    "failure_drop": ("failure.pk",),
    "failure_retry": ("failure.pk",),
    "health": (),
    "dictation_stop": (),
    "letter_copy": ("letter.pk",),
    "letter_docx": ("letter.pk",),
    "letter_lint": ("cause.slug",),
    "letter_page": ("letter.pk", "1"),
    "letter_pdf": ("letter.pk",),
    "letter_whole": ("letter.pk",),
    "mailbox_html": ("message.pk",),
    "meeting_feed": ("diary.token",),
    "terms_feed": ("term_diary.token",),
    "meeting_ics": ("to_meet.pk",),
    "meeting_pdf": ("to_meet.pk",),
    "minutes_pdf": ("has_met.pk",),
    "stil_mail": ("html",),
    "unsorted_raw": ("stray.pk",),
}


type Fields = Mapping[str, object]

SESSION = settings.SESSION_COOKIE_NAME
# A browser is dear to make: two serve everybody.
OPEN = Client(raise_request_exception=False)
CHECKED = Client(raise_request_exception=False, enforce_csrf_checks=True)


@dataclass(frozen=True)
class House:
    """What the stories named, and the doors of those who come."""

    names: Mapping[str, Mapping[str, str]]
    sessions: Mapping[str, str]

    def address(self, name: str, language: str = "ro") -> str:
        """Return an address by its name, with what the stories named put in."""
        with translation.override(language):
            return reverse(name, args=[self._value(word) for word in WORDS[name]])

    def get(self, role: str, address: str) -> Any:  # noqa: ANN401 - an answer
        """Open an address at the hour of the stories' last day."""
        with clock.set_to(NOW):
            return self._browser(role, OPEN).get(address)

    def post(
        self, role: str, address: str, fields: Mapping[str, object], *, checked: bool = False
    ) -> Any:  # noqa: ANN401 - an answer
        """Send a form to an address, a while after it was opened; `checked` for its CSRF token."""
        with clock.set_to(NOW + timedelta(minutes=1)):
            return self._browser(role, CHECKED if checked else OPEN).post(address, fields)

    def _browser(self, role: str, browser: Client) -> Client:
        # Whatever it did before, it comes as somebody who has just signed in.
        browser.cookies = SimpleCookie({SESSION: key} if (key := self.sessions[role]) else {})
        return browser

    def _value(self, word: str) -> str:
        name, _, wanted = word.partition(".")
        return self.names[name][wanted] if wanted and name in self.names else word


# What stands in each address: `cause.slug` is the slug of what is named `cause`.
WORDS = {name: kind.arguments for name, kind in KINDS.items() if " " not in name} | NOT_PAGES


def url_names() -> dict[str, URLPattern]:
    """Return every address of the site by its name. One without a name raises ValueError."""
    found = list(_patterns(get_resolver()))
    if nameless := [str(pattern.pattern) for pattern in found if not pattern.name]:
        raise ValueError(f"addresses without a name: {nameless}")
    return {str(pattern.name): pattern for pattern in found}


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _patterns(entry)
        else:
            yield entry


def own_words() -> str:
    """Return everything that people wrote in this house, and no word of ours."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("civicsteps.")]
    return " ".join(
        " ".join(str(value).split())
        for model in ours
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and (model is not Message or field.name == "subject")
        for value in model._default_manager.values_list(field.name, flat=True)
    )


def build() -> House:
    """Tell every story, then put on stage what none tells."""
    refs: dict[str, str] = {}
    for scene, _act in load([*every_story(), read_story(LATER, day_zero=TODAY)]):
        refs.update(scene.refs)
    found = {name: row_of(ref) for name, ref in refs.items() if ref}
    names = {name: fields_of(one) for name, one in found.items() if one}
    with clock.set_to(NOW):
        names |= staged(refs)
        User.objects.create_user(ROLES["resident"], name="Vasilica")
        names["failure"] = {"pk": _given_up()}
    return House(names, {role: _sign_in(email) for role, email in ROLES.items()})


def _sign_in(email: str) -> str:
    client = Client()
    if not email:
        return ""
    client.force_login(User.objects.get(email=email))
    return client.cookies[SESSION].value


def _given_up() -> str:
    task = str(hear.enqueue("podul").id)
    given_up = {"status": "FAILED", "worker_ids": ["w"] * 10, "traceback": "ValueError: no"}
    DBTaskResult.objects.filter(pk=task).update(**given_up)
    return task
