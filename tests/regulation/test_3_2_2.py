"""3.2.2: the technopark is for start-ups whose concept is proven.

«Технопарк: Концепциясы тастыкталган жана масштабын кеңейтүүгө даяр кыйла жетилген стартаптарга …»
"""

import pytest

from applications.domain.units import suggest_unit
from applications.enums import ProjectStage
from core.enums import Unit
from core.errors import FieldError
from tests.makers.units import make_booking, make_laboratory


@pytest.mark.parametrize(
    "stage", [ProjectStage.PROTOTYPE, ProjectStage.FIRST_CUSTOMERS, ProjectStage.SMALL_SERIES]
)
def test_a_project_with_a_prototype_or_more_belongs_to_the_technopark(stage: ProjectStage) -> None:
    suggestion = suggest_unit(stage)
    assert suggestion is not None
    assert (suggestion.unit, suggestion.clause) == (Unit.TECHNOPARK, "3.2.2")


@pytest.mark.django_db
@pytest.mark.usefixtures("november_2026")
@pytest.mark.parametrize("purpose", ["prototype", "small_series", "tests", "certification"])
def test_a_resident_orders_each_kind_of_work_of_the_clause_from_the_technopark(purpose: str) -> None:
    booking = make_booking(purpose=purpose, resource=make_laboratory())
    assert (booking.request.unit, booking.request.kind) == (Unit.TECHNOPARK, "workshop_order")


@pytest.mark.django_db
@pytest.mark.usefixtures("november_2026")
def test_nobody_gets_hours_that_another_resident_has() -> None:
    laboratory = make_laboratory()
    make_booking(resource=laboratory)
    with pytest.raises(FieldError):
        make_booking(resource=laboratory)
