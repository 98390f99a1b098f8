"""Which letter fits: a few questions, whose answers stand in the address."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from civicsteps.causes.models import Cause
from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.people.authorities.competent import Competent
from civicsteps.resolve.letters.instruments import instrument_of
from civicsteps.resolve.requests import choosing, rules
from civicsteps.resolve.requests.addressing import addressees
from civicsteps.resolve.requests.fits import Fit
from civicsteps.resolve.requests.signing import way_of


@never_cache
@require_safe
def letter_choose(request: Request, slug: str) -> HttpResponse:
    """Ask what is needed and say which letter fits. Rule: `why_not_choose_letter`."""
    causes = causes_visible_to(request.actor).select_related("group")
    cause = get_object_or_404(causes, slug=slug)
    web.admit(rules.why_not_choose_letter(request.actor, cause))
    path = choosing.walk(request.GET.dict())
    context: dict[str, Any] = {
        "cause": cause,
        "path": path,
        "said": [_said(path, number) for number in range(len(path.steps))],
        "back": f"?{urlencode(choosing.query_of(path.steps[:-1]))}" if path.steps else "",
        "asked": len(path.steps) + 1,
        "most": choosing.MOST_QUESTIONS,
    }
    if path.question:
        context["answers"] = [
            {"words": answer.words, "url": f"?{_with(path, path.question.key, answer.key)}"}
            for answer in path.question.answers
        ]
    if path.ending:
        place = f"{cause.place}, {cause.group.place}"
        context["fits"] = [
            _fit(one.fit, path.who, cause, one.offices) for one in addressees(path, place)
        ]
    return render(request, "requests/choose.html", context)


def _said(path: choosing.Path, number: int) -> dict[str, object]:
    step = path.steps[number]
    before = choosing.query_of(path.steps[:number])
    return {
        "question": step.question.words,
        "answer": step.answer.words,
        "url": f"?{urlencode(before)}",
    }


def _with(path: choosing.Path, name: str, value: str) -> str:
    return urlencode({**choosing.query_of(path.steps), name: value})


def _fit(fit: Fit, who: str, cause: Cause, offices: Sequence[Competent]) -> dict[str, object]:
    start = reverse("letter_new", args=[cause.slug])
    kind = {"fel": fit.instrument} | ({"pas": fit.step} if fit.step else {})
    return {
        "title": instrument_of(fit.instrument).title,
        "why": fit.why,
        "to": fit.to,
        "way": way_of(fit.instrument, who),
        "url": f"{start}?{urlencode(kind)}",
        "offices": [
            {
                "label": found.office.label,
                "why": found.why,
                "url": f"{start}?{urlencode({**kind, 'birou': found.office.pk})}",
            }
            for found in offices
        ],
    }
