"""Who belongs to the audience of a resident's watch: nobody here; its followers get letters."""

from civicsteps.core.audiences import register

register("watch", lambda _by, _key: False)
