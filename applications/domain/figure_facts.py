"""What each figure of the selection counts: one condition each, for the totals and their lists (3.3.1)."""

from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, TextChoices
from django.db.models.functions import Cast
from django.utils.translation import pgettext_lazy

from applications.enums import ACCEPTING, ApplicationState, Outcome
from applications.enums_session import ItemState, SessionState
from applications.models import AgendaItem, Application, ScoreSheet
from core.models import TransitionLog

# Which applications have a signed contract: the room of residents tells it in AppConfig.ready().
CONTRACTS: dict[str, Callable[[], Exists]] = {}
# Whoever is in one of these states was found complete; whoever is in one of the second has a protocol.
CHECKED = (ApplicationState.COMPLETE, ApplicationState.IN_EVALUATION)
IN_PROTOCOL = (
    ApplicationState.EVALUATED,
    ApplicationState.DECIDED,
    ApplicationState.ACCEPTED,
    ApplicationState.REJECTED,
)
# A return for revision ends nothing: the application is decided later.
FINAL = frozenset({*ACCEPTING, Outcome.REJECTED})


class Figure(TextChoices):
    """One number of the page of figures."""

    RECEIVED = "received", pgettext_lazy("figure", "Received")
    COMPLETE = "complete", pgettext_lazy("figure", "Found complete")
    SCORED = "scored", pgettext_lazy("figure", "Scored by experts")
    CONSIDERED = "considered", pgettext_lazy("figure", "In a protocol of the commission")
    DECIDED = "decided", pgettext_lazy("figure", "Decided")
    ACCEPTED = "accepted", pgettext_lazy("figure", "Accepted")
    CONTRACTED = "contracted", pgettext_lazy("figure", "Contract signed")
    CONDITIONAL = "conditional", pgettext_lazy("figure", "Accepted on condition")
    REJECTED = "rejected", pgettext_lazy("figure", "Rejected")
    WITHDRAWN = "withdrawn", pgettext_lazy("figure", "Withdrawn")
    WAITING = "waiting", pgettext_lazy("figure", "No decision yet")


def condition(figure: Figure) -> Q:
    """Return what makes an application one of a figure.

    A stage is passed by whoever came to it or further, so that no later stage is larger than an earlier one.
    """
    return _CONDITIONS[figure]()


def completions(application: str = "pk") -> QuerySet[TransitionLog]:
    """Return when each application was found complete, inside a query of rows that have its key."""
    return TransitionLog.objects.filter(
        content_type=ContentType.objects.get_for_model(Application),
        object_id=Cast(OuterRef(application), CharField()),
        transition="confirm_complete",
    )


def _complete() -> Q:
    return _scored() | Q(state__in=CHECKED) | Q(Exists(completions()))


def _scored() -> Q:
    sent = ScoreSheet.objects.submitted().filter(application=OuterRef("pk"))
    return _considered() | Q(Exists(sent))


def _considered() -> Q:
    """An item of a closed session, or a state that only a protocol leads to."""
    spoken = AgendaItem.objects.filter(
        application=OuterRef("pk"), state=ItemState.CLOSED, session__state=SessionState.CLOSED
    )
    return Q(state__in=IN_PROTOCOL) | Q(Exists(spoken))


def _outcome(*outcomes: str) -> Q:
    """The decision in force: one that was reversed counts no more."""
    return Q(decision__outcome__in=outcomes)


def _contracted() -> Q:
    signed = Q(pk=None)
    for told in CONTRACTS.values():
        signed |= Q(told())
    return _outcome(*ACCEPTING) & signed


def _waiting() -> Q:
    """Neither decided nor taken back; a decision to revise that is not told yet waits too."""
    undecided = Q(decision__isnull=True) | _outcome(Outcome.REVISION)
    return ~Q(state=ApplicationState.WITHDRAWN) & undecided


_CONDITIONS: dict[Figure, Callable[[], Q]] = {
    Figure.RECEIVED: lambda: Q(submitted_at__isnull=False),
    Figure.COMPLETE: _complete,
    Figure.SCORED: _scored,
    Figure.CONSIDERED: _considered,
    Figure.DECIDED: lambda: _outcome(*FINAL),
    Figure.ACCEPTED: lambda: _outcome(*ACCEPTING),
    Figure.CONTRACTED: _contracted,
    Figure.CONDITIONAL: lambda: _outcome(Outcome.CONDITIONAL),
    Figure.REJECTED: lambda: _outcome(Outcome.REJECTED),
    Figure.WITHDRAWN: lambda: Q(state=ApplicationState.WITHDRAWN),
    Figure.WAITING: _waiting,
}
