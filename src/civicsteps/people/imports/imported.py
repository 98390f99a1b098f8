"""What can be brought in: by every group the list of its people, by the centre local units."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.people.groups.rules import why_not_add_contact
from civicsteps.people.imports.lists import loading, reading
from civicsteps.people.imports.lists.columns import columns_form
from civicsteps.people.imports.lists.forms import ListForm
from civicsteps.people.imports.registry import ImportKind, register
from civicsteps.people.imports.units import loading as units_loading
from civicsteps.people.imports.units import reading as units_reading

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
register(
    ImportKind(
        name="authorities",
        title=_("A list of authorities"),
        explain=_(
            "The national register of localities (SIRUTA;DENLOC;…), or a table with the columns "
            "siruta, name, county, e-mail, telephone, address, website. Nothing is deleted."
        ),
        icon="landmark",
        suffixes=(".csv", ".txt", ".xlsx", ".xls", ".ods"),
        columns=(
            ("unit", pgettext_lazy("column", "Which authority")),
            ("what", pgettext_lazy("column", "What")),
            ("changes", pgettext_lazy("column", "Changes")),
        ),
        read=units_reading.read,
        load=units_loading.load,
        undo=units_loading.undo,
        why_not=units_loading.why_not,
        problems={
            "no_name": _("no name"),
            "no_county": _("no county that we know"),
            "no_kind": _("we do not see whether it is a commune, a town or a municipality"),
            "no_siruta": _("no SIRUTA code"),
            "check_digit": _("the check digit of the code does not fit: look at it once more"),
            "bad_email": _("the e-mail address is not whole: it is left out"),
            "bad_website": _("the website is not whole: it is left out"),
            "several": _("several authorities have this code: the first of its kind is meant"),
        },
        staff=True,
        result_url=units_loading.result_url,
    )
)
