"""3.3.4: resident status may be terminated on four grounds, by a decision.

«Резидент статусу төмөнкүдөй учурларда токтотулушу мүмкүн: келишимдин шарттарын бузганда; долбоорду ишке
ашыруудан баш тартканда; өз ыктыяры менен чыкканда; резиденттин юридикалык жагы жоюлганда.»
"""

from datetime import date

import pytest
import time_machine
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import override_settings

from applications.enums import ApplicantForm
from core import clock
from core.errors import DomainError, NotAllowed
from core.quarters import Quarter
from documents.models import IssuedPaper
from residents.domain import headcount, queries
from residents.domain.residencies import expire_residency, graduate_residency
from residents.enums import EndKind, TerminationGround
from residents.models import Residency
from tests.makers.ending import DAY, refused, terminate
from tests.makers.residents import clerk, director, make_residency, verified_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
ENTREPRENEUR = {"applicant_form": ApplicantForm.INDIVIDUAL_ENTREPRENEUR, "applicant_name": "Асанов Бакыт"}


@pytest.mark.parametrize("ground", ["breach", "refusal", "own_wish", "liquidation"])
def test_status_is_terminated_on_each_of_the_four_grounds(ground: str) -> None:
    residency = terminate(make_residency(), ground=ground)
    assert (residency.end_kind, residency.ground) == (EndKind.TERMINATED, ground)
    assert not residency.is_in_force(DAY)


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
    assert headcount.jobs_changes(Quarter(2026, 1))[0].change.total == 3


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
