"""Pages of a group's decisions."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes.models import Cause
from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import audiences, web
from civicsteps.core.http import Request
from civicsteps.identify.consultations import actions, rules
from civicsteps.identify.consultations.forms import AnnulForm, ChoiceForm
from civicsteps.identify.consultations.models import Choice
from civicsteps.identify.consultations.pages_polls import decided_by
from civicsteps.identify.consultations.queries import choices_visible_to
from civicsteps.identify.consultations.queries_polls import needs_visible_to


@never_cache
@require_http_methods(["GET", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    """Write down what the group decided. Rule: why_not_record_choice."""
    visible = causes_visible_to(request.actor).select_related("group")
    cause = get_object_or_404(visible, slug=slug)
    web.admit(rules.why_not_record_choice(request.actor, cause))
    return web.submit(
        request,
        form=web.bound(ChoiceForm, request, _voted(request, cause)),
        act=lambda data: actions.record_choice(cause=cause, by=request.actor, **data),
        template="consultations/new.html",
        context={"cause": cause},
    )


@require_safe
def choice(request: Request, pk: str) -> HttpResponse:
    """Show a decision of the group. Rule: choices_visible_to; the sheet is the group's."""
    found = _choice(request, pk)
    sheet = (
        found.sheet
        if found.sheet and audiences.may_see(request.actor, found.sheet.audiences)
        else None
    )
    context = {
        "choice": found,
        "sheet": sheet,
        "may_annul": rules.why_not_annul_choice(request.actor, found) is None,
    }
    return render(request, "consultations/choice.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def annul(request: Request, pk: str) -> HttpResponse:
    """Annul a decision. Rule: why_not_annul_choice."""
    found = _choice(request, pk)
    web.admit(rules.why_not_annul_choice(request.actor, found))
    return web.submit(
        request,
        form=web.bound(AnnulForm, request),
        act=lambda data: actions.annul_choice(choice=found, by=request.actor, **data),
        template="causes/one_button.html",
        context={
            "title": _("Annul the decision"),
            "text": _("The third step falls until you decide again. The story keeps both."),
            "submit": _("Annul it"),
            "cause": found.cause,
        },
    )


def _voted(request: Request, cause: Cause) -> dict[str, object]:
    """Return how the form begins where the households voted on it: `?vot=` names the need."""
    try:
        key = UUID(request.GET.get("vot", ""))
    except ValueError:
        return {}
    needs = needs_visible_to(request.actor).filter(pk=key, cause=cause, votes__isnull=False)
    need = needs.first()
    return decided_by(need) if need else {}


def _choice(request: Request, pk: str) -> Choice:
    visible = choices_visible_to(request.actor)
    related = visible.select_related("cause__group", "sheet", "superseded_by")
    return get_object_or_404(related, pk=pk)
