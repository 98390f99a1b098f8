"""The list of people whom a group may reach."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from civicsteps.core import clock, web
from civicsteps.core.editing.guard import guard
from civicsteps.core.http import Request
from civicsteps.people.groups import actions, rules
from civicsteps.people.groups.forms import ConsentForm, ContactForm, ExportForm, NewContactForm
from civicsteps.people.groups.models import Consent, Contact, Group
from civicsteps.people.groups.queries import contacts_of, count_of_contacts
from civicsteps.people.groups.views.doors import contacts_group_or_404

PAGE = 50
CONFIRM = "groups/confirm.html"


@never_cache
@login_required
@require_GET
def contacts(request: Request, slug: str) -> HttpResponse:
    """Show a group's contacts. Rule: why_not_see_contacts."""
    group = contacts_group_or_404(request, slug)
    web.admit(rules.why_not_see_contacts(request.actor, group))
    search = request.GET.get("q", "")[:100]
    page = Paginator(contacts_of(group, search=search), PAGE).get_page(request.GET.get("page"))
    context = {
        "group": group,
        "page": page,
        "search": search,
        "query": urlencode({"q": search}) if search else "",
        "count": count_of_contacts(group),
        "may_edit": rules.why_not_add_contact(request.actor, group) is None,
    }
    return render(request, "groups/contacts.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def contact_new(request: Request, slug: str) -> HttpResponse:
    """Write down a person. Rule: why_not_add_contact."""
    group = contacts_group_or_404(request, slug)
    web.admit(rules.why_not_add_contact(request.actor, group))
    return web.submit(
        request,
        form=web.bound(NewContactForm, request),
        act=lambda data: _address(actions.add_contact(group=group, by=request.actor, **data)),
        template="groups/contact_new.html",
        context={"group": group},
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def contact(request: Request, slug: str, pk: str) -> HttpResponse:
    """Show and put right a contact. Rule: why_not_edit_contact."""
    group = contacts_group_or_404(request, slug)
    row = _contact_or_404(group, pk)
    web.admit(rules.why_not_edit_contact(request.actor, row))
    initial = {name: getattr(row, name) for name in ("name", "phone", "email", "note")}
    form = web.bound(ContactForm, request, initial)
    return web.submit(
        request,
        form=form,
        act=guard(form, request, row).over(
            lambda data: _address(actions.edit_contact(contact=row, by=request.actor, **data))
        ),
        template="groups/contact.html",
        context={"group": group, "contact": row, "consents": row.consents.order_by("-given_on")},
    )


@login_required
@require_http_methods(["GET", "POST"])
def consent_new(request: Request, slug: str, pk: str) -> HttpResponse:
    """Write down an agreement. Rule: why_not_record_consent."""
    group = contacts_group_or_404(request, slug)
    row = _contact_or_404(group, pk)
    web.admit(rules.why_not_record_consent(request.actor, row))
    return web.submit(
        request,
        form=web.bound(ConsentForm, request),
        act=lambda data: _agreed(request, row, data),
        template="groups/consent_new.html",
        context={"group": group, "contact": row, "back": _address(row)},
    )


@login_required
@require_http_methods(["GET", "POST"])
def consent_withdraw(request: Request, slug: str, pk: str) -> HttpResponse:
    """Write down that an agreement was taken back. Rule: why_not_withdraw_consent."""
    group = contacts_group_or_404(request, slug)
    consents = Consent.objects.filter(contact__group=group).select_related("contact__group")
    consent = get_object_or_404(consents, pk=pk)
    web.admit(rules.why_not_edit_contact(request.actor, consent.contact))
    return web.submit(
        request,
        form=web.bound(forms.Form, request),
        act=lambda _data: _taken_back(request, consent),
        template=CONFIRM,
        context={
            "group": group,
            "title": _("They no longer agree?"),
            "text": consent.get_purpose_display(),
            "submit": _("Write it down"),
            "back": _address(consent.contact),
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def contact_erase(request: Request, slug: str, pk: str) -> HttpResponse:
    """Erase a person. Rule: why_not_erase_contact."""
    group = contacts_group_or_404(request, slug)
    row = _contact_or_404(group, pk)
    web.admit(rules.why_not_erase_contact(request.actor, row))
    return web.submit(
        request,
        form=web.bound(forms.Form, request),
        act=lambda _data: _erased(request, row),
        template=CONFIRM,
        context={
            "group": group,
            "title": _("Erase %(name)s?") % {"name": row.name},
            "text": _("Name, telephone, e-mail and note go for good. They are still counted."),
            "submit": _("Erase"),
            "danger": True,
            "back": _address(row),
        },
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def contacts_export(request: Request, slug: str) -> HttpResponse:
    """Take the list out as a file. Rule: why_not_export_contacts."""
    group = contacts_group_or_404(request, slug)
    web.admit(rules.why_not_export_contacts(request.actor, group))
    form = web.bound(ExportForm, request)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            return _csv(request, group, form.cleaned_data["reason"])
        status = 422
    context = {"group": group, "form": form}
    return render(request, "groups/contacts_export.html", context, status=status)


def _contact_or_404(group: Group, pk: str) -> Contact:
    rows = group.contacts.filter(erased_at=None).select_related("group")
    return get_object_or_404(rows, pk=pk)


def _address(row: Contact) -> str:
    return reverse("contact", args=[row.group.slug, row.pk])


def _agreed(request: Request, row: Contact, data: web.Cleaned) -> str:
    on = data.pop("agreed_on")
    actions.record_consent(contact=row, on=on, by=request.actor, **data)
    return _address(row)


def _taken_back(request: Request, consent: Consent) -> str:
    actions.withdraw_consent(consent=consent, by=request.actor)
    return _address(consent.contact)


def _erased(request: Request, row: Contact) -> str:
    actions.erase_contact(contact=row, by=request.actor)
    return reverse("contacts", args=[row.group.slug])


def _csv(request: Request, group: Group, reason: str) -> HttpResponse:
    # The mark at the beginning tells a spreadsheet that the letters are UTF-8.
    text = "\ufeff" + actions.export_contacts(group=group, reason=reason, by=request.actor)
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = f"contacte-{group.slug}-{clock.today():%Y-%m-%d}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
