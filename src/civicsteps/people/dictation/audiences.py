"""Who sees the files of what was dictated."""

from civicsteps.core.audiences import register
from civicsteps.people.dictation.queries import may_see_dictation

register("dictation", may_see_dictation)
