"""Applications of five years that were found complete and decided."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from functools import partial

from django.contrib.contenttypes.models import ContentType

from applications.models import Application, Call, CriteriaSet, Decision
from bench.fill import DIRECTIONS, FIRST, LAST, UNITS, day, fill, key_of, paper, pick
from core import clock
from core.models import TransitionLog
from documents.models import IssuedPaper
from portal.demo.many.rows import next_keys


def write_applications(count: int, user: int) -> Sequence[int]:
    """Applications found complete and decided; one decision of twenty was reversed, at once or much later."""
    at = clock.moment_of(FIRST.start)
    titles = {f"title_{code}": "Чакыруу" for code in ("ky", "ru", "en")}
    (criteria,) = fill(CriteriaSet, 1, **titles, version="bench", pass_mark=60, quorum=3)
    ends = {"closes_at": clock.moment_of(LAST.end), "decision_on": LAST.end}
    (call,) = fill(Call, 1, **titles, **ends, opens_at=at, criteria_id=criteria)
    (protocol,) = fill(IssuedPaper, 1, **paper("protocol"))
    keys = list(next_keys(Application, count))
    decisions = list(next_keys(Decision, count))
    reversed_ = [number % 20 == 7 for number in range(count)]
    outcomes = pick(("accepted", "rejected", "conditional", "rejected"))
    states = pick(("accepted", "rejected"))
    days = pick(range(5, 45), 3)
    fill(
        Application,
        count,
        id=keys.__getitem__,
        public_id=partial(key_of, "application"),
        call_id=call,
        number=lambda number: f"Ө-{number}",
        state=lambda number: "evaluated" if reversed_[number] else states(number),
        applicant_form="project_team",
        applicant_name="Топ",
        title="Долбоор",
        unit=pick(UNITS),
        direction=pick(DIRECTIONS),
        submitted_at=at,
        consent_at=at,
        consent_version="1",
        decision_id=lambda number: None if reversed_[number] else decisions[number],
    )
    fill(
        Decision,
        count,
        id=decisions.__getitem__,
        application_id=keys.__getitem__,
        outcome=outcomes,
        protocol_id=protocol,
        mark=Decimal(70),
        reasons="Негиздер.",
        decided_on=day,
        decided_by_id=user,
        reversed_on=lambda number: (
            day(number) + timedelta(days=number % 3 * 60) if reversed_[number] else None
        ),
        reversal_reason=lambda number: "Даттануу." if reversed_[number] else "",
        reversed_by_id=lambda number: user if reversed_[number] else None,
    )
    fill(
        TransitionLog,
        count,
        content_type_id=ContentType.objects.get_for_model(Application).pk,
        object_id=lambda number: str(keys[number]),
        transition="confirm_complete",
        source="submitted",
        target="complete",
        actor_id=user,
        actor_kind="user",
        at=lambda number: clock.moment_of(day(number) - timedelta(days=days(number)), 23, 30),
    )
    return keys
