"""What came in, what was decided and what is still on its way in a period, for the Centre's reports (7.1).

Counted from dates, so the answer for a past period never changes: received − accepted − rejected −
withdrawn explains the difference between what was on its way before and after.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.contenttypes.models import ContentType

from applications.enums import ApplicationState
from applications.models import Application
from core.clock import CENTRE_ZONE, day_of
from core.models import TransitionLog

OUTCOMES = (ApplicationState.ACCEPTED, ApplicationState.REJECTED, ApplicationState.WITHDRAWN)


@dataclass(frozen=True)
class Pipeline:
    """The movement of applications from the first day to the last, both included."""

    before: int
    received: int
    accepted: int
    rejected: int
    withdrawn: int
    after: int
    #: applications on their way at the end, by the state they were in then
    by_state: dict[str, int]

    @property
    def balances(self) -> bool:
        """Whether what came and what was closed explains what is left."""
        return self.after == self.before + self.received - self.accepted - self.rejected - self.withdrawn


@dataclass(frozen=True)
class _Way:
    """One application: when it came, when and how it was closed, in which state it stood last."""

    received: date
    state: str
    closed: date | None
    outcome: str

    def on_its_way(self, day: date) -> bool:
        return self.received <= day and (self.closed is None or self.closed > day)


def pipeline(first: date, last: date) -> Pipeline:
    """Count the applications from the day `first` to the day `last`."""
    ways = list(_ways(last))
    closed = Counter(way.outcome for way in ways if way.closed and first <= way.closed <= last)
    waiting = [way for way in ways if way.on_its_way(last)]
    return Pipeline(
        before=sum(way.on_its_way(first - timedelta(days=1)) for way in ways),
        received=sum(first <= way.received <= last for way in ways),
        accepted=closed[ApplicationState.ACCEPTED],
        rejected=closed[ApplicationState.REJECTED],
        withdrawn=closed[ApplicationState.WITHDRAWN],
        after=len(waiting),
        by_state=dict(Counter(way.state for way in waiting)),
    )


def _ways(last: date) -> Iterable[_Way]:
    """Every application received up to `last`."""
    received = (
        Application.objects.received().filter(submitted_at__lt=_end_of(last)).select_related("decision")
    )
    states, withdrawals = _logged(last)
    for application in received:
        decision = getattr(application, "decision", None)
        withdrawn = withdrawals.get(str(application.pk))
        yield _Way(
            received=day_of(application.submitted_at),  # type: ignore[arg-type]
            state=states.get(str(application.pk), ApplicationState.SUBMITTED),
            closed=decision.decided_on if decision else withdrawn,
            outcome=decision.outcome if decision else ApplicationState.WITHDRAWN,
        )


def _logged(last: date) -> tuple[dict[str, str], dict[str, date]]:
    """The state each application was in at the end of `last`, and the days of the withdrawals."""
    log = TransitionLog.objects.filter(
        content_type=ContentType.objects.get_for_model(Application), at__lt=_end_of(last)
    ).order_by("at", "pk")
    states, withdrawals = {}, {}
    for object_id, target, at in log.values_list("object_id", "target", "at"):
        if target == ApplicationState.WITHDRAWN:
            withdrawals[object_id] = day_of(at)
        if target not in OUTCOMES:
            states[object_id] = target
    return states, withdrawals


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=CENTRE_ZONE)
