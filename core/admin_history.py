"""How the history of a record tells what changed: a link to nothing is a dash."""

from typing import Any

from simple_history.models import DeletedObject, ModelChange
from simple_history.template_utils import HistoricalRecordContextHelper

NOTHING = "–"


class ChangesInWords(HistoricalRecordContextHelper):
    """The changes of one line of a history, as a person reads them."""

    def prepare_delta_change_value(self, change: ModelChange, value: Any) -> Any:
        """The value before or after; simple-history calls an empty link a deleted record."""
        if isinstance(value, DeletedObject) and value.pk is None:
            return NOTHING
        return super().prepare_delta_change_value(change, value)
