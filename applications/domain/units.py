"""Which unit a project belongs to: decided by its stage in the life cycle (3.2)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.enums import AttachmentKind, ProjectStage
from applications.models import Application
from core.enums import Unit

CLAUSE_OF_UNIT = {Unit.INCUBATOR: "3.2.1", Unit.TECHNOPARK: "3.2.2"}
# The clauses in their own words, as far as they say which projects the unit is for.
WORDS_OF_CLAUSE: dict[str, str | Promise] = {
    "3.2.1": _("Business incubator: Serves projects at the early stages of their activity."),
    "3.2.2": _(
        "Technopark: Serves more mature start-ups and small innovative enterprises whose concept is "
        "confirmed and which are ready to scale up."
    ),
}
EARLY_STAGES = frozenset({ProjectStage.IDEA, ProjectStage.BUSINESS_MODEL})


@dataclass(frozen=True)
class Suggestion:
    """A unit and the clause that leads to it."""

    unit: Unit
    clause: str

    @property
    def words(self) -> str:
        """Return the clause in its own words."""
        return str(WORDS_OF_CLAUSE[self.clause])


def suggest_unit(stage: str) -> Suggestion | None:
    """Return the unit for a project of this stage; None while the stage is not known.

    The incubator helps to prove an idea and to build a business model (3.2.1); the technopark takes
    projects whose concept is proven (3.2.2).
    """
    if stage not in ProjectStage.values:
        return None
    unit = Unit.INCUBATOR if ProjectStage(stage) in EARLY_STAGES else Unit.TECHNOPARK
    return Suggestion(unit, CLAUSE_OF_UNIT[unit])


def has_evidence(application: Application) -> bool:
    """Say whether a proof of the concept is attached: the technopark is for proven concepts (3.2.2)."""
    return application.attachments.filter(kind=AttachmentKind.PROOF).exists()


def needs_evidence(application: Application, unit: str) -> bool:
    """Say whether the technopark is meant and nothing attached proves the concept (3.2.2)."""
    return unit == Unit.TECHNOPARK and not has_evidence(application)
