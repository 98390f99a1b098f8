"""The link by which a neighbour looks for one thing that must be public."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.core.actors.models import Actor
from civicsteps.core.links.models import Link
from civicsteps.core.links.registry import Purpose, register
from civicsteps.core.models import split_ref
from civicsteps.core.web import Cleaned
from civicsteps.resolve.duties.actions import bring_look
from civicsteps.resolve.duties.forms import BringForm
from civicsteps.resolve.duties.models import Review
from civicsteps.resolve.duties.packs import duty
from civicsteps.resolve.duties.rules import BRING_LOOK


def _review_of(link: Link) -> Review:
    reviews = Review.objects.select_related("group", "authority")
    return reviews.get(pk=split_ref(link.about)[1])


def _told(link: Link) -> dict[str, object]:
    review, what = _review_of(link), duty(link.data["duty"])
    return {
        "title": what.title if what else "",
        "where": what.where if what else "",
        "authority": review.authority,
        "year": review.year,
        "site": review.authority.website,
    }


def _explain(link: Link) -> str:
    return _(
        "Look whether %(authority)s has this on its site for %(year)s: %(title)s. %(where)s"
        " %(site)s You need no account, and it takes five minutes."
    ) % _told(link)


def _bring(link: Link, by: Actor, data: Cleaned) -> str:
    bring_look(review=_review_of(link), duty=link.data["duty"], by=by, link=link, **data)
    return reverse("duty_thanks")


def _words(link: Link) -> str:
    return _(
        "Will you look for a document for us? %(title)s, %(authority)s, %(year)s. Open the"
        " address, say whether you found it, press the button. You need no account."
    ) % _told(link)


register(
    Purpose(
        name=BRING_LOOK,
        title=gettext_lazy("Look for a document for us"),
        button=gettext_lazy("Send what I found"),
        explain=_explain,
        act=_bring,
        form=BringForm,
        lasts=timedelta(days=30),
        task=gettext_lazy("Look for a document that must be public"),
        words=_words,
    )
)
