"""How requests are kept."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "requests.Request",
    why=_("Which letters ask an office for one thing, and whether the answer is late; for good."),
    of_group="cause__group",
)
declare(
    "requests.Batch",
    why=_("Which question a group put to several offices at once; for good."),
    of_group="cause__group",
)
declare(
    "requests.Event",
    why=_("When an office asked for time or to make something clear, and when it was rung."),
    of_group="request__cause__group",
)
declare(
    "requests.Verdict",
    why=_("What an office did with a request, in the words of its law. About no person."),
    of_group="request__cause__group",
)
