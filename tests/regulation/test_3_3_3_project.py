"""3.3.3: the resident acts according to the approved project.

The project is frozen as it was approved; a change is asked for by the resident and approved or refused by the
unit's staff; the plan stands beside the fact.
"""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from core import clock
from core.errors import DomainError, FieldError, FieldErrors, NotAllowed, WrongState
from core.quarters import Quarter
from residents.domain.duties import duty_of
from residents.domain.project_changes import (
    approve_change,
    refuse_change,
    request_change,
    withdraw_change,
)
from residents.domain.reports import return_report, verify_report
from residents.domain.residencies import graduate_residency
from residents.domain.signals import signs_of
from residents.domain.stages import report_stage, return_stage, verify_stage
from residents.enums_duties import Duty, DutyStatus
from residents.enums_project import ChangeState, StageState
from residents.models import Project, ProjectChange, Residency, Stage
from tests.makers.projects import (
    approved,
    as_planned,
    done,
    planned,
    reported,
    requested,
    stage_file,
    wish,
)
from tests.makers.residents import (
    clerk,
    director,
    filed_report,
    make_residency,
    representative_of,
    verified_report,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
Q2 = Quarter(2026, 2)


def faults(residency: Residency, *wishes: Any, **words: Any) -> set[str]:
    """The fields at which a request is refused."""
    with pytest.raises((FieldErrors, FieldError)) as caught:
        requested(residency, *wishes, **words)
    assert not ProjectChange.objects.exists()
    errors = getattr(caught.value, "errors", None) or (caught.value,)
    return {error.field for error in errors}


def test_a_project_begins_with_the_status_as_the_application_tells_it() -> None:
    residency = make_residency()
    project, told = residency.project, residency.contract.application
    assert (project.goals, project.product, project.plan) == (told.problem, told.product, told.plan)
    assert (project.title, project.admitted_on) == (residency.project_title, residency.started_on)
    assert project.versions.get().number == 1


def test_nothing_is_applied_before_the_approval() -> None:
    project = planned()
    first = project.stages.first()
    change = requested(
        project.residency,
        as_planned(first, ends_on=date(2026, 8, 31)),
        wish(title="Сатуу"),
        goals="Жаңы максат",
    )
    first.refresh_from_db()
    project.refresh_from_db()
    assert (first.ends_on, project.stages.count(), project.version) == (date(2026, 5, 31), 2, 2)
    approve_change(change, actor=clerk())
    first.refresh_from_db()
    project.refresh_from_db()
    assert (first.ends_on, project.stages.count()) == (date(2026, 8, 31), 3)
    assert (project.version, project.goals) == (3, "Жаңы максат")


def test_every_approved_version_is_kept_as_it_was() -> None:
    project = planned()
    second = project.stages.last()
    approved(project.residency, as_planned(second, drop=True), on=date(2026, 7, 1))
    versions = {one.number: one.content for one in project.versions.all()}
    assert [len(versions[number]["stages"]) for number in (1, 2, 3)] == [0, 2, 1]
    assert project.versions.first().change.lines.get().before["title"] == second.title
    second.refresh_from_db()
    assert second.state == StageState.DROPPED


def test_a_refusal_says_why_and_the_project_stays() -> None:
    project = planned()
    change = requested(project.residency, wish())
    with pytest.raises(FieldError):
        refuse_change(change, reason=" ", actor=clerk())
    refuse_change(change, reason="Мөөнөт негизсиз.", actor=clerk())
    assert (change.state, change.answer) == (ChangeState.REFUSED, "Мөөнөт негизсиз.")
    assert project.stages.count() == 2
    with pytest.raises(WrongState):
        approve_change(change, actor=clerk())


def test_one_request_is_open_at_a_time_and_the_database_holds_it() -> None:
    project = planned()
    change = requested(project.residency, wish())
    with pytest.raises(DomainError):
        requested(project.residency, wish())
    with pytest.raises(IntegrityError), transaction.atomic():
        ProjectChange.objects.create(
            project=project,
            number=9,
            why="а",
            requested_on=change.requested_on,
            requested_by=change.requested_by,
        )
    withdraw_change(change, actor=representative_of(project.residency))
    assert requested(project.residency, wish()).state == ChangeState.REQUESTED


def test_a_request_does_not_concern_a_stage_that_is_done() -> None:
    project = planned()
    stage = done(project.stages.first())
    at = clock.moment_of(date(2026, 7, 1))
    for wished in (as_planned(stage, title="Башка"), as_planned(stage, drop=True)):
        with pytest.raises(FieldErrors) as caught:
            requested(project.residency, wished, at=at)
        assert caught.value.errors[0].field == "stages-0-title"


def test_a_stage_reported_after_the_request_keeps_it_from_being_approved() -> None:
    project = planned()
    stage = project.stages.first()
    change = requested(
        project.residency, as_planned(stage, ends_on=date(2026, 9, 30)), at=_at(date(2026, 5, 2))
    )
    reported(stage)
    with pytest.raises(DomainError):
        approve_change(change, actor=clerk())
    change.refresh_from_db()
    assert change.state == ChangeState.REQUESTED


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"starts_on": date(2026, 1, 31)}, "starts_on"),
        ({"ends_on": date(2028, 2, 1)}, "ends_on"),
        ({"ends_on": date(2026, 2, 9)}, "ends_on"),
        ({"title": " "}, "title"),
        ({"expected": ""}, "expected"),
        ({"starts_on": None}, "starts_on"),
        ({"ends_on": None}, "ends_on"),
    ],
)
def test_the_days_of_a_stage_lie_in_the_term_of_the_contract(changes: dict[str, Any], field: str) -> None:
    assert faults(make_residency(), wish(**changes)) == {f"stages-0-{field}"}


