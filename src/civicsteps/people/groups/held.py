"""What groups hold of a person: their place there, and what is written in the contacts."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.core.holding import Correction, Held, Holding, Identity, register_holding
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.sealed import key_of
from civicsteps.people.groups.erasing import empty_contact, end_consent, put_right, rekey
from civicsteps.people.groups.models import Consent, Contact, Group, Membership
from civicsteps.people.groups.words import tidy_phone

SHORT = "j F Y"


class OwnContactForm(forms.Form):
    """A person's own name, telephone and address, as a group has them."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=30, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)

    def clean_phone(self) -> str:
        """Refuse a telephone that has too few or too many digits."""
        typed = str(self.cleaned_data["phone"])
        if typed and not 6 <= sum(c.isdigit() for c in typed) <= 15:
            raise forms.ValidationError(_("A telephone has between 6 and 15 digits."))
        return typed


def places_of_person(who: Identity) -> Iterator[Held]:
    """Tell in which groups a person is or was."""
    if not who.user_id:
        return
    places = Membership.objects.filter(user=who.user_id).select_related("group")
    for place in places.order_by("since", "pk"):
        yield Held(
            id=str(place.pk),
            title=place.group.name,
            lines=(
                (gettext_lazy("As what?"), place.get_role_display()),
                (gettext_lazy("Since"), said(place.since.date(), SHORT)),
                (gettext_lazy("Until"), said(place.until.date(), SHORT) if place.until else "–"),
            ),
            on=place.since.date(),
            group=place.group.name,
            group_id=place.group_id,
        )


def contacts_of_person(who: Identity) -> Iterator[Held]:
    """Tell in whose contacts a person is, and what they agreed to, when and how."""
    for contact in _contacts(who):
        consents = list(contact.consents.all())
        yield Held(
            id=str(contact.pk),
            title=contact.group.name,
            lines=(
                (gettext_lazy("Name"), contact.name),
                (gettext_lazy("Telephone"), contact.phone),
                (gettext_lazy("E-mail"), contact.email),
                (gettext_lazy("A note"), contact.note),
                *((consent.get_purpose_display(), _agreed(consent)) for consent in consents),
            ),
            on=contact.added_at.date(),
            group=contact.group.name,
            group_id=contact.group_id,
            verbs=tuple(
                (
                    "withdraw",
                    str(consent.pk),
                    gettext_lazy("I no longer agree: %(what)s")
                    % {"what": consent.get_purpose_display()},
                )
                for consent in consents
                if consent.withdrawn_on is None
            ),
            may_correct=True,
        )


def erase_contacts(who: Identity, by: Actor) -> int:
    """Empty a person's rows in the contacts of every group that a door opens."""
    found = _contacts(who)
    for contact in found:
        empty_contact(lock(contact))
        _tell("groups.contact_erased", contact.group, by)
    return len(found)


def _withdraw(who: Identity, key: str, by: Actor) -> None:
    consent = Consent.objects.select_related("contact__group").get(pk=UUID(key))
    end_consent(consent, on=clock.today())
    record(
        "groups.consent_withdrawn",
        by=by,
        about={"group": consent.contact.group},
        audiences=[consent.contact.group.audience],
        data={"purpose": consent.purpose},
    )


def _initial(who: Identity, key: str) -> dict[str, str]:
    contact = _contact(who, key)
    return {"name": contact.name, "phone": contact.phone, "email": contact.email}


def _correct(who: Identity, key: str, typed: Mapping[str, str], by: Actor) -> None:
    contact = lock(_contact(who, key))
    phone = tidy_phone(typed.get("phone", ""))
    _refuse_twin(contact, phone_key=key_of(phone))
    put_right(contact, name=typed["name"], phone=phone)
    _tell("groups.contact_edited", contact.group, by)


def _confirm(who: Identity, key: str, email: str, by: Actor) -> None:
    contact = lock(_contact(who, key))
    _refuse_twin(contact, email_key=key_of(email))
    contact.email = email
    rekey(contact)
    _tell("groups.contact_edited", contact.group, by)


def _refuse_twin(contact: Contact, **key: bytes | None) -> None:
    others = Contact.objects.filter(group_id=contact.group_id, **key).exclude(pk=contact.pk)
    if None not in key.values() and others.exists():
        (name,) = (field.removesuffix("_key") for field in key)
        reason = gettext_lazy("Somebody in the list has this already.")
        raise Refused(Refusal(reason, "input", name))


def _contact(who: Identity, key: str) -> Contact:
    return next(contact for contact in _contacts(who) if str(contact.pk) == key)


def _contacts(who: Identity) -> list[Contact]:
    known = Q(pk__in=who.ids_of("groups.contact"))
    if key := who.email_key:
        known |= Q(email_key=key)
    if not (key or who.rows):
        return []
    rows = Contact.objects.filter(known, erased_at=None).select_related("group")
    found = rows.prefetch_related("consents").order_by("added_at", "pk")
    opened = set(who.ids_of("groups.contact"))
    return [contact for contact in found if contact.pk in opened or who.is_at(contact.email)]


def _agreed(consent: Consent) -> str:
    given = f"{consent.get_how_display()}, {said(consent.given_on, SHORT)}"
    if consent.withdrawn_on is None:
        return given
    back = _("taken back on %(day)s") % {"day": said(consent.withdrawn_on, SHORT)}
    return f"{given}; {back}"


def _tell(kind: str, group: Group, by: Actor) -> None:
    record(kind, by=by, about={"group": group}, audiences=[group.audience])


register_holding(
    Holding(
        name="places",
        title=gettext_lazy("Your groups"),
        of=places_of_person,
        stays=gettext_lazy("Your places in groups go with your account."),
    )
)
register_holding(
    Holding(
        name="contacts",
        title=gettext_lazy("What groups wrote down to reach you"),
        of=contacts_of_person,
        erase=erase_contacts,
        stays=gettext_lazy(
            "Each group keeps that it once had one more person, and what somebody agreed to on "
            "which day: that it wrote to nobody without asking. It points at nobody."
        ),
        verbs={"withdraw": _withdraw},
        correct=Correction(OwnContactForm, _initial, _correct, _confirm),
    )
)
