"""A broken constraint said as a sentence: of what two do at one moment, the row refuses one."""

import re

from django.db import IntegrityError, models

from core.errors import DomainError

# How SQLite and PostgreSQL name the columns of a broken uniqueness; a named constraint they name by itself.
COLUMNS = re.compile(r"UNIQUE constraint failed: (?P<sqlite>.+)|Key \((?P<postgresql>[^)]+)\)=")


class Clash(DomainError, IntegrityError):
    """The row breaks a constraint; `field` names the one value it is about, where it is one."""

    def __init__(self, message: str, field: str = "") -> None:
        self.field = field
        super().__init__(message)


def clash_of(obj: models.Model, error: IntegrityError) -> Clash | None:
    """What `error` says of `obj` in the sentence its model declares; None where it declares none."""
    text = str(error)
    columns = _columns(text)
    for constraint in obj._meta.constraints:
        fields: tuple[str, ...] = getattr(constraint, "fields", ())
        if constraint.name in text or (columns and columns == _columns_of(obj, fields)):
            return Clash(str(constraint.get_violation_error_message()), fields[0] if len(fields) == 1 else "")
    for field in obj._meta.concrete_fields:
        if field.unique and columns == {field.column}:
            words = {"model_name": obj._meta.verbose_name, "field_label": field.verbose_name}
            return Clash(str(field.error_messages["unique"]) % words, field.name)
    return None


def _columns(text: str) -> set[str]:
    found = COLUMNS.search(text)
    if found is None:
        return set()
    named = found["sqlite"] or found["postgresql"]
    return {name.strip().rpartition(".")[2] for name in named.split(",")}


def _columns_of(obj: models.Model, fields: tuple[str, ...]) -> set[str]:
    return {str(obj._meta.get_field(name).column) for name in fields}  # type: ignore[union-attr]
