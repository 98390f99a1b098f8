"""What becomes of a stranger's file before it is kept."""

import io
import zipfile

import pillow_heif
import pytest
from django.core.files.base import ContentFile
from PIL import Image

from civicsteps.core.files import prepare as preparing
from civicsteps.core.files.prepare import Accept, prepare
from civicsteps.core.refusals import Refused
from tests.core.files import specimens


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def refusal_of(content: bytes, name: str = "a.jpg", accept: Accept = "both") -> str:
    with pytest.raises(Refused) as refused:
        prepare(content, name=name, accept=accept)
    assert refused.value.refusal.kind == "input"
    return str(refused.value)


@pytest.mark.parametrize("specimen", [specimens.telling_jpeg(), specimens.telling_png()])
def test_nothing_but_dots_stays(specimen: bytes) -> None:
    assert specimens.SECRET.encode() in specimen
    kept = prepare(specimen, name="IMG_1.jpg").content
    assert specimens.SECRET.encode() not in kept
    image = opened(kept)
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_photo_taken_sideways_stands_upright() -> None:
    prepared = prepare(specimens.telling_jpeg(), name="a.jpg")
    assert (prepared.width, prepared.height) == (30, 90) == opened(prepared.content).size


def test_a_large_photo_is_made_smaller_with_a_rendition_for_lists() -> None:
    prepared = prepare(specimens.picture((3000, 1500)), name="a.jpg")
    assert (prepared.width, prepared.height) == (2048, 1024)
    assert prepared.small is not None
    assert opened(prepared.small).size == (640, 320)


def test_a_small_photo_needs_no_rendition() -> None:
    assert prepare(specimens.picture((640, 400)), name="a.jpg").small is None


@pytest.mark.parametrize(
    ("format_", "kind"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")]
)
def test_the_bytes_tell_the_type_whatever_the_name(format_: str, kind: str) -> None:
    prepared = prepare(specimens.picture(format_=format_), name="cerere.pdf.exe")
    assert prepared.type == kind
    assert prepared.name == f"cerere.pdf{preparing.ENDINGS[kind]}"


def test_transparency_stays_in_a_png() -> None:
    prepared = prepare(specimens.picture(format_="PNG", mode="RGBA"), name="semn.png")
    assert opened(prepared.content).mode == "RGBA"


def test_a_heavy_photo_saved_as_png_becomes_a_jpeg() -> None:
    heavy = specimens.noise((1200, 900))
    prepared = prepare(heavy, name="a.png")
    assert (prepared.type, prepared.name) == ("image/jpeg", "a.jpg")
    assert len(prepared.content) < len(heavy) / 2


def test_sixteen_bit_grey_does_not_turn_white() -> None:
    out = io.BytesIO()
    Image.new("I;16", (20, 20), 20_000).save(out, "PNG")
    kept = opened(prepare(out.getvalue(), name="a.png").content).convert("L")
    darkest, lightest = kept.getextrema()
    assert (darkest, lightest) == (78, 78)


@pytest.mark.parametrize("mode", ["CMYK", "L", "P", "1"])
def test_every_colour_mode_can_be_shown(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (20, 20)).save(out, "PNG" if mode in "P1" else "JPEG")
    assert opened(prepare(out.getvalue(), name="a").content).mode == "RGB"


def test_what_follows_a_picture_is_not_kept() -> None:
    polyglot = io.BytesIO(specimens.picture())
    with zipfile.ZipFile(polyglot, "a") as archive:
        archive.writestr("run.js", "alert(1)")
    assert b"run.js" not in prepare(polyglot.getvalue(), name="a.jpg").content


def test_a_picture_that_unfolds_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "MAX_PIXELS", 1_000)
    assert "prea mare" in refusal_of(specimens.picture((50, 50)))


