"""A small selection that is counted by hand: eight applications, each of another fate, and one draft."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.roles import Role
from applications import consent
from applications.domain.evaluation import close_evaluation
from applications.domain.figure_period import Selected
from applications.domain.figures import Figures, figures_of
from applications.domain.submission import submit_application, withdraw_application
from applications.domain.team import replace_team
from applications.enums import Outcome
from applications.models import Application, Call
from core import clock
from tests.makers.applications import found_complete, make_call, make_draft, make_team
from tests.makers.commission import appointed_commission, decided, experts_of, role_holder, send_scores

SENT, COMPLETE = date(2026, 9, 1), date(2026, 9, 7)
# Stage (it decides the unit), direction, region, and the genders of the head and of the other member.
FATES: dict[str, tuple[str, str, str, tuple[str, str]]] = {
    "accepted": ("idea", "ict", "osh_city", ("woman", "man")),
    "conditional": ("prototype", "agro", "osh", ("man", "man")),
    "rejected": ("idea", "ict", "osh_city", ("man", "woman")),
    "evaluated": ("prototype", "agro", "", ("", "")),
    "scored": ("prototype", "energy", "talas", ("man", "")),
    "complete": ("idea", "agro", "osh", ("woman", "woman")),
    "submitted": ("idea", "ict", "", ("man", "man")),
    "withdrawn": ("idea", "energy", "naryn", ("woman", "")),
}
# Monday, Monday and Wednesday: 10, 15 and 17 working days after the day of completeness.
DECISIONS = {
    "accepted": (Outcome.ACCEPTED, date(2026, 9, 21)),
    "conditional": (Outcome.CONDITIONAL, date(2026, 9, 28)),
    "rejected": (Outcome.REJECTED, date(2026, 9, 30)),
}
SCORED = ("accepted", "conditional", "rejected", "evaluated", "scored")


def noon(day: date) -> datetime:
    """Noon in Osh."""
    return clock.moment_of(day, 12)


def sent(
    call: Call, *, genders: Iterable[str] = ("", ""), at: datetime | None = None, **changes: Any
) -> Application:
    """An application whose team answered so."""
    at = at or noon(SENT)
    draft = make_draft(call, at=at, **changes)
    people = [row | {"gender": gender} for row, gender in zip(make_team(), genders, strict=True)]
    replace_team(draft, members=people, at=at)
    submit_application(draft, consent_version=consent.CURRENT, language="ky", at=at)
    return Application.objects.get(pk=draft.pk)


def small_selection() -> dict[str, Application]:
    """The applications by their fate."""
    call = make_call(opens_at=noon(date(2026, 8, 20)))
    make_draft(call, at=noon(SENT))
    made = {
        fate: sent(call, stage=stage, direction=direction, region=region, genders=genders)
        for fate, (stage, direction, region, genders) in FATES.items()
    }
    for fate, application in made.items():
        if fate != "submitted":
            found_complete(application, actor=role_holder(Role.UNIT_STAFF), at=noon(COMPLETE))
    withdraw_application(made["withdrawn"], reason="Кийин катышабыз.", at=noon(date(2026, 9, 8)))
    _evaluate([made[fate] for fate in SCORED], last=made["scored"])
    for fate, (outcome, day) in DECISIONS.items():
        decided(_fresh(made[fate]), outcome, at=noon(day))
    return {fate: _fresh(application) for fate, application in made.items()}


@contextmanager
def selection_to_read(blocker: Any) -> Iterator[dict[str, Application]]:
    """The small selection for the many tests of a module that only read it; then it is gone."""
    with blocker.unblock(), transaction.atomic():
        yield small_selection()
        transaction.set_rollback(True)


def figures(**selected: Any) -> Figures:
    """The figures of all applications, or of a choice."""
    return figures_of(Application.objects.received(), Selected(**selected))


def _evaluate(applications: list[Application], *, last: Application) -> None:
    """All but the last are scored by everybody and closed; the last is scored by one."""
    appointed_commission(applications, at=noon(date(2026, 9, 9)))
    for application in map(_fresh, applications):
        for expert in experts_of(application)[: 1 if application == last else None]:
            send_scores(application, expert, at=noon(date(2026, 9, 14)))
        if application != last:
            close_evaluation(application, actor=role_holder(Role.DIRECTOR), at=noon(date(2026, 9, 16)))


def _fresh(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)
