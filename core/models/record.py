"""The base of every business record: when it was made, and all its earlier versions."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMFieldMixin
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords


class VersionManager(HistoryManager):
    """The manager of earlier versions, of a class made once: the library makes one at each write."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class: Any, class_name: str | None = None) -> Any:
        """The class for this kind of query."""
        return super().from_queryset(queryset_class, class_name)


class Record(models.Model):
    """A business row. It changes only through `save()`, so its history is whole."""

    created_at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)

    history = HistoricalRecords(inherit=True, history_manager=VersionManager)

    class Meta:
        abstract = True

    def refresh_from_db(
        self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None
    ) -> None:
        """Read the row anew, its protected state too.

        The state machine lifts the protection of the whole class first, for all threads at once, and does not
        put it back when the database fails. So it is put back here at once: a state taken out of the object
        is set as that of a new object is. All states of the house are protected.
        """
        whole = fields is None
        known = [field.attname for field in self._meta.concrete_fields if field.attname in self.__dict__]
        fields = known if fields is None else list(fields)
        for field in self._meta.concrete_fields:
            if isinstance(field, FSMFieldMixin):
                field.protected = True
                if field.attname in fields:
                    self.__dict__.pop(field.attname, None)
        super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)
        if whole:
            self._forget_relations()

    def _forget_relations(self) -> None:
        """Drop what was fetched of other rows, as reading the whole row anew does."""
        self._prefetched_objects_cache: dict[str, Any] = {}
        for relation in self._meta.related_objects:
            if relation.is_cached(self):
                relation.delete_cached_value(self)
