"""Where files and static files lie, and the cache."""

from civicsteps.config.settings.base import DATA_DIR, DEBUG, MODE

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or MODE == "test"
        else "civicsteps.config.static.HashedStorage"
    },
}
# In tests and while building, static files come straight from their folders.
WHITENOISE_USE_FINDERS = DEBUG or MODE == "test"
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 0 if DEBUG else 300
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
