"""Tables every room shares: the base of business records, their log and the quarter lock."""

from core.models.quarter_lock import QuarterLock
from core.models.record import Record
from core.models.saved_view import SavedView
from core.models.transition_log import ActorKind, TransitionLog

__all__ = ["ActorKind", "QuarterLock", "Record", "SavedView", "TransitionLog"]
