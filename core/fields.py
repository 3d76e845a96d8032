"""Model fields of the house."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from core.folding import fold


class FoldedField(models.TextField):  # type: ignore[type-arg]  # the runtime class takes none
    """The search column of a row: filled from other columns at every save.

    Search it with `filter(folded__contains=fold(query))`. A save with `update_fields` fills it
    only when `update_fields` names it.
    """

    def __init__(self, *args: Any, sources: Sequence[str] = (), **kwargs: Any) -> None:
        kwargs.setdefault("default", "")
        kwargs["editable"] = False
        kwargs["blank"] = True
        self.sources = tuple(sources)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Describe the field to migrations."""
        name, path, args, kwargs = super().deconstruct()
        for constant in ("editable", "blank"):
            kwargs.pop(constant, None)
        if kwargs.get("default") == "":
            del kwargs["default"]
        kwargs["sources"] = self.sources
        return name, path, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Fold the sources' present values."""
        values = (getattr(model_instance, source, "") for source in self.sources)
        folded = fold(" ".join(str(value) for value in values if value))
        setattr(model_instance, self.attname, folded)
        return folded
