"""Which unit a project belongs to: decided by its stage in the life cycle (3.2)."""

from dataclasses import dataclass

from applications.enums import ProjectStage
from core.enums import Unit

CLAUSE_OF_UNIT = {Unit.INCUBATOR: "3.2.1", Unit.TECHNOPARK: "3.2.2"}
EARLY_STAGES = frozenset({ProjectStage.IDEA, ProjectStage.BUSINESS_MODEL})


@dataclass(frozen=True)
class Suggestion:
    """A unit and the clause that leads to it."""

    unit: Unit
    clause: str


def suggest_unit(stage: str) -> Suggestion | None:
    """Return the unit for a project of this stage; None while the stage is not known.

    The incubator helps to prove an idea and to build a business model (3.2.1); the technopark takes
    projects whose concept is proven (3.2.2).
    """
    if stage not in ProjectStage.values:
        return None
    unit = Unit.INCUBATOR if ProjectStage(stage) in EARLY_STAGES else Unit.TECHNOPARK
    return Suggestion(unit, CLAUSE_OF_UNIT[unit])
