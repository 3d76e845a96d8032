"""The acts of many applications, written inside the database: each state was reached by one way."""

from collections.abc import Mapping
from datetime import timedelta
from itertools import zip_longest

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models import DateTimeField, ExpressionWrapper, F, Value
from django.db.models.functions import Cast

from accounts.models import User
from applications.models import Application
from core.models import ActorKind, TransitionLog
from portal.demo.many.ways import EVENING, MORNING, WAYS, Act


def write_acts(after: int, people: Mapping[str, User]) -> None:
    """Log the acts of all applications whose key lies beyond `after`, first acts first."""
    for acts in zip_longest(*WAYS):
        for way, one in zip(WAYS, acts, strict=True):
            if one:
                _insert(Application.objects.filter(pk__gt=after, state=way[-1][2]), one, people)


def _insert(rows: models.QuerySet[Application], one: Act, people: Mapping[str, User]) -> None:
    """INSERT … SELECT of one act; what the queryset says is SQL with parameters on every database."""
    name, source, target, days, who = one
    by = people.get(who)
    later = timedelta(days=days, hours=MORNING - EVENING if by else 0)
    written = {
        "content_type_id": Value(ContentType.objects.get_for_model(Application).pk),
        "object_id": Cast("pk", models.CharField(max_length=64)),
        "transition": Value(name),
        "source": Value(str(source)),
        "target": Value(str(target)),
        "actor_id": Value(by and by.pk, models.BigIntegerField()),
        "actor_kind": Value(str(ActorKind.USER if by else ActorKind.APPLICANT)),
        "reason": Value(""),
        "at": ExpressionWrapper(F("submitted_at") + later, DateTimeField()),
    }
    chosen = rows.order_by("pk").annotate(**{f"log_{column}": value for column, value in written.items()})
    sql, values = chosen.values_list(*(f"log_{column}" for column in written)).query.sql_with_params()
    table, columns = connection.ops.quote_name(TransitionLog._meta.db_table), ", ".join(written)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({columns}) {sql}", values)
