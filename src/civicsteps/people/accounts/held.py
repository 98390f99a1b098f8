"""What accounts hold of a person."""

from collections.abc import Iterator, Mapping

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.core.actors.models import Actor
from civicsteps.core.holding import Correction, Held, Holding, Identity, register_holding
from civicsteps.core.journal.log import record
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.text import tidy
from civicsteps.people.accounts.leaving import what_holds
from civicsteps.people.accounts.models import User


class OwnAccountForm(forms.Form):
    """The name and the address of one's own account."""

    name = forms.CharField(label=gettext_lazy("Your name"), max_length=80, required=False)
    email = forms.EmailField(label=gettext_lazy("Your e-mail address"))


def account_of(who: Identity) -> Iterator[Held]:
    """Tell a person's account."""
    for user in _user(who):
        yield Held(
            id=str(user.pk),
            title=gettext_lazy("Your account"),
            lines=(
                (gettext_lazy("Your name"), user.name),
                (gettext_lazy("Your e-mail address"), user.email),
                (gettext_lazy("The language we write to you in"), user.get_language_display()),
                (gettext_lazy("Opened on"), f"{user.joined_at:%d.%m.%Y}"),
                (
                    gettext_lazy("Came in last on"),
                    f"{user.last_login:%d.%m.%Y}" if user.last_login else "–",
                ),
            ),
            on=user.joined_at.date(),
            may_correct=True,
        )


def delete(who: Identity, by: Actor) -> int:
    """Delete a person's account, their places in groups with it."""
    for user in _user(who):
        own = [f"actor:{user.actor_id}"]
        record("accounts.account_deleted", by=user.actor, about={"user": user}, audiences=own)
        user.delete()
        return 1
    return 0


def what_holds_back(who: Identity) -> Refusal | None:
    """Return what a room depends on this person alone for, or None."""
    return next((refusal for user in _user(who) if (refusal := what_holds(user))), None)


def _initial(who: Identity, _key: str) -> dict[str, str]:
    return next(({"name": u.name, "email": u.email} for u in _user(who)), {})


def _correct(who: Identity, _key: str, said: Mapping[str, str], _by: Actor) -> None:
    for user in _user(who):
        user.name = tidy(said["name"])
        user.save(update_fields=["name"])


def _confirm(who: Identity, _key: str, email: str, _by: Actor) -> None:
    for user in _user(who):
        if User.objects.filter(email=email).exclude(pk=user.pk).exists():
            raise Refused(Refusal(_("This address has an account already: sign in with it.")))
        user.email = email
        user.save(update_fields=["email"])


def _user(who: Identity) -> list[User]:
    return list(User.objects.filter(pk=who.user_id)) if who.user_id else []


register_holding(
    Holding(
        name="account",
        title=gettext_lazy("Your account"),
        of=account_of,
        erase=delete,
        why_not_erase=what_holds_back,
        stays=gettext_lazy(
            "What you did for a group stays in its journal, by nobody in particular: others built "
            "on it."
        ),
        correct=Correction(OwnAccountForm, _initial, _correct, _confirm),
    )
)
