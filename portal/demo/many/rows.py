"""Many rows at once that are as whole as those of the domain functions."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models.base import ModelState

from accounts.models import User
from core.fields import FoldedField
from core.folding import fold
from core.models import ActorKind, TransitionLog
from portal.demo.many.load import load, plain

fold_once = cache(fold)


def make[M: models.Model](model: type[M], **values: Any) -> M:
    """A new row with the defaults of its columns; Django's own way asks each field anew for each row."""
    row = model.__new__(model)
    row._state = ModelState()
    columns, (same, made) = row.__dict__, _defaults(model)
    columns.update(same)
    columns.update({name: default() for name, default in made if name not in values})
    for name, value in values.items():
        if isinstance(value, models.Model):
            columns[f"{name}_id"], row._state.fields_cache[name] = value.pk, value
        else:
            columns[name] = value
    return row


def insert[M: models.Model](rows: Sequence[M]) -> Sequence[M]:
    """Insert new rows; they get their keys, where they have none yet."""
    if rows:
        model = type(rows[0])
        if rows[0].pk is None:
            with_keys(rows)
        load(
            model._meta.db_table,
            {field.column: list(map(_value_of(field), rows)) for field in model._meta.concrete_fields},
        )
    return rows


@cache
def _defaults(model: type[models.Model]) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """Defaults that all rows share, and those that are made for each."""
    fields = model._meta.concrete_fields
    made = [field for field in fields if field.has_default() and callable(field.default)]
    same = {field.attname: field.get_default() for field in fields if field not in made}
    return same, [(field.attname, field.default) for field in made]


def with_keys[M: models.Model](rows: Sequence[M]) -> Sequence[M]:
    """Give new rows the next keys of their table, so that other rows can name them before they are there."""
    model = type(rows[0])
    for row, key in zip(rows, next_keys(model, len(rows)), strict=True):
        row.pk = key
    return rows


def act(
    record: models.Model, name: str, source: str, target: str, *, by: User | None, at: datetime
) -> TransitionLog:
    """One act in the log; without an account it is the applicant's."""
    return make(
        TransitionLog,
        content_type=ContentType.objects.get_for_model(record),
        object_id=str(record.pk),
        transition=name,
        source=source,
        target=target,
        actor=by,
        actor_kind=ActorKind.USER if by else ActorKind.APPLICANT,
        at=at,
    )


def last_key(model: type[models.Model]) -> int:
    """The highest key now in the table; rows made later lie beyond it."""
    return model._base_manager.aggregate(last=models.Max("pk"))["last"] or 0


def next_keys(model: type[models.Model], count: int) -> Sequence[int]:
    """Keys that no row of the table has."""
    if connection.vendor != "postgresql":
        first = last_key(model) + 1
        return range(first, first + count)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [key for (key,) in cursor.fetchall()]


def _value_of(field: "models.Field[Any, Any]") -> Callable[[models.Model], Any]:
    """How a row's value of a column is made ready for the database."""
    if isinstance(field, FoldedField):
        return lambda row: _folded(row, field.sources)
    name, prepare = field.attname, plain(field)
    if prepare is None:
        return lambda row: row.__dict__[name]
    return lambda row: prepare(row.__dict__[name])


def _folded(row: models.Model, sources: Sequence[str]) -> str:
    """What the column fills itself with at a save: each different word is folded once."""
    words = " ".join(str(value) for source in sources if (value := getattr(row, source))).split()
    return " ".join(map(fold_once, words))
