"""Romanian first, English whole."""

from civicsteps.config.settings.base import PACKAGE

LANGUAGE_CODE = "ro"
LANGUAGES = [("ro", "Română"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "limba"
LOCALE_PATHS = [PACKAGE / "core" / "locale"]
TIME_ZONE = "Europe/Bucharest"
USE_TZ = True
USE_I18N = True
