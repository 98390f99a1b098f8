"""What a production installation must not start with."""

from pathlib import Path

from django.conf import settings
from django.core import checks


@checks.register(checks.Tags.security)
def check_production(**_kwargs: object) -> list[checks.CheckMessage]:
    """Refuse a production installation that is open, mute or keeps its data in the source."""
    if settings.MODE != "production":
        return []
    return [
        checks.Error(trouble, hint=hint, id=f"config.E{number:03}")
        for number, (holds, trouble, hint) in enumerate(_rules(), 1)
        if not holds
    ]


def _rules() -> list[tuple[bool, str, str]]:
    return [
        (not settings.DEBUG, "Debugging shows secrets.", "Take CIVICSTEPS_DEBUG away."),
        (
            settings.SITE_URL.startswith("https://"),
            f"The site's address {settings.SITE_URL} is not safe to sign in at.",
            "Set CIVICSTEPS_SITE_URL to its https address.",
        ),
        (
            bool(settings.ALLOWED_HOSTS) and "*" not in settings.ALLOWED_HOSTS,
            "The site answers to any name.",
            "Set CIVICSTEPS_HOSTS to its own names.",
        ),
        (
            min(len(settings.SECRET_KEY), len(settings.FIELD_KEY)) >= 40,
            "A secret is too short.",
            "Set SECRET_KEY and FIELD_KEY to 40 random letters or more each.",
        ),
        (
            settings.SECRET_KEY != settings.FIELD_KEY,
            "One secret signs and seals.",
            "Set FIELD_KEY to another secret than SECRET_KEY.",
        ),
        (
            "dummy" not in str(settings.MAILERS["default"]["BACKEND"]),
            "Mail would be marked as sent and go nowhere.",
            "Set MAIL_URL, as smtp://user:password@host:587.",
        ),
        (
            not settings.MAIL_DOMAIN.endswith("example.org"),
            "Answers would go to an example address.",
            "Set CIVICSTEPS_MAIL_DOMAIN to the domain that receives the site's mail.",
        ),
        (
            _outside_the_source(settings.DATA_DIR),
            f"The data would lie in the source, at {settings.DATA_DIR}.",
            "Set CIVICSTEPS_DATA_DIR to a folder of its own.",
        ),
    ]


def _outside_the_source(folder: Path) -> bool:
    return not folder.is_relative_to(settings.PACKAGE.parents[1])
