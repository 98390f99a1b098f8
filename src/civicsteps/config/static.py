"""Static files with their hash in the name, module imports included."""

from collections.abc import Iterable, Iterator

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Names and compresses static files so that browsers may keep them for good."""

    support_js_module_import_aggregation = True
    manifest_strict = True

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Compress what pages link to and is new: a name with a hash always holds the same."""
        linked = set(self.hashed_files.values())
        new = [path for path in paths if path in linked and not self.exists(f"{path}.gz")]
        yield from super().compress_files(new)
