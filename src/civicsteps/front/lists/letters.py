"""The lists of letters: the public ones of all, and a group's own as its reader may see them."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.core.actors.models import Actor
from civicsteps.front.lists.export import Column, Sheet, itself
from civicsteps.front.lists.fields import (
    SearchField,
    YearField,
    days_of,
    groups_named,
    offices_named,
)
from civicsteps.front.lists.narrowing import ChoiceOf, ListForm, NamedField, Narrowed, SortField
from civicsteps.front.queries import found_ids
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.letters.pages import line
from civicsteps.resolve.letters.queries import letters_of_group, letters_sent

STATES = [
    ("fara-numar", pgettext_lazy("letters", "without a registration number")),
    ("fara-raspuns", pgettext_lazy("letters", "without an answer")),
    ("cu-raspuns", pgettext_lazy("letters", "with an answer")),
    ("retrase", pgettext_lazy("letters", "withdrawn")),
]
DRAFTS = ("ciorne", pgettext_lazy("letters", "not sent yet"))
ORDERS = {"": ("-sent_on", "-pk"), "vechi": ("sent_on", "pk")}


class LetterList(ListForm):
    """Search by the problem, state, office, year, group."""

    q = SearchField(_("Search by the problem"))
    stare = ChoiceOf(STATES, label=pgettext_lazy("filter", "state"))
    birou = NamedField(label=pgettext_lazy("filter", "office"), find=offices_named)
    an = YearField()
    grup = NamedField(label=pgettext_lazy("filter", "group"), find=groups_named)
    sort = SortField([("", _("the newest first")), ("vechi", _("the oldest first"))])


class GroupLetterList(ListForm):
    """The same within a group, with its drafts."""

    stare = ChoiceOf([DRAFTS, *STATES], label=pgettext_lazy("filter", "state"))
    birou = NamedField(label=pgettext_lazy("filter", "office"), find=offices_named)
    an = YearField()


def letters_listed(chosen: Narrowed) -> QuerySet[Letter]:
    """Return the letters that everybody may see, as a list is narrowed."""
    return _narrowed(letters_sent(), chosen).order_by(*ORDERS[chosen.get("sort") or ""])


def group_letters_listed(group: Group, by: Actor, chosen: Narrowed) -> QuerySet[Letter]:
    """Return a group's letters that an actor may see, as a list is narrowed, newest first."""
    return _narrowed(letters_of_group(group, by), chosen)


def _narrowed(letters: QuerySet[Letter], chosen: Narrowed) -> QuerySet[Letter]:
    if chosen.get("q"):
        letters = letters.filter(cause__in=found_ids(chosen.get("q"), kind="causes.cause"))
    if chosen.get("stare"):
        letters = letters.filter(_in_state(chosen.get("stare")))
    if chosen.get("birou"):
        letters = letters.filter(office__in=chosen.get("birou").keys)
    if year := chosen.get("an"):
        letters = letters.filter(sent_on__range=days_of(year))
    if chosen.get("grup"):
        letters = letters.filter(cause__group__in=chosen.get("grup").keys)
    return letters


def _in_state(state: str) -> Q:
    answered = Exists(
        Reply.objects.filter(letter=OuterRef("pk"), kind=Reply.Kind.REPLY, withdrawn_on=None)
    )
    standing = Q(sent_on__isnull=False, withdrawn_on=None)
    return {
        "ciorne": Q(sent_on=None),
        "fara-numar": standing & Q(registered_on=None),
        "fara-raspuns": standing & ~Q(answered),
        "cu-raspuns": standing & Q(answered),
        "retrase": Q(withdrawn_on__isnull=False),
    }[state]


LETTERS: Sheet[Letter, Letter] = Sheet(
    "scrisori",
    itself,
    [
        Column("subject", pgettext_lazy("column", "subject"), lambda x: public_text(x, x.subject)),
        Column("sent_on", _("sent on"), lambda x: x.sent_on),
        Column("state", pgettext_lazy("filter", "state"), lambda x: line(x).meta.split(" · ")[-1]),
        Column("office", pgettext_lazy("filter", "office"), lambda x: x.office.label),
        Column("number", _("registration number"), lambda x: x.registration_number),
        Column("registered_on", _("registered on"), lambda x: x.registered_on),
        Column("problem", _("the problem"), lambda x: x.cause.title),
        Column("group", pgettext_lazy("filter", "group"), lambda x: x.cause.group.name),
        Column("illustrative", _("an invented example"), lambda x: x.illustrative),
        Column("url", _("address"), lambda x: settings.SITE_URL + x.get_absolute_url()),
    ],
)
