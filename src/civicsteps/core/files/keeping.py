from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "files.StoredFile",
    personal=("name", "kept_by"),
    name=_("Photos and documents"),
    why=_(
        "A photo or document that somebody brought, without the photo's own data; it stays as "
        "long as the row that shows it, and its bytes leave two days after it."
    ),
    period=_("as long as what shows them"),
    carried=True,
)
