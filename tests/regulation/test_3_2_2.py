"""3.2.2: the technopark is for start-ups whose concept is proven.

«Технопарк: Концепциясы тастыкталган жана масштабын кеңейтүүгө даяр кыйла жетилген стартаптарга …»
"""

import pytest

from applications.domain.units import suggest_unit
from applications.enums import ProjectStage
from core.enums import Unit


@pytest.mark.parametrize(
    "stage", [ProjectStage.PROTOTYPE, ProjectStage.FIRST_CUSTOMERS, ProjectStage.SMALL_SERIES]
)
def test_a_project_with_a_prototype_or_more_belongs_to_the_technopark(stage: ProjectStage) -> None:
    suggestion = suggest_unit(stage)
    assert suggestion is not None
    assert (suggestion.unit, suggestion.clause) == (Unit.TECHNOPARK, "3.2.2")
