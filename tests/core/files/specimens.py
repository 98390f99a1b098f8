"""Files as people and others send them."""

import io

from PIL import ExifTags, Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

SECRET = "Strada Secreta 7"


def picture(
    size: tuple[int, int] = (80, 60), *, format_: str = "JPEG", mode: str = "RGB", **save: object
) -> bytes:
    """A picture of a plain colour."""
    out = io.BytesIO()
    Image.new(mode, size, 120 if len(mode) == 1 else (120, 60, 30, 128)[: len(mode)]).save(
        out, format_, **save
    )
    return out.getvalue()


def noise(size: tuple[int, int], *, format_: str = "PNG") -> bytes:
    """A picture that does not compress."""
    out = io.BytesIO()
    Image.effect_noise(size, 100).convert("RGB").save(out, format_)
    return out.getvalue()


def telling_jpeg() -> bytes:
    """A photo lying on its side, that says where and by whom it was taken."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = SECRET
    exif[ExifTags.Base.Orientation] = 6
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "N"
    gps[ExifTags.GPS.GPSLatitude] = (44.0, 26.0, 7.0)
    out = io.BytesIO()
    Image.new("RGB", (90, 30), "red").save(
        out, "JPEG", exif=exif, comment=SECRET.encode(), icc_profile=b"ICC" + SECRET.encode()
    )
    return out.getvalue()


def telling_png() -> bytes:
    """A picture with text inside its file."""
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", SECRET)
    said.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET}</x>")
    return picture(format_="PNG", pnginfo=said, mode="RGBA")


def pdf(change: object = None, *, user: str | None = None, owner: str | None = None) -> bytes:
    """A PDF of one page, after `change(writer)`."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if callable(change):
        change(writer)
    if user is not None:
        writer.encrypt(user, owner, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_javascript(writer: PdfWriter) -> None:
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")}
    )
    writer._root_object[NameObject("/OpenAction")] = writer._add_object(action)


def with_hidden_javascript(writer: PdfWriter) -> None:
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")}
    )
    deep = ArrayObject([DictionaryObject({NameObject("/AA"): action})])
    writer.pages[0][NameObject("/Foo")] = writer._add_object(deep)


def with_launch(writer: PdfWriter) -> None:
    action = {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("a.exe")}
    writer._root_object[NameObject("/OpenAction")] = writer._add_object(DictionaryObject(action))


def with_a_file_inside(writer: PdfWriter) -> None:
    writer.add_attachment("a.exe", b"MZ")


def with_a_form_that_programs(writer: PdfWriter) -> None:
    form = DictionaryObject({NameObject("/XFA"): TextStringObject("<xdp/>")})
    writer._root_object[NameObject("/AcroForm")] = form


def with_a_destination(writer: PdfWriter) -> None:
    page = writer.pages[0].indirect_reference
    writer._root_object[NameObject("/OpenAction")] = ArrayObject(
        [page, NameObject("/FitH"), NumberObject(100)]
    )
