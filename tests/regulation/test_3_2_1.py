"""3.2.1: the business incubator is for projects at an early stage.

«Бизнес-инкубатор: Ишмердүүлүгүнүн алгачкы этаптарында турган долбоорлорго багытталган.»
"""

import pytest

from applications.domain.units import suggest_unit
from applications.enums import ProjectStage
from core.enums import Unit
from core.errors import FieldError
from tests.makers.residents import make_residency
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
