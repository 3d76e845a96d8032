"""The table of work: each act somebody must do, who does it, what waits for it (4.2.3)."""

from portal.work_money import MONEY
from portal.work_residents import RESIDENTS
from portal.work_rooms import ROOMS
from portal.work_row import Work
from portal.work_selection import SELECTION

__all__ = ["WORKS", "Work"]

WORKS: tuple[Work, ...] = (*SELECTION, *RESIDENTS, *ROOMS, *MONEY)
