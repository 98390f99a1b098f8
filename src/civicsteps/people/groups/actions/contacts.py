"""The people whom a group may reach, and what each agreed to."""

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.sealed import key_of
from civicsteps.core.text import cell, tidy
from civicsteps.people.groups import rules
from civicsteps.people.groups.erasing import empty_contact, end_consent, rekey
from civicsteps.people.groups.exports import log_export
from civicsteps.people.groups.models import Consent, Contact, Export, ExportReason, Group
from civicsteps.people.groups.words import tidy_phone

BATCH = 500


@action
def add_contact(
    *,
    group: Group,
    name: str,
    by: Actor,
    email: str = "",
    phone: str = "",
    note: str = "",
    consents: Iterable[str] = (),
    how: str = Consent.How.SPOKEN,
    agreed_on: date | None = None,
) -> Contact:
    """Write down a person whom the group may reach, and what they agreed to, when and how.

    Without an agreement nobody writes to them. Refused (input) for an e-mail address or telephone
    that the group has already.
    """
    refuse(rules.why_not_add_contact(by, group))
    contact = Contact(group=group, added_at=clock.now())
    _fill(contact, name=name, email=email, phone=phone, note=note)
    _tell("groups.contact_added", group, by=by)
    for purpose in consents:
        _record_consent(contact, purpose, how=how, on=agreed_on or clock.today(), by=by)
    return contact


@action
def edit_contact(
    *, contact: Contact, name: str, by: Actor, email: str = "", phone: str = "", note: str = ""
) -> Contact:
    """Put right what is written of a person. Without a telephone, what needed one is withdrawn."""
    lock(contact)
    refuse(rules.why_not_edit_contact(by, contact))
    _fill(contact, name=name, email=email, phone=phone, note=note)
    if contact.phone_key is None:
        needing = (Consent.Purpose.PUBLIC_PHONE, Consent.Purpose.CALLS)
        contact.consents.filter(purpose__in=needing, withdrawn_on=None).update(
            withdrawn_on=clock.today()
        )
    _tell("groups.contact_edited", contact.group, by=by)
    return contact


@action
def record_consent(*, contact: Contact, purpose: str, how: str, on: date, by: Actor) -> Consent:
    """Write down that a person agreed to something, on what day and how."""
    return _record_consent(lock(contact), purpose, how=how, on=on, by=by)


@action
def withdraw_consent(*, consent: Consent, by: Actor) -> Consent:
    """Write down that a person took an agreement back, today."""
    lock(consent)
    refuse(rules.why_not_withdraw_consent(by, consent))
    end_consent(consent, on=clock.today())
    _tell("groups.consent_withdrawn", consent.contact.group, by=by, purpose=consent.purpose)
    return consent


@action
def erase_contact(*, contact: Contact, by: Actor) -> Contact:
    """Drop all that tells who a contact was; the row stays and counts."""
    lock(contact)
    refuse(rules.why_not_erase_contact(by, contact))
    empty_contact(contact)
    _tell("groups.contact_erased", contact.group, by=by)
    return contact


@action
def export_contacts(*, group: Group, reason: str, by: Actor) -> str:
    """Return a group's contacts as CSV; the reason (an `ExportReason`) and the count are logged.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    refuse(rules.why_not_export_contacts(by, group))
    if reason not in ExportReason.values:
        raise Refused(Refusal(gettext_lazy("Say what the list is for."), "input", "reason"))
    out = StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow([_("name"), _("e-mail"), _("telephone"), _("note"), _("agreed to")])
    count = 0
    kept = group.contacts.filter(erased_at=None).prefetch_related("consents").order_by("added_at")
    for contact in kept.iterator(chunk_size=BATCH):
        rows.writerow([cell(text) for text in _cells(contact)])
        count += 1
    log_export(group=group, what=Export.What.CONTACTS, count=count, by=by, reason=reason)
    record(
        "groups.contacts_exported",
        by=by,
        about={"group": group},
        audiences=[group.audience],
        data={"reason": reason, "count": count},
    )
    return out.getvalue()


def _fill(contact: Contact, *, name: str, email: str, phone: str, note: str) -> None:
    contact.name, contact.note = tidy(name), tidy(note)
    contact.email, contact.phone = tidy(email).lower(), tidy_phone(phone)
    contact.email_key, contact.phone_key = key_of(contact.email), key_of(contact.phone)
    _refuse_twin(contact, "email", contact.email_key)
    _refuse_twin(contact, "phone", contact.phone_key)
    rekey(contact)


def _refuse_twin(contact: Contact, field: str, key: bytes | None) -> None:
    others = Contact.objects.filter(group_id=contact.group_id).exclude(pk=contact.pk)
    if key is not None and others.filter(**{f"{field}_key": key}).exists():
        reason = gettext_lazy("Somebody in the list has this already.")
        raise Refused(Refusal(reason, "input", field))


def _record_consent(contact: Contact, purpose: str, *, how: str, on: date, by: Actor) -> Consent:
    refuse(rules.why_not_record_consent(by, contact, purpose))
    refuse_ahead(on, "agreed_on")
    consent = Consent.objects.create(contact=contact, purpose=purpose, how=how, given_on=on)
    _tell("groups.consent_recorded", contact.group, by=by, purpose=purpose)
    return consent


def _cells(contact: Contact) -> list[str]:
    agreed = [
        f"{consent.get_purpose_display()} ({consent.given_on:%d.%m.%Y})"
        for consent in contact.consents.all()
        if consent.withdrawn_on is None
    ]
    return [contact.name, contact.email, contact.phone, contact.note, "; ".join(agreed)]


def _tell(kind: str, group: Group, *, by: Actor, purpose: str | None = None) -> None:
    data = {"purpose": purpose} if purpose else {}
    record(kind, by=by, about={"group": group}, audiences=[group.audience], data=data)
