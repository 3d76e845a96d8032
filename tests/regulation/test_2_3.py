"""2.3: the four priority directions.

«Маалыматтык-коммуникациялык технологиялар», «Энергиянын кайра жаралуучу булактары жана жашыл
технологиялар», «Агроөнөр жай технологиялары жана тамак-аш азыктарын кайра иштетүү», «Инженерия жана
өнөр жайды автоматташтыруу».
"""

import pytest

from applications import consent
from applications.domain.completeness import missing_answers
from applications.domain.drafts import save_step
from applications.domain.submission import submit_application
from applications.enums import Step
from applications.forms.project import ProjectStepForm
from core.actors import StandIn
from core.domain.transitions import update
from core.enums import Direction
from core.errors import FieldError
from tests.makers.applications import make_call, make_draft, project_answers


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


@pytest.mark.django_db
def test_a_call_of_some_directions_refuses_a_project_of_another_with_a_sentence() -> None:
    draft = make_draft(make_call(directions=["agro", "energy"]), direction="agro")
    with pytest.raises(FieldError) as refused:
        save_step(draft, step=Step.PROJECT, data=project_answers(direction="ict"))
    assert refused.value.field == "direction"
    assert all(str(one.label) in str(refused.value) for one in (Direction.AGRO, Direction.ENERGY))


@pytest.mark.django_db
def test_what_was_written_in_another_way_is_refused_when_it_is_sent() -> None:
    draft = make_draft(make_call(directions=["agro"]))
    update(draft, actor=StandIn.SYSTEM, direction="ict")
    with pytest.raises(FieldError):
        submit_application(draft, consent_version=consent.CURRENT, language="ky")


@pytest.mark.django_db
@pytest.mark.parametrize("direction", [*Direction])
def test_a_call_limited_to_nothing_takes_all_four(direction: Direction) -> None:
    assert make_draft(direction=direction.value).direction == direction
