"""The quickest way of each database to take many rows: COPY, or one statement for all of them."""

import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import connection, models

# By these COPY knows the end of a value or of a row, and a sign written in another way.
SIGNS = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
SPECIAL = re.compile(r"[\\\t\n\r]")
NULL = "\\N"


def load(table: str, columns: Mapping[str, Sequence[Any]]) -> None:
    """Write rows into a table: of each column the plain values of all of them."""
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            rows = zip(*map(_written, columns.values()), strict=True)
            text = io.StringIO("".join("\t".join(row) + "\n" for row in rows))
            cursor.copy_expert(f"COPY {quote(table)} ({names}) FROM STDIN", text)
        else:
            places = ", ".join(["%s"] * len(columns))
            sql = f"INSERT INTO {quote(table)} ({names}) VALUES ({places})"  # noqa: S608  the models' own names
            cursor.executemany(sql, list(zip(*columns.values(), strict=True)))


def plain(field: "models.Field[Any, Any]") -> Callable[[Any], Any] | None:
    """What makes a field's value plain for `load`; none where it is so already."""
    if connection.vendor != "postgresql":
        return lambda value: field.get_db_prep_save(value, connection)
    if isinstance(field, models.JSONField):
        return lambda value: json.dumps(value, cls=field.encoder, ensure_ascii=False)
    return None


def _written(values: Sequence[Any]) -> list[str]:
    """A column as COPY reads it; one whose rows are all alike is written once."""
    if values.count(values[0]) == len(values):
        return [_text(values[0])] * len(values)
    return list(map(_text, values))


def _text(value: Any) -> str:
    if value is None:
        return NULL
    if not isinstance(value, str):
        return str(value)
    text = str(value)
    return SPECIAL.sub(lambda found: SIGNS[found[0]], text) if SPECIAL.search(text) else text
