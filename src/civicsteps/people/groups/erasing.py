"""The plain calls by which a person's data leaves the contacts. They check no rule."""

from datetime import date

from civicsteps.core import clock
from civicsteps.core.models import lock
from civicsteps.core.sealed import key_of
from civicsteps.core.text import tidy
from civicsteps.people.groups.models import Consent, Contact, ContactWord
from civicsteps.people.groups.words import word_keys

NEED_PHONE = (Consent.Purpose.PUBLIC_PHONE, Consent.Purpose.CALLS)


def empty_contact(contact: Contact) -> None:
    """Drop all that tells who a contact was; the row stays and counts."""
    today = clock.today()
    contact.consents.filter(withdrawn_on=None, given_on__lte=today).update(withdrawn_on=today)
    contact.words.all().delete()
    contact.name = contact.email = contact.phone = contact.note = ""
    contact.email_key = contact.phone_key = None
    contact.erased_at = clock.now()
    contact.save()


def end_consent(consent: Consent, *, on: date) -> None:
    """Let a person's agreement end on a day."""
    lock(consent)
    if consent.withdrawn_on is None:
        consent.withdrawn_on = max(on, consent.given_on)
        consent.save(update_fields=["withdrawn_on"])


def rekey(contact: Contact) -> None:
    """Make the keyed hashes of a contact, and of its words, anew from what is written."""
    contact.email_key, contact.phone_key = key_of(contact.email), key_of(contact.phone)
    contact.save()
    contact.words.all().delete()
    keys = word_keys(contact.name, contact.email, contact.phone)
    ContactWord.objects.bulk_create(ContactWord(contact=contact, key=key) for key in keys)


def put_right(contact: Contact, *, name: str, phone: str) -> None:
    """Write a contact's name and telephone as their person says; what needs one ends without."""
    contact.name, contact.phone = tidy(name), phone
    rekey(contact)
    if contact.phone_key is None:
        needing = contact.consents.filter(purpose__in=NEED_PHONE, withdrawn_on=None)
        needing.update(withdrawn_on=clock.today())
