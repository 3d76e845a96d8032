"""The demonstration Centre's days: acts are planned in any order and done in the order of their time."""

import itertools
from collections.abc import Callable
from datetime import date, datetime, timedelta
from heapq import heappop, heappush
from typing import Any

from core.clock import moment_of
from core.quarters import Quarter

Act = Callable[[datetime], Any]
REPORTED_AFTER = timedelta(days=25)


class Timeline:
    """Acts with their moments. Running it does each in time order; an act may plan later ones."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._acts: list[tuple[datetime, int, Act]] = []
        self._order = itertools.count()

    @property
    def open_quarter(self) -> Quarter:
        """The quarter still being reported on: the one before it was over long enough to be closed."""
        return Quarter.of(self.today - REPORTED_AFTER)

    def quarter(self, back: int) -> Quarter:
        """The quarter `back` quarters before the open one."""
        return self.open_quarter + -back

    def plan(self, day: date, act: Act, *, hour: int = 10, minute: int = 0) -> None:
        """Do `act` at that moment in Osh; what would fall after today is left undone."""
        if day <= self.today:
            heappush(self._acts, (moment_of(day, hour, minute), next(self._order), act))

    def run(self) -> int:
        """Do every planned act; return how many there were."""
        done = 0
        while self._acts:
            moment, _order, act = heappop(self._acts)
            act(moment)
            done += 1
        return done
