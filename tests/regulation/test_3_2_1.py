"""3.2.1: the business incubator is for projects at an early stage.

«Бизнес-инкубатор: Ишмердүүлүгүнүн алгачкы этаптарында турган долбоорлорго багытталган.»
"""

import pytest

from accounts.roles import Role
from applications.admin_words import say_suggestion
from applications.domain.checking import confirm_complete
from applications.domain.units import suggest_unit
from applications.enums import ProjectStage
from core.enums import Unit
from core.errors import FieldError
from core.models import TransitionLog
from residents.domain.tariffs import add_line, price_for, write_tariff
from tests.makers.applications import checked, make_call, make_draft, submitted_application
from tests.makers.people import make_user
from tests.makers.residents import clerk, make_residency
from tests.makers.terms import coworking, make_tariff
from tests.makers.units import (
    early_residency,
    make_allocation,
    make_coworking,
    make_premises,
    make_request,
    make_session,
)
from units.base.catalogue import CATALOGUE
from units.base.enums import ServiceKind


@pytest.mark.parametrize("stage", [ProjectStage.IDEA, ProjectStage.BUSINESS_MODEL])
def test_an_idea_and_a_business_model_in_the_making_belong_to_the_incubator(stage: ProjectStage) -> None:
    suggestion = suggest_unit(stage)
    assert suggestion is not None
    assert (suggestion.unit, suggestion.clause) == (Unit.INCUBATOR, "3.2.1")


@pytest.mark.django_db
@pytest.mark.usefixtures("november_2026")
def test_mentoring_is_for_the_projects_of_the_incubator() -> None:
    assert make_session().residency.unit == Unit.INCUBATOR
    with pytest.raises(FieldError):
        make_session(residency=make_residency())
    with pytest.raises(FieldError):
        make_request(make_residency(), kind=ServiceKind.MENTORING)
    assert make_request(early_residency(), kind=ServiceKind.MENTORING).unit == Unit.INCUBATOR


@pytest.mark.django_db
@pytest.mark.usefixtures("november_2026")
def test_the_coworking_space_is_on_easy_terms_for_the_incubators_residents() -> None:
    room = make_coworking()
    assert make_allocation(room, early_residency()).preferential
    assert not make_allocation(room, make_residency()).preferential
    with pytest.raises(FieldError):
        make_premises(preferential=True)


@pytest.mark.parametrize("kind", ["business_planning", "legal", "bookkeeping", "mentoring"])
def test_the_incubator_gives_the_services_of_the_clause(kind: str) -> None:
    assert CATALOGUE[kind].unit == Unit.INCUBATOR


@pytest.mark.django_db
def test_the_clerk_reads_the_suggestion_with_the_clause_quoted() -> None:
    said = say_suggestion(submitted_application(stage="idea"))
    assert "3.2.1" in said
    assert "Ишмердүүлүгүнүн алгачкы этаптарында турган долбоорлорго багытталган" in said


@pytest.mark.django_db
def test_another_unit_than_the_suggested_one_needs_a_reason_which_is_logged() -> None:
    clerk = make_user(Role.UNIT_STAFF)
    application = checked(submitted_application(stage="idea"), actor=clerk)
    with pytest.raises(FieldError) as refused:
        confirm_complete(application, unit=Unit.TECHNOPARK, actor=clerk)
    assert (refused.value.field, "3.2.1" in str(refused.value)) == ("reason", True)
    confirm_complete(application, unit=Unit.TECHNOPARK, reason="Прототип көрсөтүлдү.", actor=clerk)
    log = TransitionLog.objects.of(application).last()
    assert (application.unit, log.reason, log.actor) == (Unit.TECHNOPARK, "Прототип көрсөтүлдү.", clerk)
    early = checked(submitted_application(stage="idea"), actor=clerk)
    confirm_complete(early, actor=clerk)
    assert early.unit == Unit.INCUBATOR


@pytest.mark.django_db
def test_an_early_project_is_refused_in_a_call_of_the_technopark_alone() -> None:
    with pytest.raises(FieldError) as refused:
        make_draft(make_call(unit="technopark"), stage="idea")
    assert (refused.value.field, "3.2.1" in str(refused.value)) == ("stage", True)


@pytest.mark.django_db
def test_the_easy_price_is_for_the_coworking_space_and_the_incubators_residents() -> None:
    tariff = make_tariff()
    line = tariff.ordered[0]
    prices = [price_for(line, unit) for unit in (Unit.INCUBATOR, Unit.TECHNOPARK)]
    assert prices == [line.easy_price, line.price]
    draft = write_tariff(version="2027", actor=clerk())
    with pytest.raises(FieldError):
        add_line(draft, coworking(kind="room"), actor=clerk())
