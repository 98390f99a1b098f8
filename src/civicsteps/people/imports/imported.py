"""What can be brought in by every group: the list of its people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.people.groups.rules import why_not_add_contact
from civicsteps.people.imports.lists import loading, reading
from civicsteps.people.imports.lists.columns import columns_form
from civicsteps.people.imports.lists.forms import ListForm
from civicsteps.people.imports.registry import ImportKind, register

register(
    ImportKind(
        name="supporters",
        title=_("The list of people"),
        explain=_(
            "A table with names, telephones, e-mail addresses (XLSX, XLS, ODS or CSV). Nobody is "
            "written to: who has no day of agreement in the list is only written down."
        ),
        icon="users",
        suffixes=(".xlsx", ".xls", ".ods", ".csv", ".txt", ".tsv"),
        columns=(
            ("name", _("Name")),
            ("phone", _("Telephone")),
            ("email", _("E-mail")),
            ("agreed", pgettext_lazy("column", "Agreed")),
            ("note", _("A note")),
        ),
        read=reading.read,
        load=loading.load,
        undo=loading.undo,
        why_not=why_not_add_contact,
        problems={
            "nobody": _("no name, no telephone and no e-mail"),
            "no_name": _("no name: we wrote the telephone or the e-mail in its place"),
            "bad_phone": _("the telephone is not whole: it stays in the note"),
            "bad_email": _("the e-mail address is not whole: it stays in the note"),
            "shared": _("another person of the list has this telephone or e-mail"),
            "agreed_no": _("they said no: nobody writes to them"),
            "agreed_no_day": _("they agreed, but we don't see when"),
            "agreed_odd_day": _("the day of agreement is yet to come, or is too old"),
            "agreed_no_way": _("they agreed, but we don't see how"),
            "touched": _("something happened with this person since: they stay"),
        },
        fields=ListForm,
        again=columns_form,
        word_after=loading.word_after,
        result_url=loading.result_url,
    )
)
