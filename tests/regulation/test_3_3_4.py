"""3.3.4: resident status may be terminated on four grounds, by a decision.

«Резидент статусу төмөнкүдөй учурларда токтотулушу мүмкүн: келишимдин шарттарын бузганда; долбоорду ишке
ашыруудан баш тартканда; өз ыктыяры менен чыкканда; резиденттин юридикалык жагы жоюлганда.»
"""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import override_settings

from applications.enums import ApplicantForm
from core import clock
from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.quarters import Quarter
from documents.models import IssuedPaper
from residents.domain import queries
from residents.domain.disputes import (
    contest_termination,
    restore_residency,
    uphold_termination,
    withdraw_termination,
)
from residents.domain.notices import cure_notice, escalate_notice, send_notice, withdraw_notice
from residents.domain.residencies import expire_residency, graduate_residency
from residents.domain.termination import Proof
from residents.enums import EndKind, TerminationGround
from residents.models import Residency, Termination
from tests.makers.correspondence import make_document
from tests.makers.documents import make_upload
from tests.makers.ending import contested, outcome, sent_notice, terminated
from tests.makers.residents import clerk, director, make_residency, representative_of, verified_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
ENTREPRENEUR = {"applicant_form": ApplicantForm.INDIVIDUAL_ENTREPRENEUR, "applicant_name": "Асанов Бакыт"}
DAY = date(2026, 11, 10)


def terminate(residency: Residency, **changes: Any) -> Residency:
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
    with pytest.raises(FieldError) as caught:
        terminate(residency, **changes)
    assert Residency.objects.get(pk=residency.pk).ended_on is None
    return caught.value


@pytest.mark.parametrize("ground", ["breach", "refusal", "own_wish", "liquidation"])
def test_status_is_terminated_on_each_of_the_four_grounds(ground: str) -> None:
    residency = terminate(make_residency(), ground=ground)
    assert (residency.end_kind, residency.ground) == (EndKind.TERMINATED, ground)
    assert not residency.is_in_force(DAY)


def test_a_breach_needs_a_warning() -> None:
    assert refused(make_residency(), warned=False).field == "ground"


def test_a_breach_is_not_decided_while_a_cure_term_runs() -> None:
    residency = make_residency()
    notice = sent_notice(residency, on=date(2026, 11, 2))
    assert notice.cure_by > date(2026, 11, 9)
    error = refused(residency, warned=False)
    assert (error.field, "2026" in str(error)) == ("ground", True)


def test_a_breach_rests_on_the_warning_whose_term_has_passed() -> None:
    residency = make_residency()
    notice = sent_notice(residency, on=date(2026, 9, 1))
    terminate(residency, warned=False)
    assert residency.terminations.get().notice == notice


def test_what_was_put_right_is_no_breach() -> None:
    residency = make_residency()
    notice = sent_notice(residency, on=date(2026, 9, 1))
    cure_notice(notice, cured_on=date(2026, 9, 4), words="Төлөндү.", actor=clerk())
    assert refused(residency, warned=False).field == "ground"


def test_a_withdrawn_warning_is_no_ground() -> None:
    residency = make_residency()
    withdraw_notice(sent_notice(residency, on=date(2026, 9, 1)), reason="Ката.", actor=director())
    assert refused(residency, warned=False).field == "ground"


def test_a_warning_on_which_a_termination_rests_stands_still() -> None:
    residency = terminate(make_residency())
    notice = residency.terminations.get().notice
    with pytest.raises(WrongState):
        cure_notice(notice, cured_on=date(2026, 11, 20), words="Төлөндү.", actor=clerk())
    with pytest.raises(WrongState):
        withdraw_notice(notice, reason="Ката.", actor=director())


def test_the_centre_may_ask_for_two_warnings_before_a_breach() -> None:
    with override_settings(CENTRE={**settings.CENTRE, "BREACH_NOTICES": 2}):
        residency = make_residency()
        assert refused(residency).field == "ground"
        second = escalate_notice(
            residency.notices.get(),
            facts="Дагы эле төлөнгөн жок.",
            demand="Төлөңүз.",
            days=3,
            actor=clerk(),
            at=clock.moment_of(date(2026, 10, 20)),
        )
        send_notice(second, actor=director(), at=clock.moment_of(date(2026, 10, 21)))
        assert terminate(residency, warned=False).terminations.get().notice == second


@pytest.mark.parametrize("ground", ["refusal", "own_wish", "liquidation"])
def test_every_other_ground_has_its_own_document(ground: str) -> None:
    assert refused(make_residency(), ground=ground, proof=Proof()).field == "evidence_file"


@pytest.mark.parametrize("ground", ["refusal", "own_wish"])
def test_the_residents_letter_may_stand_in_the_register(ground: str) -> None:
    residency = make_residency()
    letter = make_document(on=date(2026, 11, 3), party=residency.party, correspondent=residency.party.name)
    terminate(residency, ground=ground, proof=Proof(entry=letter))
    assert residency.terminations.get().evidence_entry == letter


