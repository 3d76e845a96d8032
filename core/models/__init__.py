"""Tables every room shares: business records and their log, closed quarters, special days, views of lists."""

from core.models.quarter_lock import QuarterLock
from core.models.record import Record
from core.models.saved_view import SavedView
from core.models.special_day import SpecialDay, SpecialDayKind
from core.models.transition_log import ActorKind, TransitionLog

__all__ = [
    "ActorKind",
    "QuarterLock",
    "Record",
    "SavedView",
    "SpecialDay",
    "SpecialDayKind",
    "TransitionLog",
]
