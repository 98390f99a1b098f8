"""Every address of the site. Romanian stands at the root, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from civicsteps.core.links.views import follow_link

urlpatterns = i18n_patterns(
    path("l/<str:token>/", follow_link, name="link"),
    path("cont/", include("civicsteps.people.accounts.urls")),
    path("", include("civicsteps.core.files.urls")),
    path("", include("civicsteps.core.mail.urls")),
    path("", include("civicsteps.core.following.urls")),
    path("", include("civicsteps.core.editing.urls")),
    path("", include("civicsteps.people.groups.urls")),
    path("", include("civicsteps.people.authorities.urls")),
    path("", include("civicsteps.people.clocks.urls")),
    path("", include("civicsteps.people.reminders.urls")),
    path("", include("civicsteps.people.imports.urls")),
    path("", include("civicsteps.people.comments.urls")),
    path("", include("civicsteps.people.dictation.urls")),
    path("", include("civicsteps.people.archives.urls")),
    path("", include("civicsteps.people.persons.urls")),
    path("", include("civicsteps.causes.urls")),
    path("", include("civicsteps.identify.reports.urls")),
    path("", include("civicsteps.identify.consultations.urls")),
    path("", include("civicsteps.identify.fieldwork.urls")),
    path("", include("civicsteps.promote.campaigns.urls")),
    path("", include("civicsteps.promote.outreach.urls")),
    path("", include("civicsteps.promote.petitions.urls")),
    path("", include("civicsteps.resolve.letters.urls")),
    path("", include("civicsteps.resolve.ledger.urls")),
    path("", include("civicsteps.resolve.requests.urls")),
    path("", include("civicsteps.resolve.meetings.urls")),
    path("", include("civicsteps.resolve.notices.urls")),
    path("", include("civicsteps.resolve.duties.urls")),
    path("", include("civicsteps.follow.commitments.urls")),
    path("", include("civicsteps.follow.outcomes.urls")),
    path("", include("civicsteps.follow.history.urls")),
    path("", include("civicsteps.follow.dossier.urls")),
    path("", include("civicsteps.programme.calls.urls")),
    path("", include("civicsteps.front.urls")),
    # The last of all: whatever word stands alone at the root may be a short address.
    path("", include("civicsteps.promote.outreach.short")),
    prefix_default_language=False,
)
