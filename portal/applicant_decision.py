"""The decision on the applicant's page: what was told, its condition, its letters, the appeal."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from applications.domain.appeal_terms import appeal_until
from applications.domain.appeals import why_no_appeal
from applications.enums import ApplicationState as S
from applications.enums_decision import APPEAL_TONES, AppealState, ConditionState
from applications.models import Appeal, Application, Condition, Decision
from core.clock import day_of
from core.formatting import format_date
from core.models import TransitionLog
from documents.models import IssuedPaper
from portal.applicant_words import AHEAD, DONE, FILED, MEETING_CONDITION


@dataclass(frozen=True)
class AppealPage:
    """What the page says of an appeal: the one that was filed, or until when one may be."""

    filed: Appeal | None = None
    tone: str = ""
    until: date | None = None

    @property
    def is_possible(self) -> bool:
        """Say whether an appeal may be filed now."""
        return self.until is not None


def told_decisions(application: Application) -> list[Decision]:
    """Return the versions of the decision the applicant was told of, the earliest first."""
    rows = application.decisions.released().select_related("letter", "condition", "appeal__letter")
    return list(rows.order_by("version"))


def condition_of(decision: Decision | None) -> Condition | None:
    """Return the condition of a decision that was told."""
    return getattr(decision, "condition", None)


def appeal_of(decision: Decision | None) -> Appeal | None:
    """Return the appeal against a decision that was told."""
    return getattr(decision, "appeal", None)


def appeal_page(decision: Decision | None, application: Application, at: datetime) -> AppealPage:
    """Put together what there is to say of an appeal against the decision in force."""
    filed = appeal_of(decision)
    if filed is not None:
        return AppealPage(filed=filed, tone=APPEAL_TONES[AppealState(filed.state)])
    if decision is None or decision.released_at is None or why_no_appeal(application, at):
        return AppealPage()
    return AppealPage(until=appeal_until(day_of(decision.released_at)))


def ahead_of(application: Application, state: str, told: list[Decision]) -> tuple[str | Promise, ...]:
    """Return what is still to come: a condition goes before the contract, an appeal before everything."""
    now = next((one for one in told if one.pk == application.decision_id), None)
    appeal, condition = appeal_of(now), condition_of(now)
    if appeal is not None and appeal.is_open:
        return (FILED,)
    if state == S.ACCEPTED and condition is not None:
        if condition.state == ConditionState.WAITING:
            return (MEETING_CONDITION, *AHEAD[state])
        if condition.state == ConditionState.FAILED:
            return ()
    return AHEAD.get(state, ())


def is_told(row: TransitionLog, told: list[Decision]) -> bool:
    """Say whether an act may stand on the page: the reversal of a decision nobody was told of may not."""
    if row.transition != "reverse_decision":
        return row.transition in DONE
    return row.reason in {decision.reversal_reason for decision in told if decision.reversed_on}


def letters(told: list[Decision]) -> list[dict[str, Any]]:
    """Return the letters the applicant may open, the newest first."""
    rows = []
    for decision in told:
        rows.append(_row(_("Letter about the decision"), decision.letter))
        appeal = appeal_of(decision)
        if appeal is not None and appeal.letter is not None:
            rows.append(_row(_("Letter about the appeal"), appeal.letter))
    return rows[::-1]


def _row(title: str, paper: IssuedPaper | None) -> dict[str, Any]:
    if paper is None:
        return {"title": title}
    return {
        "title": title,
        "url": paper.get_absolute_url(),
        "detail": f"№ {paper.number} · PDF",
        "value": format_date(paper.issued_on, "short"),
    }
