"""A column that keeps the folded words of others, to search and sort by without their marks."""

from django.db import models

from civicsteps.core.text import plain


class FoldedField(models.CharField):  # type: ignore[type-arg]  # generic only in the stubs
    """The folded words of other columns, kept beside them to search and sort by."""

    def __init__(self, *args: object, of: tuple[str, ...] = (), **kwargs: object) -> None:
        self.of = of
        super().__init__(*args, **{"max_length": 500, "editable": False, **kwargs})  # type: ignore[arg-type]  # passed on

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, list(args), {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        folded = plain(" ".join(str(getattr(model_instance, name)) for name in self.of))[:500]
        setattr(model_instance, self.attname, folded)
        return folded
