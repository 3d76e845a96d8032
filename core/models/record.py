"""The base of every business record: when it was made, and all its earlier versions."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class Record(models.Model):
    """A business row. It changes only through `save()`, so its history is whole."""

    created_at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)

    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True
