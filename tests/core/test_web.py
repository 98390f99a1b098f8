"""What a page answers when two people do the same thing at the same moment."""

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from civicsteps.causes.models import Cause
from civicsteps.core import clock, ids, web
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.refused_middleware import RefusedMiddleware
from civicsteps.people.groups.models import Group
from tests.cast import Cast


class NameForm(web.CreatingForm):
    name = forms.CharField(label="Nume")


def _group(slug: str) -> Group:
    return Group.objects.create(
        slug=slug, name="A", place="B", aim="C", opened_at=clock.now(), kind="group"
    )


@pytest.mark.django_db
def test_who_comes_second_keeps_what_they_typed_and_is_told(rf: RequestFactory) -> None:
    _group("acelasi")
    once = "6d1f0a3e-2c56-4f5e-9f0d-6f7a3a1d52c4"
    request = rf.post("/", {"name": "Grupul nostru", "once": once})
    request.user = AnonymousUser()
    with translation.override("ro"):
        answer = web.submit(
            request,
            form=web.bound(NameForm, request),
            act=lambda _data: _group("acelasi"),
            template="groups/new.html",
        )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Grupul nostru" in page
    assert "în aceeași clipă" in page
    assert Group.objects.count() == 1


@pytest.mark.parametrize("model", [Group, Cause])
def test_an_address_is_free_and_fits_however_long_the_title(
    cast: Cast, model: type[models.Model]
) -> None:
    title = "Un titlu foarte lung care spune tot ce nu merge pe strada noastră lungă"
    slugs = []
    for _ in range(12):
        slug = ids.free_slug(model, title)
        row = {"title": title} if model is Cause else {"name": title}
        model._default_manager.create(**_fields(cast, model), slug=slug, **row)
        slugs.append(slug)
    assert len(set(slugs)) == 12
    assert all(len(slug) <= 60 and not slug.endswith("-") for slug in slugs)
    assert ids.free_slug(model, "Noua", reserved={"noua"}) == "noua-2"


def _fields(cast: Cast, model: type[models.Model]) -> dict[str, object]:
    if model is Group:
        return {"place": "B", "aim": "C", "opened_at": clock.now()}
    today = clock.today()
    by = cast.by("ana")
    return {"group": cast.group, "opened_by": by, "opened_on": today, "moved_on": today}


def test_a_refusal_that_no_form_shows_is_a_page_that_says_why(rf: RequestFactory) -> None:
    request = rf.post("/")
    request.user = AnonymousUser()
    middleware = RefusedMiddleware(lambda _request: HttpResponse())
    page = middleware.process_exception(request, Refused(Refusal("Nu acum.", "moment")))
    assert page is not None
    assert page.status_code == 409
    assert "Nu acum." in page.content.decode()
    assert middleware.process_exception(request, ValueError()) is None
