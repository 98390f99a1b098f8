"""What is asked about old papers when they were read: what each is, when, which it answers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from civicsteps.causes.models import Demand
from civicsteps.core.days import said
from civicsteps.core.forms import DayField
from civicsteps.people.authorities.models import Office
from civicsteps.people.imports.models import Import
from civicsteps.resolve.letters.models import Letter

MOST_ASKED = 60
MOST_OFFICES = 60


def form_for(batch: Import, demand: Demand, letters: Sequence[Letter]) -> type[forms.Form] | None:
    """Return a form with the questions that an import's papers leave open, None where none is.

    A photo that goes on with the letter of the photo before it is asked this alone; of what begins
    a letter everything is asked, and of a mail that does not say when or from whom.
    """
    found = batch.found.get("items", [])
    items = [item for item in found if _is_open(item)][:MOST_ASKED]
    if not items:
        return None
    offices, answers = _offices(demand, items), _answers(found, letters)
    fields: dict[str, forms.Field] = {}
    for item in items:
        kept = {name: batch.choices.get(f"{name}_{item['place']}") for name in _ASKED}
        fields |= _fields(item, kept, offices, answers)
    return type("OldPapersForm", (forms.Form,), fields)


def asks_of(batch: Import) -> bool:
    """Tell whether an import's papers leave anything to ask."""
    return any(_is_open(item) for item in batch.found.get("items", []))


def _is_open(item: Mapping[str, Any]) -> bool:
    return not item["is_mail"] or not (item["way"] and item["on"])


_ASKED = ("with", "way", "on", "office", "subject", "number", "answers")


def _fields(
    item: Mapping[str, Any],
    kept: Mapping[str, Any],
    offices: list[tuple[str, str]],
    answers: list[tuple[str, str]],
) -> dict[str, forms.Field]:
    place, name = item["place"], item["name"]
    fields: dict[str, forms.Field] = {}
    if not item["is_mail"] and not item["first"]:
        fields[f"with_{place}"] = forms.ChoiceField(
            label=_("%(name)s: what is it?") % {"name": name},
            choices=[("same", _("a page of the letter before it")), ("new", _("another letter"))],
            initial="new" if item["begins"] else "same",
            required=False,
        )
        if not item["begins"]:
            return fields
    return fields | {
        f"way_{place}": forms.ChoiceField(
            label=_("%(name)s: sent or received?") % {"name": name},
            choices=_ways(),
            initial=kept["way"] or _proposed(item),
            required=False,
        ),
        f"on_{place}": DayField(
            label=_("On what day?"), initial=kept["on"] or item["on"], required=False
        ),
        f"office_{place}": forms.ChoiceField(
            label=_("Which office?"),
            choices=offices,
            initial=kept["office"] or item["office"],
            required=False,
        ),
        f"subject_{place}": forms.CharField(
            label=_("What is it about? Everybody sees this; no names."),
            initial=kept["subject"] or item["subject"],
            max_length=140,
            required=False,
        ),
        f"number_{place}": forms.CharField(
            label=_("Its registration number and day, as 1234/05.03.2025"),
            initial=kept["number"],
            max_length=60,
            required=False,
        ),
        f"answers_{place}": forms.ChoiceField(
            label=_("If you received it: which letter does it answer?"),
            choices=answers,
            initial=kept["answers"],
            required=False,
        ),
    }


def _ways() -> list[tuple[str, str]]:
    return [
        ("", "…"),
        ("counter", _("we took it to the registry")),
        ("post", _("we sent it by post")),
        ("email", _("we sent it by e-mail")),
        ("received", _("we received it")),
    ]


def _proposed(item: Mapping[str, Any]) -> str:
    return {"received": "received", "sent": "email"}.get(item["way"], "")


def _offices(demand: Demand, items: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    asked = Office.objects.filter(demands__cause__group=demand.cause.group_id)
    known = Office.objects.filter(authority=demand.office.authority_id)
    found = Office.objects.filter(pk__in={item["office"] for item in items if item["office"]})
    every = (asked | known | found).distinct().select_related("authority")[:MOST_OFFICES]
    labels = {str(one.pk): one.label for one in every}
    first = {str(demand.office_id): demand.office.label}
    return list({**first, **labels}.items())


def _answers(
    found: Iterable[Mapping[str, Any]], letters: Sequence[Letter]
) -> list[tuple[str, str]]:
    here = [(f"item:{i['place']}", str(i["name"])) for i in found if i["begins"]]
    known = [
        (f"letter:{one.pk}", f"{one.subject} ({said(one.sent_on)})")
        for one in letters
        if one.sent_on
    ]
    return [("", _("see by the subject and the number")), *here[:MOST_ASKED], *known]