def test_every_fault_of_a_request_is_told_at_once() -> None:
    found = faults(make_residency(), wish(), wish(title=""), wish(ends_on=date(2030, 1, 1)))
    assert found == {"stages-1-title", "stages-2-ends_on"}


def test_a_request_says_why_and_changes_something() -> None:
    residency = make_residency()
    assert faults(residency, wish(), why=" ") == {"why"}
    assert faults(residency) == {"why"}
    assert faults(residency, goals=residency.project.goals) == {"why"}


def test_a_project_has_at_most_twenty_stages() -> None:
    assert faults(make_residency(), *[wish(title=f"{n}") for n in range(21)]) == {"why"}


def test_a_stage_of_another_project_is_not_touched() -> None:
    foreign = planned().stages.first()
    with pytest.raises(DomainError):
        requested(make_residency(), as_planned(foreign, title="Башка"))


def test_only_who_represents_the_resident_asks_and_reports() -> None:
    project, other = planned(), make_residency()
    stranger = representative_of(other)
    with pytest.raises(NotAllowed):
        request_change(project, why="а", wishes=[wish()], actor=stranger)
    with pytest.raises(NotAllowed):
        report_stage(
            project.stages.first(), done_on=date(2026, 5, 1), result="а", file=stage_file(), actor=stranger
        )
    change = requested(project.residency, wish())
    with pytest.raises(NotAllowed):
        withdraw_change(change, actor=stranger)
    with pytest.raises(NotAllowed):
        approve_change(change, actor=representative_of(project.residency))


def test_a_stage_is_done_only_when_an_employee_has_verified_it() -> None:
    stage = reported(planned().stages.first())
    assert (stage.state, stage.verified_by) == (StageState.REPORTED, None)
    verify_stage(stage, actor=clerk())
    assert (stage.state, stage.done_on) == (StageState.DONE, date(2026, 5, 20))


def test_a_stage_is_reported_once() -> None:
    stage = reported(planned().stages.first())
    with pytest.raises(WrongState):
        reported(stage, result="Дагы бир жолу.")
    done_stage = verify_stage(stage, actor=clerk())
    with pytest.raises(WrongState):
        reported(done_stage)
    stage.refresh_from_db()
    assert (stage.state, stage.result) == (StageState.DONE, "Үлгү сыноодон өттү.")


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"done_on": date(2026, 5, 21)}, "done_on"),
        ({"done_on": date(2026, 2, 1)}, "done_on"),
        ({"result": " "}, "result"),
        ({"file": None}, "file"),
    ],
)
def test_a_stage_is_not_done_in_the_future_before_the_admission_or_without_evidence(
    words: dict[str, Any], field: str
) -> None:
    stage = planned().stages.first()
    with pytest.raises(FieldError) as caught:
        reported(stage, **words)
    assert caught.value.field == field
    stage.refresh_from_db()
    assert stage.state == StageState.PLANNED


