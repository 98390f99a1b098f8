"""QR codes of addresses, equal bytes for equal addresses."""

from io import BytesIO

import segno

TYPES = {"svg": "image/svg+xml", "png": "image/png"}


def svg(address: str) -> str:
    """Return a QR code as an SVG drawing of one path, with its quiet zone, black on white."""
    out = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", border=4, light="#ffffff", omitsize=True, xmldecl=False, nl=False)
    return out.getvalue().decode()


def png(address: str) -> bytes:
    """Return a QR code as a picture, ten dots to a module."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="png", scale=10, border=4)
    return out.getvalue()
