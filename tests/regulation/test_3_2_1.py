"""3.2.1: the business incubator is for projects at an early stage.

«Бизнес-инкубатор: Ишмердүүлүгүнүн алгачкы этаптарында турган долбоорлорго багытталган.»
"""

import pytest

from applications.domain.units import suggest_unit
from applications.enums import ProjectStage
from core.enums import Unit


@pytest.mark.parametrize("stage", [ProjectStage.IDEA, ProjectStage.BUSINESS_MODEL])
def test_an_idea_and_a_business_model_in_the_making_belong_to_the_incubator(stage: ProjectStage) -> None:
    suggestion = suggest_unit(stage)
    assert suggestion is not None
    assert (suggestion.unit, suggestion.clause) == (Unit.INCUBATOR, "3.2.1")
