from civicsteps.core.keeping import declare

declare(
    "files.StoredFile",
    personal=("name", "kept_by"),
    why="A photo or document that somebody brought, without the photo's own data; it stays as "
    "long as the row that shows it, and its bytes leave two days after it.",
)
