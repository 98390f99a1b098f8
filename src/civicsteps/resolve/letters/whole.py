"""A letter with its annexes behind it, to print in one go: for paper alone, not for the archive.

It runs outside of any transaction: pages of files are drawn apart, whatever they hold.
"""

from datetime import date
from io import BytesIO

import typst
from django.utils.translation import gettext as _
from django.utils.translation import override
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfWriter

from civicsteps.core.files import blobs
from civicsteps.core.files.apart import UnopenedError
from civicsteps.core.files.drawn import drawn
from civicsteps.core.files.models import StoredFile
from civicsteps.resolve.letters import pdf
from civicsteps.resolve.letters.models import Letter

DPI = 130
A4 = (1075, 1520)  # at this many dots to the inch
EDGE, HEAD = 60, 90
MOST_PAGES = 30
MISSING = b'#set page(paper: "a4")\n#set text(lang: "ro")\n#sys.inputs.said'


def whole(letter: Letter, *, on: date) -> bytes:
    """Return the office's copy with its annexes after it (PDF), 30 pages of each at most.

    What cannot be drawn is named on a page of its own: it is printed by itself.
    """
    kept = letter.office_copy
    first = blobs.read(bytes(kept.sha256)) if kept else pdf.render(letter, copy="office", on=on)
    writer = PdfWriter()
    writer.append(BytesIO(first))
    with override(letter.language):
        for number, file in enumerate(letter.annexes.order_by("kept_at", "pk"), start=1):
            writer.append(BytesIO(_annex(file, _("Annex %(number)s") % {"number": number})))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _annex(file: StoredFile, title: str) -> bytes:
    try:
        content = blobs.read(bytes(file.sha256))
        drawn_pages = drawn(content, file.type, dpi=DPI, most=MOST_PAGES)
        sheets = [_sheet(page, title) for page in drawn_pages]
    except (UnopenedError, OSError):
        sheets = []
    if not sheets:
        said = _("%(annex)s is printed from its own file.") % {"annex": title}
        made = typst.Compiler(MISSING).compile(sys_inputs={"said": said}, format="pdf")
        return pdf.one(made)
    out = BytesIO()
    sheets[0].save(out, "PDF", resolution=DPI, save_all=True, append_images=sheets[1:])
    return out.getvalue()


def _sheet(page: Image.Image, title: str) -> Image.Image:
    sheet = Image.new("RGB", A4, "white")
    ImageDraw.Draw(sheet).text((EDGE, EDGE / 2), title, "black", ImageFont.load_default(24))
    page.thumbnail((A4[0] - 2 * EDGE, A4[1] - HEAD - EDGE))
    sheet.paste(page, ((A4[0] - page.width) // 2, HEAD))
    return sheet
