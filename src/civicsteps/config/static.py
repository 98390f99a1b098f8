"""Static files with their hash in the name, module imports included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Names and compresses static files so that browsers may keep them for good."""

    support_js_module_import_aggregation = True
    manifest_strict = True
