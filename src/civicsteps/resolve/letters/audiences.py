"""Who sees what names a letter's signer: the audience `letter:<uuid>`."""

from civicsteps.core import audiences
from civicsteps.resolve.letters.queries import belongs_inside

audiences.register("letter", belongs_inside)
