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
    path("", include("civicsteps.people.groups.urls")),
    path("", include("civicsteps.people.authorities.urls")),
    path("", include("civicsteps.causes.urls")),
    path("", include("civicsteps.identify.reports.urls")),
    path("", include("civicsteps.identify.consultations.urls")),
    path("", include("civicsteps.promote.campaigns.urls")),
    path("", include("civicsteps.resolve.letters.urls")),
    path("", include("civicsteps.resolve.notices.urls")),
    path("", include("civicsteps.follow.commitments.urls")),
    path("", include("civicsteps.follow.outcomes.urls")),
    path("", include("civicsteps.programme.calls.urls")),
    path("", include("civicsteps.front.urls")),
    prefix_default_language=False,
)
