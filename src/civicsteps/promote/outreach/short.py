"""Short addresses stand at the root of the site: the last of all patterns, they shadow nothing."""

from django.urls import URLPattern, path

from civicsteps.promote.outreach.views.addresses import short

urlpatterns: list[URLPattern] = [path("<str:word>/", short, name="short")]
