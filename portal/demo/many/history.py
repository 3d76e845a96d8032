"""The history of many rows, written inside the database from the rows and their log."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django_fsm import FSMFieldMixin

from core.models import TransitionLog


def write_history(model: type[models.Model], after: int | str, **first: Any) -> None:
    """Write the history of many new rows, inside the database: those whose key lies beyond `after`.

    Rows with a random key are known by their file: `after` is like its name. The first version is dated
    `created_at` and has the columns of `first`; one more follows for each logged act, in the state it led to.
    """
    state = next((f for f in model._meta.concrete_fields if isinstance(f, FSMFieldMixin)), None)
    if state:
        first = {state.column: state.get_default(), **first}
    _insert_versions(model, "+", first, "t.created_at", "NULL", "", after)
    if state:
        columns = {"t." + _name(state.column): "l.target"}
        joined = (
            f" JOIN {_name(TransitionLog._meta.db_table)} l ON l.object_id = CAST(t.id AS varchar(64))"
            f" AND l.content_type_id = {ContentType.objects.get_for_model(model).pk}"
        )
        _insert_versions(model, "~", {}, "l.at", "l.actor_id", joined, after, columns)


def _insert_versions(
    model: type[models.Model],
    kind: str,
    given: dict[str, Any],
    dated: str,
    author: str,
    joined: str,
    after: int | str,
    replaced: dict[str, str] | None = None,
) -> None:
    """INSERT … SELECT from a table into its history. Names are the models' own, values are parameters."""
    history: Any = model.history.model  # type: ignore[attr-defined]
    kept = {field.column for field in history._meta.concrete_fields}
    columns = [field.column for field in model._meta.concrete_fields if field.column in kept]
    own = ["t." + _name(column) for column in columns]
    taken = [
        "%s" if column in given else (replaced or {}).get(own[i], own[i]) for i, column in enumerate(columns)
    ]
    names = [*columns, "history_date", "history_type", "history_user_id"]
    chosen = "t.file LIKE" if isinstance(after, str) else "t.id >"
    sql = (
        f"INSERT INTO {_name(history._meta.db_table)} ({', '.join(map(_name, names))})"  # noqa: S608
        f" SELECT {', '.join(taken)}, {dated}, '{kind}', {author}"
        f" FROM {_name(model._meta.db_table)} t{joined} WHERE {chosen} %s"
    )
    values = [given[column] for column in columns if column in given]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, after])


def _name(column: str) -> str:
    return connection.ops.quote_name(column)
