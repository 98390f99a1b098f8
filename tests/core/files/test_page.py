"""A file's address: its bytes to whoever may see it, 404 to all others."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared, prepare
from tests.cast import Cast
from tests.core.files import specimens


def kept(cast: Cast, *audiences: str, content: bytes | None = None) -> StoredFile:
    prepared = prepare(content or specimens.picture((800, 400)), name="Groapă.jpg")
    return keep(prepared, by=cast.by("ana"), audiences=audiences)


def body(response: object) -> bytes:
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]  # streamed


def test_everybody_sees_a_public_photo(cast: Cast, client: Client) -> None:
    file = kept(cast, "public")
    response = client.get(file.get_absolute_url())
    assert response.status_code == 200
    assert len(body(response)) == file.size
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Content-Disposition"].startswith("inline")
    assert "private" in response["Cache-Control"]


def test_a_group_s_file_is_for_the_group(cast: Cast, client: Client) -> None:
    url = kept(cast, f"actor:{cast.by('ana').pk}").get_absolute_url()
    assert client.get(url).status_code == 404
    client.force_login(cast.users["sorin"])
    assert client.get(url).status_code == 404
    client.force_login(cast.users["ana"])
    assert client.get(url).status_code == 200


def test_only_what_is_public_is_kept_by_a_browser_without_asking(
    cast: Cast, client: Client
) -> None:
    assert "immutable" in client.get(kept(cast, "public").get_absolute_url())["Cache-Control"]
    client.force_login(cast.users["ana"])
    url = kept(cast, cast.group.audience).get_absolute_url()
    shown = client.get(url)
    assert shown["Cache-Control"] == "private, no-cache"
    again = client.get(url, HTTP_IF_NONE_MATCH=shown["ETag"])
    assert (again.status_code, again["Cache-Control"]) == (304, "private, no-cache")
    client.force_login(cast.users["sorin"])
    assert client.get(url, HTTP_IF_NONE_MATCH=shown["ETag"]).status_code == 404


def test_an_audience_that_nobody_knows_has_nobody_in_it(cast: Cast, client: Client) -> None:
    client.force_login(cast.users["ana"])
    assert client.get(kept(cast, f"moon:{uuid4()}").get_absolute_url()).status_code == 404
    assert client.get(kept(cast).get_absolute_url()).status_code == 404


def test_lists_take_the_small_rendition(cast: Cast, client: Client) -> None:
    file = kept(cast, "public")
    small = client.get(file.small_url)
    assert 0 < len(body(small)) < file.size
    assert small["ETag"] != client.get(file.get_absolute_url())["ETag"]


def test_a_browser_that_has_it_is_not_sent_it_again(cast: Cast, client: Client) -> None:
    url = kept(cast, "public").get_absolute_url()
    etag = client.get(url)["ETag"]
    assert client.get(url, headers={"If-None-Match": etag}).status_code == 304


def test_permission_comes_before_what_the_browser_has(cast: Cast, client: Client) -> None:
    file = kept(cast, "public")
    etag = client.get(file.get_absolute_url())["ETag"]
    StoredFile.objects.update(audiences=[])
    response = client.get(file.get_absolute_url(), headers={"If-None-Match": etag})
    assert response.status_code == 404


def test_a_pdf_opens_in_the_page(cast: Cast, client: Client) -> None:
    response = client.get(kept(cast, "public", content=specimens.pdf()).get_absolute_url())
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("inline")
    assert "sandbox" not in response["Content-Security-Policy"]


def test_anything_else_is_only_saved(cast: Cast, client: Client) -> None:
    raw = Prepared(b"<html>", "message/rfc822", "mesaj.eml")
    file = keep(raw, by=cast.by("ana"), audiences=["public"])
    response = client.get(file.get_absolute_url())
    assert response["Content-Disposition"].startswith("attachment")


def test_bytes_that_are_lost_are_a_missing_page(
    cast: Cast, client: Client, storage: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = kept(cast, "public")
    for path in [p for p in storage.rglob("*") if p.is_file()]:
        path.unlink()
    assert client.get(file.get_absolute_url()).status_code == 404
    assert str(file.pk) in caplog.text


def test_a_name_with_diacritics_arrives(cast: Cast, client: Client) -> None:
    assert (
        "Groap%C4%83.jpg"
        in client.get(kept(cast, "public").get_absolute_url())["Content-Disposition"]
    )
