"""Writing the people of a list down as the group's contacts, and taking them back."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.mail.models import Message
from civicsteps.core.models import ref, split_ref
from civicsteps.core.sealed import key_of
from civicsteps.core.text import tidy
from civicsteps.people.groups.actions import add_contact, erase_contact
from civicsteps.people.groups.models import Consent, Contact
from civicsteps.people.groups.words import folded_words, tidy_phone, word_keys
from civicsteps.people.imports.lists.reading import day_written
from civicsteps.people.imports.models import Import, ImportRow

OWN = {"words", "consents"}
MOST_NAMESAKES = 50


def load(batch: Import, row: ImportRow, by: Actor) -> str:
    """Write a person down with what they agreed to; '' when the group has their address already."""
    data = {name: str(value) for name, value in row.data.items()}
    if _is_there(batch, data):
        return ""
    contact = add_contact(
        group=batch.group,
        name=data["name"],
        phone=data["phone"],
        email=data["email"],
        note=data["note"],
        consents=_agreed_to(batch, data),
        how=data["how"] or Consent.How.SPOKEN,
        agreed_on=day_written(data["agreed_on"]),
        by=by,
    )
    return ref(contact)


def undo(batch: Import, row: ImportRow, by: Actor) -> str:
    """Erase a contact that this import made, unless something happened with it since."""
    contact = Contact.objects.filter(pk=split_ref(row.made)[1]).select_related("group").first()
    if contact is None or contact.erased_at is not None:
        return ""
    if not row.data or _was_touched(batch, row, contact):
        return "touched"
    erase_contact(contact=contact, by=by)
    return ""


def word_after(batch: Import) -> str:
    """Return the invitation that the group itself sends to those who agreed to nothing yet.

    '' where everybody in the list has a day of agreement.
    """
    if not batch.found.get("unasked"):
        return ""
    group = batch.group
    return _(
        "Hello! We are %(group)s, from %(place)s. You left us your telephone or e-mail some time "
        "ago. Do you want us to tell you how it goes? Answer us with YES and how: by telephone or "
        "by e-mail. If you don't answer, we shall not write to you again."
    ) % {"group": group.name, "place": group.place}


def result_url(batch: Import) -> str:
    """Return where a group's contacts are seen."""
    return reverse("contacts", args=[batch.group.slug])


def _agreed_to(batch: Import, data: dict[str, str]) -> list[str]:
    if not data["agreed_on"] or not data["how"]:
        return []
    chosen = batch.choices.get("purposes") or []
    return [
        purpose
        for purpose in (Consent.Purpose.NEWS.value, Consent.Purpose.CALLS.value)
        if purpose in chosen and (purpose != Consent.Purpose.CALLS or data["phone"])
    ]


def _is_there(batch: Import, data: dict[str, str]) -> bool:
    """Tell whether the group has this telephone or e-mail, or with neither the same bare name."""
    contacts = Contact.objects.filter(group=batch.group)
    keys = {
        "email_key": key_of(data["email"].lower()),
        "phone_key": key_of(tidy_phone(data["phone"])),
    }
    if not any(keys.values()):
        return _is_there_by_name(contacts.filter(erased_at=None, **keys), data["name"])
    return any(
        contacts.filter(**{name: key}).exists() for name, key in keys.items() if key is not None
    )


def _is_there_by_name(contacts: QuerySet[Contact], name: str) -> bool:
    words = folded_words(name)
    for key in word_keys(name):
        contacts = contacts.filter(words__key=key)
    return any(sorted(folded_words(c.name)) == sorted(words) for c in contacts[:MOST_NAMESAKES])


def _was_touched(batch: Import, row: ImportRow, contact: Contact) -> bool:
    """Tell whether anybody edited a contact, wrote to it, or recorded an agreement, since."""
    data = {name: str(value) for name, value in row.data.items()}
    written = (tidy(data["name"]), tidy(data["email"]).lower(), tidy_phone(data["phone"]))
    if (
        written != (contact.name, contact.email, contact.phone)
        or tidy(data["note"]) != contact.note
    ):
        return True
    agreed = sorted(contact.consents.filter(withdrawn_on=None).values_list("purpose", flat=True))
    if agreed != sorted(_agreed_to(batch, data)):
        return True
    return _is_used(contact) or _was_written_to(batch, contact)


def _is_used(contact: Contact) -> bool:
    """Tell whether a row of any other room points at a contact."""
    relations = (r for r in contact._meta.related_objects if r.get_accessor_name() not in OWN)
    return any(
        r.related_model._default_manager.filter(**{r.field.name: contact}).exists()
        for r in relations
    )


def _was_written_to(batch: Import, contact: Contact) -> bool:
    if not contact.email:
        return False
    since = Message.objects.filter(queued_at__gte=batch.entered_at)
    return since.filter(to__icontains=contact.email).exists()
