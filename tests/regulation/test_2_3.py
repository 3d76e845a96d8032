"""2.3: the four priority directions.

«Маалыматтык-коммуникациялык технологиялар», «Энергиянын кайра жаралуучу булактары жана жашыл
технологиялар», «Агроөнөр жай технологиялары жана тамак-аш азыктарын кайра иштетүү», «Инженерия жана
өнөр жайды автоматташтыруу».
"""

import pytest

from applications.domain.completeness import missing_answers
from applications.forms.project import ProjectStepForm
from core.enums import Direction
from tests.makers.applications import make_draft, project_answers


def test_there_are_four_directions() -> None:
    assert set(Direction) == {Direction.ICT, Direction.ENERGY, Direction.AGRO, Direction.ENGINEERING}


@pytest.mark.parametrize("direction", [*Direction])
def test_a_project_of_each_direction_can_be_filed(direction: Direction) -> None:
    assert ProjectStepForm(project_answers(direction=direction.value)).is_valid()


def test_a_project_outside_the_four_directions_is_not_offered() -> None:
    assert set(ProjectStepForm(project_answers(direction="other")).errors) == {"direction"}


@pytest.mark.django_db
def test_an_application_names_its_direction() -> None:
    assert [gap.field for gap in missing_answers(make_draft(direction=""))] == ["direction"]
