"""The rooms of the house and how a request walks through them."""

from civicsteps.config.settings.base import DEBUG, PACKAGE

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "django_htmx",
    "django_tasks_db",
    "civicsteps.front",
    "civicsteps.core.actors",
    "civicsteps.core.journal",
    "civicsteps.core.links",
    "civicsteps.core.once",
    "civicsteps.core.guard",
    "civicsteps.core.work",
    "civicsteps.core.files",
    "civicsteps.core.mail",
    "civicsteps.core.search",
    "civicsteps.core.following",
    "civicsteps.core.imprint",
    "civicsteps.core.editing",
    "civicsteps.people.accounts",
    "civicsteps.people.groups",
    "civicsteps.people.authorities",
    "civicsteps.people.acts",
    "civicsteps.people.clocks",
    "civicsteps.people.reminders",
    "civicsteps.people.imports",
    "civicsteps.people.comments",
    "civicsteps.people.dictation",
    "civicsteps.people.archives",
    "civicsteps.people.persons",
    "civicsteps.causes",
    "civicsteps.identify.reports",
    "civicsteps.identify.consultations",
    "civicsteps.identify.fieldwork",
    "civicsteps.promote.campaigns",
    "civicsteps.promote.outreach",
    "civicsteps.promote.petitions",
    "civicsteps.resolve.letters",
    "civicsteps.resolve.ledger",
    "civicsteps.resolve.requests",
    "civicsteps.resolve.meetings",
    "civicsteps.resolve.notices",
    "civicsteps.resolve.duties",
    "civicsteps.follow.commitments",
    "civicsteps.follow.outcomes",
    "civicsteps.follow.history",
    "civicsteps.follow.dossier",
    "civicsteps.programme.calls",
    "civicsteps.stories",
    "civicsteps.config",
    "civicsteps.core",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "civicsteps.front.offline.OfflineMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "civicsteps.people.accounts.middleware.ActorMiddleware",
    "civicsteps.people.dictation.middleware.WritingMiddleware",
    # Last, so that its page has all that a page needs; nothing before it reads what was sent.
    "civicsteps.core.guard.middleware.SizeMiddleware",
    "civicsteps.core.refused_middleware.RefusedMiddleware",
]

ROOT_URLCONF = "civicsteps.config.urls"
WSGI_APPLICATION = "civicsteps.config.wsgi.application"

_LOADERS = [
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "front" / "templates"],
        "OPTIONS": {
            "loaders": _LOADERS if DEBUG else [("django.template.loaders.cached.Loader", _LOADERS)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "civicsteps.front.context.shell",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
