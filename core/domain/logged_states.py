"""Did every record come to its state by a logged act of somebody (design §3)."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_fsm import FSMFieldMixin

from core.domain.health import Check
from core.models import ActorKind, Record, TransitionLog

BATCH = 500


def unexplained_states() -> Iterator[str]:
    """Name the records whose state is not the one their last logged act led to. One query a state field."""
    for model, field in state_fields():
        for record in _unexplained(model, field).iterator(chunk_size=BATCH):
            words = {
                "kind": capfirst(model._meta.verbose_name),
                "record": f"{record} (id {record.pk})",
                "state": _label(field, getattr(record, field.attname)),
                "logged": _label(field, record.logged),
            }
            if record.has_log:
                yield (
                    _("%(kind)s: %(record)s. State: «%(state)s», but the last act led to «%(logged)s».")
                    % words
                )
            else:
                yield (_("%(kind)s: %(record)s. State: «%(state)s», but no logged act led there.") % words)


def nameless_acts() -> Iterator[str]:
    """Name the acts of a person that do not say whose they are."""
    acts = TransitionLog.objects.filter(actor_kind=ActorKind.USER, actor=None).select_related("content_type")
    for act in acts.order_by("pk").iterator(chunk_size=BATCH):
        yield _("The act «%(act)s» does not say who did it. The record: %(record)s.") % {
            "act": act,
            "record": f"{act.content_type} {act.object_id}",
        }


def state_fields() -> Iterator[tuple[type[Record], Any]]:
    """Every state of every business record."""
    for model in apps.get_models():
        if issubclass(model, Record):
            for field in model._meta.concrete_fields:
                if isinstance(field, FSMFieldMixin):
                    yield model, field


def _unexplained(model: type[Record], field: Any) -> models.QuerySet[Any]:
    acts = {transition.name for transition in field.get_all_transitions(model)}
    log = TransitionLog.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id=Cast(OuterRef("pk"), models.CharField(max_length=64)),
        transition__in=acts,
    ).order_by("-at", "-pk")
    last = Subquery(log.values("target")[:1])
    first = Value(field.get_default(), output_field=models.CharField())
    rows = model._base_manager.annotate(logged=Coalesce(last, first, output_field=models.CharField()))
    wrong = rows.filter(~Q(**{field.name: F("logged")}))
    return wrong.annotate(has_log=models.Exists(log)).order_by("pk")


def _label(field: Any, state: str) -> str:
    return str(dict(field.flatchoices).get(state, state))


CHECKS = (
    Check("states", gettext_lazy("States of records"), unexplained_states),
    Check("actors", gettext_lazy("Who did each act"), nameless_acts),
)