def test_somebody_elses_letter_and_one_that_came_later_prove_nothing() -> None:
    residency, other = make_residency(), make_residency()
    letters = (
        make_document(on=date(2026, 11, 3), party=other.party, correspondent="?"),
        make_document(on=date(2026, 11, 10), party=residency.party, correspondent="?"),
        make_document("outgoing", on=date(2026, 11, 3), correspondent="?"),
    )
    for letter in letters:
        error = refused(residency, ground="own_wish", proof=Proof(entry=letter))
        assert error.field == "evidence_entry"


def test_a_letter_in_the_register_does_not_prove_a_liquidation() -> None:
    residency = make_residency()
    letter = make_document(on=date(2026, 11, 3), party=residency.party, correspondent="?")
    assert refused(residency, ground="liquidation", proof=Proof(entry=letter)).field == "evidence_file"


def test_a_termination_has_the_copy_of_its_act() -> None:
    assert refused(make_residency(), act_file=None).field == "act_file"
    assert refused(make_residency(), act_file=make_upload("termination.evidence")).field == "act_file"
    residency = terminate(make_residency())
    termination = residency.terminations.get()
    assert (termination.act_number, termination.act_date) == ("12-б", date(2026, 11, 9))
    assert termination.act_file.purpose == "termination.act"


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("ground_has_evidence", {"notice": None}),
        ("ground_has_evidence", {"ground": "own_wish"}),
        ("ground_has_evidence", {"ground": "liquidation", "notice": None}),
        ("termination_has_act", {"act_number": ""}),
        ("contested_iff_reason", {"state": "contested"}),
        ("outcome_iff_act", {"outcome_number": "1"}),
    ],
)
def test_a_decision_without_its_evidence_is_refused_by_the_database_too(rule: str, fields: Any) -> None:
    terminate(make_residency())
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Termination.objects.update(**fields)


def test_one_decision_stands_for_one_status_in_the_database_too() -> None:
    first = terminate(make_residency()).terminations.get()
    first.pk, first.act_file, first.notice, first.ground = (
        None,
        make_upload("termination.act"),
        None,
        "own_wish",
    )
    first.evidence_file = make_upload("termination.evidence")
    with pytest.raises(IntegrityError, match=r"residency_id|one_termination"), transaction.atomic():
        first.save(force_insert=True)


def test_the_resident_may_contest_within_thirty_days_with_a_reason() -> None:
    residency = terminate(make_residency())
    termination = residency.terminations.get()
    assert termination.contest_until == date(2026, 12, 12)
    with pytest.raises(FieldError):
        contest_termination(termination, reason=" ", actor=representative_of(residency))
    for stranger in (clerk(), representative_of(make_residency())):
        with pytest.raises(NotAllowed):
            contest_termination(termination, reason="Макул эмесмин.", actor=stranger)
    contested(residency, on=date(2026, 12, 12))
    assert Residency.objects.get(pk=residency.pk).end_kind == EndKind.TERMINATED


def test_after_the_term_nothing_is_contested() -> None:
    residency = terminate(make_residency())
    with pytest.raises(WrongState):
        contested(residency, on=date(2026, 12, 13))


def test_a_dispute_is_answered_by_an_act_and_the_status_stays_as_it_is() -> None:
    residency = terminate(make_residency())
    termination = contested(residency)
    with pytest.raises(FieldError):
        uphold_termination(termination, **{**outcome(), "file": None})
    with pytest.raises(NotAllowed):
        uphold_termination(termination, **{**outcome(), "actor": clerk()})
    withdraw_termination(termination, **outcome())
    residency.refresh_from_db()
    assert (termination.state, residency.end_kind) == ("withdrawn", EndKind.TERMINATED)


def test_nothing_is_answered_that_nobody_contested() -> None:
    termination = terminate(make_residency()).terminations.get()
    with pytest.raises(WrongState):
        uphold_termination(termination, **outcome())


def test_a_status_is_given_back_by_an_act_of_its_own() -> None:
    residency = terminate(make_residency())
    with pytest.raises(WrongState):
        restore_residency(residency, reason="Ката.", actor=director())
    termination = contested(residency)
    withdraw_termination(termination, **outcome())
    restore_residency(residency, reason="№ 15-б буйрук.", actor=director())
    assert (residency.end_kind, residency.ended_on, residency.ground) == ("", None, "")
    assert residency.is_in_force(date(2026, 11, 22))
    assert terminate(residency, ground="own_wish").terminations.count() == 2


def test_an_upheld_decision_gives_nothing_back() -> None:
    residency = terminate(make_residency())
    uphold_termination(contested(residency), **outcome())
    with pytest.raises(WrongState):
        restore_residency(residency, reason="Ката.", actor=director())


def test_a_status_of_a_closed_quarter_is_not_given_back() -> None:
    residency = terminate(make_residency())
    withdraw_termination(contested(residency), **outcome())
    lock_quarter(Quarter(2026, 4), actor=director())
    with pytest.raises(DomainError):
        restore_residency(residency, reason="№ 15-б буйрук.", actor=director())