def test_a_header_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(specimens.picture(format_="PNG"))
    bomb[16:24] = (200_000).to_bytes(4) + (200_000).to_bytes(4)
    assert refusal_of(bytes(bomb), "a.png")


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_a_damaged_picture_is_refused(format_: str) -> None:
    whole = specimens.noise((200, 200), format_=format_)
    for damaged in (whole[: len(whole) // 2], whole[:40], whole[:30] + b"\0" * 5_000):
        assert "Ce ai scris s-a păstrat" in refusal_of(damaged)


def test_too_many_bytes_are_refused_unread() -> None:
    class Huge(ContentFile[bytes]):
        def read(self, *_args: object) -> bytes:
            raise AssertionError("read")

    huge = Huge(b"")
    huge.size = preparing.MAX_BYTES + 1
    with pytest.raises(Refused, match="prea mare"):
        prepare(huge, name="a.jpg")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a" + b"\0" * 100,
        b"MZ" + b"\0" * 200,
        b"PK\x03\x04" + b"\0" * 200,
        b"\x00\x00\x00\x20ftypheic" + b"\0" * 200,
        b"<html><script>alert(1)</script>%PDF-1.4 %%EOF",
    ],
)
def test_other_types_are_refused_with_what_to_do(content: bytes) -> None:
    assert "Ce ai scris s-a păstrat" in refusal_of(content, "a.jpg")


def test_an_iphone_photo_becomes_one_that_every_browser_shows() -> None:
    out = io.BytesIO()
    pillow_heif.from_pillow(opened(specimens.telling_jpeg())).save(out, quality=80)
    assert out.getvalue()[4:8] == b"ftyp"
    prepared = prepare(out.getvalue(), name="IMG_1.HEIC")
    assert (prepared.type, prepared.name) == ("image/jpeg", "IMG_1.jpg")
    assert not opened(prepared.content).getexif()
    assert specimens.SECRET.encode() not in prepared.content


def test_a_photo_that_no_browser_shows_is_named_as_such() -> None:
    assert "AVIF" in refusal_of(b"\x00\x00\x00\x20ftypavif" + b"\0" * 200, "IMG_1.avif")


def test_a_field_for_photos_takes_no_pdf_and_the_reverse() -> None:
    assert "nu e o poză" in refusal_of(specimens.pdf(), accept="images")
    assert "nu e un PDF" in refusal_of(specimens.picture(), accept="documents")


def test_a_plain_pdf_is_kept_to_the_byte() -> None:
    whole = specimens.pdf(specimens.with_a_destination)
    prepared = prepare(whole, name="Răspuns nr. 12.PDF")
    assert prepared.content == whole
    assert (prepared.type, prepared.name) == ("application/pdf", "Răspuns nr. 12.pdf")


def test_a_pdf_locked_only_against_printing_is_kept() -> None:
    whole = specimens.pdf(user="", owner="x")
    assert prepare(whole, name="a.pdf").content == whole


def test_a_pdf_with_a_password_is_refused_with_the_way_out() -> None:
    assert "parolă" in refusal_of(specimens.pdf(user="x"))


@pytest.mark.parametrize(
    "change",
    [
        specimens.with_javascript,
        specimens.with_hidden_javascript,
        specimens.with_launch,
        specimens.with_a_file_inside,
        specimens.with_a_form_that_programs,
    ],
)
def test_a_pdf_that_acts_is_refused(change: object) -> None:
    assert "programe" in refusal_of(specimens.pdf(change))


def test_javascript_under_an_escaped_name_is_found() -> None:
    plain = specimens.pdf(specimens.with_hidden_javascript)
    hidden = plain.replace(b"/JavaScript", b"/Java#53cript").replace(b"/JS ", b"/#4aS ")
    assert "programe" in refusal_of(hidden)


def test_javascript_that_no_table_lists_is_found() -> None:
    stray = b"99 0 obj\n<< /S /JavaScript /JS (x) >>\nendobj\n"
    whole = specimens.pdf()
    assert "programe" in refusal_of(whole.replace(b"trailer", stray + b"trailer"))


def test_a_damaged_pdf_is_refused() -> None:
    whole = specimens.pdf()
    for damaged in (whole[:100], whole[: len(whole) // 2], b"%PDF-1.4\n%%EOF", whole[:-10]):
        assert refusal_of(damaged)


def test_a_pdf_that_is_also_an_archive_is_refused() -> None:
    both = io.BytesIO(specimens.pdf())
    with zipfile.ZipFile(both, "a") as archive:
        archive.writestr("a.class", b"x")
    assert refusal_of(both.getvalue())


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\poze\\groapa.jpeg", "groapa.jpg"),
        ("a\u202egpj.exe", "agpj.jpg"),
        ("", "fisier.jpg"),
        ('x" onload="y.jpg', "x onload=y.jpg"),
        ("Groapă.jpg", "Groapă.jpg"),
        ("a" * 500, "a" * 100 + ".jpg"),
    ],
)
def test_names_are_safe_to_show(given: str, shown: str) -> None:
    assert prepare(specimens.picture(), name=given).name == shown
