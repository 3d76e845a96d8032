"""Duties, notices and ends for tests, made through the domain functions."""

from datetime import date, timedelta
from typing import Any

import pytest

from accounts.models import User
from core import clock
from core.errors import FieldError
from documents.models import Upload
from residents.domain.alumni import record_follow_up
from residents.domain.declarations import acknowledge_rules, declare_rights, name_rules
from residents.domain.disputes import OUTCOME_FILE, contest_termination
from residents.domain.duty_checks import check_duty
from residents.domain.notices import draft_notice, send_notice
from residents.domain.residencies import graduate_residency
from residents.domain.termination import ACT_FILE, EVIDENCE_FILE, Proof, terminate_residency
from residents.enums import TerminationGround
from residents.enums_duties import Duty, DutyStatus
from residents.enums_ending import AlumniState
from residents.models import (
    Acknowledgement,
    DutyCheck,
    FollowUp,
    HandoverItem,
    InternalRules,
    Notice,
    Residency,
    Termination,
)
from tests.makers.correspondence import make_act
from tests.makers.documents import make_upload
from tests.makers.finance import accountant
from tests.makers.ip import officer
from tests.makers.residents import clerk, director, make_residency, representative_of, signatory

ENDED, ACT = date(2026, 11, 10), date(2026, 11, 9)

DAY = date(2026, 11, 10)


def make_rules(*, on: date = date(2026, 1, 5), **act: Any) -> InternalRules:
    """A version of the Centre's internal rules with its text."""
    given = {"kind": "director_order", "title": "Борбордун ички тартип эрежелери", "body": "Тартип сакталат."}
    number = str(InternalRules.objects.count() + 1)
    made = make_act(**{**given, "number": number, "dated_on": on, "in_force_from": on, **act})
    return name_rules(owner="centre", act=made, actor=director())


def acknowledged(residency: Residency, rules: InternalRules, on: date | None = None) -> Acknowledgement:
    """The representative has read these rules."""
    at = clock.moment_of(on) if on else None
    return acknowledge_rules(residency, rules, actor=representative_of(residency), at=at)


def declared(residency: Residency, on: date | None = None) -> Acknowledgement:
    """The representative has declared that rights are respected."""
    at = clock.moment_of(on) if on else None
    return declare_rights(residency, actor=representative_of(residency), at=at)


def checked(
    residency: Residency, duty: str = Duty.PAYMENT, result: str = DutyStatus.MISSED, on: date | None = None
) -> DutyCheck:
    """What the clerk found of a duty."""
    day = on or clock.today()
    return check_duty(
        residency,
        duty=duty,
        result=result,
        found_on=day,
        words="Бухгалтериянын маалыматы.",
        actor=clerk(),
        at=clock.moment_of(day),
    )


def drafted_notice(residency: Residency, duty: str = Duty.PAYMENT, on: date | None = None) -> Notice:
    """A warning nobody has sent yet, with what shows that the duty is missed."""
    checked(residency, duty, on=on)
    return draft_notice(
        residency,
        duty=duty,
        facts="Жай үчүн акы төлөнгөн эмес.",
        demand="Карызды төлөңүз.",
        actor=clerk(),
        at=clock.moment_of(on) if on else None,
    )


def sent_notice(residency: Residency, duty: str = Duty.PAYMENT, on: date | None = None) -> Notice:
    """A warning whose term runs from that day."""
    at = clock.moment_of(on, 12) if on else None
    return send_notice(drafted_notice(residency, duty, on), actor=director(), at=at)


def copy_of_act(purpose: str = ACT_FILE) -> Upload:
    """The copy of an act as the director sends it."""
    return make_upload(purpose, actor=director())


def proof_of(ground: str) -> Proof:
    """What proves a ground; of a breach the warnings speak."""
    return Proof() if ground == TerminationGround.BREACH else Proof(file=make_upload(EVIDENCE_FILE))


def terminated(residency: Residency, *, warned: bool = True, **changes: Any) -> Residency:
    """A status ended on a ground with its evidence: for a breach, a warning whose term has passed."""
    given: dict[str, Any] = {
        "ground": TerminationGround.BREACH,
        "ended_on": ENDED,
        "act_number": "12-б",
        "act_date": ACT,
        "reason": "Жай үчүн акы төлөнгөн эмес.",
        "actor": director(),
        **changes,
    }
    ground = given["ground"]
    if ground == TerminationGround.BREACH and warned and not residency.notices.exists():
        latest = min(given["act_date"], residency.expires_on) - timedelta(days=40)
        sent_notice(residency, on=max(residency.started_on, latest))
    given.setdefault("act_file", copy_of_act())
    given.setdefault("proof", proof_of(ground))
    return terminate_residency(residency, **given)


def keeper_of(item: HandoverItem) -> User:
    """Who settles a line of the hand-over: somebody of its own room."""
    keepers = {"finance": accountant, "ip": officer}
    return keepers.get(item.code.split(".")[0], clerk)()


def contested(residency: Residency, on: date | None = None) -> Termination:
    """The resident does not agree with the decision that ended its status."""
    return contest_termination(
        residency.terminations.get(),
        reason="Карыз төлөнгөн, төлөм документи бар.",
        actor=representative_of(residency),
        at=clock.moment_of(on) if on else None,
    )


def outcome(act_date: date | None = None) -> dict[str, Any]:
    """The act that answers a dispute."""
    return {
        "number": "15-б",
        "act_date": act_date or clock.today(),
        "file": make_upload(OUTCOME_FILE, actor=director()),
        "words": "Төлөм документи текшерилди.",
        "actor": director(),
    }


def early_residency(started_on: date) -> Residency:
    """A residency of an earlier year, signed for by an earlier power of attorney."""
    return make_residency(started_on=started_on, signatory=signatory(authority_date=started_on))


def left_in(year: int) -> Residency:
    """One who completed the programme on 10 June of that year."""
    residency = early_residency(date(year - 1, 3, 3))
    return graduate_residency(residency, ended_on=date(year, 6, 10), actor=director())


def followed(
    residency: Residency, year: int = 1, state: str = AlumniState.OPERATING, **given: Any
) -> FollowUp:
    """What is known of a former resident so many years after."""
    facts: dict[str, Any] = {
        "source": "Негиздөөчү менен сүйлөшүү",
        "learned_on": clock.today(),
        "actor": clerk(),
    }
    return record_follow_up(residency, year=year, state=state, **{**facts, **given})


def terminate(residency: Residency, **changes: Any) -> Residency:
    """A breach decided on 9 November 2026, or as changed."""
    given = {
        "ground": TerminationGround.BREACH,
        "ended_on": DAY,
        "act_number": "12-б",
        "act_date": date(2026, 11, 9),
        "reason": "Жай үчүн акы алты ай төлөнгөн эмес.",
        "actor": director(),
        "at": clock.moment_of(date(2026, 11, 12)),
    }
    return terminated(residency, **{**given, **changes})


def refused(residency: Residency, **changes: Any) -> FieldError:
    """The error of such a decision; the status goes on."""
    with pytest.raises(FieldError) as caught:
        terminate(residency, **changes)
    assert Residency.objects.get(pk=residency.pk).ended_on is None
    return caught.value