def test_a_stage_returned_is_reported_anew() -> None:
    stage = reported(planned().stages.first())
    with pytest.raises(FieldError):
        return_stage(stage, remark="", actor=clerk())
    return_stage(stage, remark="Протоколдо кол жок.", actor=clerk())
    assert (stage.state, stage.done_on, stage.file, stage.remark) == (
        StageState.PLANNED,
        None,
        None,
        "Протоколдо кол жок.",
    )
    assert reported(stage, on=date(2026, 5, 30)).remark == ""


def test_the_periodic_report_of_the_quarter_is_evidence_and_confirms_the_stage() -> None:
    project = planned()
    report = filed_report(project.residency, Q2)
    stage = project.stages.first()
    report_stage(
        stage, done_on=date(2026, 5, 20), result="Бүттү.", actor=representative_of(project.residency)
    )
    assert stage.report == report
    with pytest.raises(DomainError):
        verify_stage(stage, actor=clerk())
    verify_report(report, actor=clerk())
    stage.refresh_from_db()
    assert stage.state == StageState.DONE


def test_a_report_given_back_confirms_nothing() -> None:
    project = planned()
    report = filed_report(project.residency, Q2)
    stage = project.stages.first()
    report_stage(
        stage, done_on=date(2026, 5, 20), result="Бүттү.", actor=representative_of(project.residency)
    )
    return_report(report, remark="Толук эмес.", actor=clerk())
    with pytest.raises(DomainError):
        verify_stage(stage, actor=clerk())


def test_the_database_wants_evidence_and_who_verified() -> None:
    stage = planned().stages.first()
    for changes in (
        {"state": StageState.REPORTED, "done_on": date(2026, 5, 1), "result": "а"},
        {"state": StageState.DONE, "done_on": date(2026, 5, 1), "result": "а", "file": stage_file()},
        {"done_on": date(2026, 5, 1)},
        {"ends_on": date(2026, 1, 1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Stage.objects.filter(pk=stage.pk).update(**changes)


def test_lateness_is_counted_from_the_planned_end() -> None:
    first, second = planned().stages.all()
    assert (first.days_late(date(2026, 6, 10)), first.is_missed(date(2026, 5, 31))) == (10, False)
    late = reported(first, on=date(2026, 6, 5))
    assert (late.days_late(date(2026, 11, 1)), late.is_missed(date(2026, 11, 1))) == (5, False)
    assert second.days_late(date(2026, 11, 1)) == 0


def test_a_missed_stage_is_evidence_of_the_duty_and_a_sign() -> None:
    residency = planned().residency
    state = duty_of(residency, Duty.PROJECT)
    assert state.status == DutyStatus.MISSED
    assert "1-этап" in state.findings[0].words
    assert [one.code for one in signs_of([residency])[residency.pk]].count("missed_stages") == 1


def test_stages_done_in_time_show_that_the_duty_is_kept() -> None:
    residency = make_residency()
    assert duty_of(residency, Duty.PROJECT).status == DutyStatus.UNKNOWN
    project = planned(residency)
    done(project.stages.first())
    assert duty_of(residency, Duty.PROJECT).status == DutyStatus.KEPT
    assert "missed_stages" not in {one.code for one in signs_of([residency])[residency.pk]}


def test_a_dropped_stage_is_not_missed() -> None:
    project = planned()
    approved(project.residency, as_planned(project.stages.first(), drop=True), on=date(2026, 7, 1))
    assert duty_of(project.residency, Duty.PROJECT).status == DutyStatus.UNKNOWN


def test_what_waits_lapses_with_the_status() -> None:
    project = planned()
    change = requested(project.residency, wish())
    graduate_residency(project.residency, ended_on=date(2026, 11, 20), actor=director())
    change.refresh_from_db()
    assert (change.state, change.settled_on) == (ChangeState.WITHDRAWN, date(2026, 11, 22))
    with pytest.raises(WrongState):
        requested(Residency.objects.get(pk=project.residency_id), wish())


def test_a_verified_report_without_stages_confirms_none() -> None:
    project = planned()
    verified_report(project.residency, Q2)
    assert not Project.objects.get(pk=project.pk).stages.filter(state=StageState.DONE).exists()


def _at(day: date) -> Any:
    return clock.moment_of(day)
