"""What came in, what was decided and what is still on its way in a period, for the Centre's reports (7.1).

Counted from dates, so the answer for a past period never changes: received + reopened − accepted − rejected −
withdrawn explains the difference between what was on its way before and after. A decision counts from its own
day, whenever the applicant was told; one that was reversed, until the day of the reversal.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.contrib.contenttypes.models import ContentType

from applications.enums import ApplicationState, Outcome
from applications.models import Application, Decision
from core.clock import CENTRE_ZONE, day_of
from core.models import TransitionLog

CLOSING = (
    ApplicationState.DECIDED,
    ApplicationState.ACCEPTED,
    ApplicationState.REJECTED,
    ApplicationState.WITHDRAWN,
)
CLOSED_AS = {
    Outcome.ACCEPTED: ApplicationState.ACCEPTED,
    Outcome.CONDITIONAL: ApplicationState.ACCEPTED,
    Outcome.REJECTED: ApplicationState.REJECTED,
}


@dataclass(frozen=True)
class Pipeline:
    """The movement of applications from the first day to the last, both included."""

    before: int
    received: int
    #: closed before the period by a decision that was reversed in it
    reopened: int
    accepted: int
    rejected: int
    withdrawn: int
    after: int
    #: applications on their way at the end, by the state they were in then
    by_state: dict[str, int]

    @property
    def balances(self) -> bool:
        """Whether what came and what was closed explains what is left."""
        came, went = self.received + self.reopened, self.accepted + self.rejected + self.withdrawn
        return self.after == self.before + came - went


@dataclass(frozen=True)
class _Closing:
    """What closed an application: how, from which day, and until which day where it was reversed."""

    outcome: str
    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        return self.since <= day and (self.until is None or self.until > day)


@dataclass(frozen=True)
class _Way:
    """One application: when it came, what closed it, in which state it stood last."""

    received: date
    state: str
    closings: list[_Closing] = field(default_factory=list)

    def closing(self, day: date) -> _Closing | None:
        return next((one for one in self.closings if one.holds(day)), None)

    def on_its_way(self, day: date) -> bool:
        return self.received <= day and self.closing(day) is None

    def closed_between(self, first: date, last: date) -> str:
        closing = self.closing(last)
        return closing.outcome if closing and closing.since >= first else ""

    def reopened_between(self, first: date, last: date) -> bool:
        """Say whether what closed it before the period did not hold to its end."""
        before = self.closing(first - timedelta(days=1))
        return before is not None and before.until is not None and before.until <= last


def pipeline(first: date, last: date) -> Pipeline:
    """Count the applications from the day `first` to the day `last`."""
    ways = list(_ways(last))
    closed = Counter(way.closed_between(first, last) for way in ways)
    waiting = [way for way in ways if way.on_its_way(last)]
    return Pipeline(
        before=sum(way.on_its_way(first - timedelta(days=1)) for way in ways),
        received=sum(first <= way.received <= last for way in ways),
        reopened=sum(way.reopened_between(first, last) for way in ways),
        accepted=closed[ApplicationState.ACCEPTED],
        rejected=closed[ApplicationState.REJECTED],
        withdrawn=closed[ApplicationState.WITHDRAWN],
        after=len(waiting),
        by_state=dict(Counter(way.state for way in waiting)),
    )


def _ways(last: date) -> Iterable[_Way]:
    """Every application received up to `last`."""
    received = Application.objects.received().filter(submitted_at__lt=_end_of(last))
    states, withdrawals = _logged(last)
    decided = _decided(last)
    for pk, submitted_at in received.values_list("pk", "submitted_at"):
        closings = decided.get(pk, [])
        if (day := withdrawals.get(str(pk))) is not None:
            closings = [*closings, _Closing(ApplicationState.WITHDRAWN, day)]
        yield _Way(
            received=day_of(submitted_at),  # type: ignore[arg-type]  # whatever was sent has its time
            state=states.get(str(pk), ApplicationState.SUBMITTED),
            closings=closings,
        )


def _decided(last: date) -> dict[int, list[_Closing]]:
    """What decisions closed up to `last`; a return for revision closes nothing."""
    rows = Decision.objects.filter(decided_on__lte=last, outcome__in=CLOSED_AS).order_by("version")
    found: dict[int, list[_Closing]] = {}
    for pk, outcome, since, until in rows.values_list("application", "outcome", "decided_on", "reversed_on"):
        if since is not None:
            found.setdefault(pk, []).append(_Closing(CLOSED_AS[Outcome(outcome)], since, until))
    return found


def _logged(last: date) -> tuple[dict[str, str], dict[str, date]]:
    """The state each application was last in on its way up to `last`, and the days of the withdrawals."""
    log = TransitionLog.objects.filter(
        content_type=ContentType.objects.get_for_model(Application), at__lt=_end_of(last)
    ).order_by("at", "pk")
    states, withdrawals = {}, {}
    for object_id, target, at in log.values_list("object_id", "target", "at"):
        if target == ApplicationState.WITHDRAWN:
            withdrawals[object_id] = day_of(at)
        if target not in CLOSING:
            states[object_id] = target
    return states, withdrawals


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=CENTRE_ZONE)
