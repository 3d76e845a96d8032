"""Questions of a call for tests: one of each kind, with conditions, made through the domain functions."""

from typing import Any

from applications.domain.criteria import Names
from applications.domain.question_sets import QuestionSpec, approve_question_set, write_question_set
from applications.models import QuestionSet
from core.actors import StandIn
from core.clock import today

NAMES = Names("Суроолор", "Вопросы", "Questions")
OPTIONS = (
    {"code": "shop", "ky": "Дүкөн", "ru": "Магазин", "en": "Shop"},
    {"code": "online", "ky": "Интернет", "ru": "Интернет-продажи", "en": "Online"},
)


def spec(code: str, kind: str, *, step: str = "project", **fields: Any) -> QuestionSpec:
    """A question that says its code in three languages."""
    label = Names(f"Суроо {code}", f"Вопрос {code}", f"Question {code}")
    return QuestionSpec(code=code, step=step, kind=kind, label=label, **fields)


SPECS = (
    spec("sells", "yes_no"),
    spec("where", "choices", options=OPTIONS, depends_on="sells", depends_values=("yes",)),
    spec("members", "short_text", applicant_forms=("project_team",)),
    spec("customers", "number", step="needs", lowest=1, highest=500),
    spec("since", "date", step="needs", is_required=False),
    spec("story", "long_text", step="needs", is_required=False, longest=30),
    spec("abroad", "choice", step="needs", options=OPTIONS, depends_on="where", depends_values=("online",)),
)
GIVEN = {"project": {"sells": "no"}, "needs": {"customers": 12}}


def drafted_questions(version: str = "2026") -> QuestionSet:
    """A set that is still being written."""
    return write_question_set(version=version, title=NAMES, questions=SPECS, actor=StandIn.SYSTEM)


def approved_questions(version: str = "2026") -> QuestionSet:
    """A set that calls may use."""
    return approve_question_set(drafted_questions(version), approved_on=today(), actor=StandIn.SYSTEM)
