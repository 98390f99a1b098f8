"""Which column of a list of people is what: guessed from its heading, put right by a person."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.engines.tables import folded
from civicsteps.people.imports.models import Import

LEFT = "left"
FIELDS = {
    LEFT: _("leave it out"),
    "name": _("name"),
    "first": pgettext_lazy("column", "first name"),
    "phone": _("telephone"),
    "email": _("e-mail"),
    "address": _("address"),
    "note": _("note"),
    "agreed": _("when and how they agreed"),
}
# Longer beginnings first: „adresa de e-mail” is no address.
_KNOWN = sorted(
    (
        (words, field)
        for field, whole in (
            ("agreed", ("acord", "data acord", "consimt", "gdpr", "cand si cum", "cum si cand",
                        "a fost de acord", "de acord", "agreed", "consent", "data semnari")),
            ("email", ("e mail", "email", "mail", "adresa de e mail", "adresa de mail",
                       "adresa email", "adresa e mail", "adresa mail")),
            ("phone", ("telefon", "tel", "mobil", "gsm", "phone", "mobile", "numar de telefon",
                       "numarul de telefon", "nr de telefon", "nr telefon", "nr tel", "numar tel",
                       "numar telefon")),
            ("first", ("prenume", "first name", "given name")),
            ("name", ("nume", "name", "full name", "last name", "surname", "persoana",
                      "sustinator", "semnatar")),
            ("address", ("adresa", "domiciliu", "strada", "localitate", "oras", "sat", "bloc",
                         "scara", "cartier", "address", "street")),
            ("note", ("observati", "obs", "nota", "note", "mentiuni", "comentari", "detalii",
                      "remarks", "comment")),
        )
        for words in whole
    ),
    key=lambda pair: -len(pair[0]),
)  # fmt: skip


def field_of(heading: str) -> str:
    """Return what a heading most likely names, a key of `FIELDS`."""
    said = folded(heading)
    return next((field for words, field in _KNOWN if _begins(said, words)), LEFT)


def is_known(heading: str) -> bool:
    """Tell whether a folded heading is one that we look for."""
    return field_of(heading) != LEFT


def fields_of(headings: Sequence[str], choices: Mapping[str, object]) -> list[str]:
    """Return what each column is: as it was chosen, else as guessed."""
    return [str(choices.get(f"c{at}", field_of(heading))) for at, heading in enumerate(headings)]


def columns_form(batch: Import) -> type[forms.Form] | None:
    """Return the form that says which column is what, as it is now; None before it was read."""
    headings = batch.found.get("headings") or []
    guessed = fields_of(headings, batch.choices)
    fields: dict[str, forms.Field] = {
        f"c{at}": forms.ChoiceField(
            label=heading or _("a column without a heading"),
            choices=list(FIELDS.items()),
            initial=guessed[at],
        )
        for at, heading in enumerate(headings)
    }
    return type("ColumnsForm", (forms.Form,), fields) if fields else None


def _begins(said: str, words: str) -> bool:
    # „tel” is not the beginning of „televizor”: what is short must be a whole word.
    return (
        said.startswith(words) if len(words) > 4 else said == words or said.startswith(f"{words} ")
    )