def test_the_list_of_grounds_is_closed() -> None:
    assert TerminationGround.values == ["breach", "refusal", "own_wish", "liquidation"]
    for other in ("expired", "graduated", "other", ""):
        assert refused(make_residency(), ground=other).field == "ground"


def test_the_list_of_grounds_is_closed_in_the_database_too() -> None:
    residency = make_residency()
    for ground in ("", "debts"):
        with pytest.raises(IntegrityError, match="terminated_iff_ground"), transaction.atomic():
            Residency.objects.filter(pk=residency.pk).update(
                end_kind="terminated",
                ground=ground,
                ended_on=DAY,
                end_act_number="1",
                end_act_date=DAY,
            )


def test_a_ground_belongs_to_a_termination_alone() -> None:
    residency = make_residency()
    with pytest.raises(IntegrityError, match="terminated_iff_ground"), transaction.atomic():
        Residency.objects.filter(pk=residency.pk).update(end_kind="graduated", ground="breach", ended_on=DAY)


@pytest.mark.parametrize("field", ["act_number", "reason"])
def test_termination_needs_an_act_and_a_reason(field: str) -> None:
    assert refused(make_residency(), **{field: "  "}).field == field


def test_termination_without_its_act_is_refused_by_the_database_too() -> None:
    residency = make_residency()
    with pytest.raises(IntegrityError, match="terminated_by_act"), transaction.atomic():
        Residency.objects.filter(pk=residency.pk).update(end_kind="terminated", ground="breach", ended_on=DAY)


def test_termination_is_a_decision_of_the_director_and_not_of_a_clerk() -> None:
    residency = make_residency()
    with pytest.raises(NotAllowed):
        terminate(residency, actor=clerk())


def test_nothing_is_ever_terminated_by_time_alone() -> None:
    residency = make_residency(months=6)
    with time_machine.travel(clock.moment_of(date(2028, 1, 1))):
        row = Residency.objects.get(pk=residency.pk)
        assert (row.end_kind, row.ended_on) == (EndKind.NONE, None)
        left = queries.residencies_ended(date(2026, 1, 1), date(2027, 12, 31)).get()
        assert left.left_as == EndKind.EXPIRED


def test_expiry_of_the_contract_is_not_a_ground() -> None:
    residency = expire_residency(make_residency(months=6), actor=director())
    assert (residency.end_kind, residency.ground) == (EndKind.EXPIRED, "")


def test_graduation_is_not_a_ground() -> None:
    residency = graduate_residency(make_residency(), ended_on=DAY, actor=director())
    assert (residency.end_kind, residency.ground) == (EndKind.GRADUATED, "")


def test_liquidation_is_for_a_legal_entity_and_not_for_an_entrepreneur() -> None:
    entrepreneur = make_residency(application=ENTREPRENEUR)
    error = refused(entrepreneur, ground="liquidation")
    assert error.field == "ground"
    assert "жеке ишкер" in str(error)


def test_an_entrepreneur_may_leave_by_own_wish() -> None:
    residency = terminate(make_residency(application=ENTREPRENEUR), ground="own_wish")
    assert residency.ground == TerminationGround.OWN_WISH


def test_the_centre_may_decide_that_liquidation_covers_an_entrepreneur() -> None:
    with override_settings(CENTRE={**settings.CENTRE, "LIQUIDATION_COVERS_ENTREPRENEURS": True}):
        residency = terminate(make_residency(application=ENTREPRENEUR), ground="liquidation")
    assert residency.end_kind == EndKind.TERMINATED


def test_termination_keeps_the_history_and_the_figures() -> None:
    residency = make_residency()
    report = verified_report(residency, Quarter(2026, 1))
    terminate(residency)
    assert residency.history.count() == 2
    assert list(queries.verified_reports(Quarter(2026, 1))) == [report]
    assert queries.jobs_changes(Quarter(2026, 1))[0].change.total == 3


def test_the_notice_names_the_ground_the_day_and_the_act() -> None:
    residency = terminate(make_residency())
    notice = IssuedPaper.objects.get(kind="termination_notice")
    assert notice.subject == residency
    assert notice.context["ground"] == "Келишимдин шарттарын бузуу"
    assert notice.context["act_number"] == "12-б"
    assert notice.context["ended_on"] == {"$date": "2026-11-10"}


def test_the_next_quarters_figures_show_the_termination() -> None:
    residency = terminate(make_residency())
    fourth = Quarter(2026, 4)
    left = queries.residencies_ended(fourth.start, fourth.end).get()
    assert (left, left.left_as, left.ground) == (residency, "terminated", "breach")
    assert list(queries.residencies_in_force(fourth.end)) == []
    assert list(queries.residencies_in_force(fourth.previous.end)) == [residency]


def test_a_terminated_status_is_not_terminated_again() -> None:
    residency = terminate(make_residency())
    with pytest.raises(DomainError):
        terminate(residency, ground="refusal")
    assert IssuedPaper.objects.filter(kind="termination_notice").count() == 1
