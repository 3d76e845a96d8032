"""What an answer to a question of a call may be: its length, its limits, its options (3.3.1)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from applications.enums import QuestionKind
from applications.models import Question
from core.formatting import format_number

LONGEST = {QuestionKind.SHORT_TEXT: 200, QuestionKind.LONG_TEXT: 2000}
EMPTY: tuple[Any, ...] = (None, "", [], ())


def longest_of(question: Question) -> int:
    """Return how many characters an answer may have."""
    return question.longest or LONGEST[QuestionKind(question.kind)]


def say_ask(question: Question) -> str:
    """Say that a question waits for its answer."""
    return _("Answer the question “%(question)s”") % {"question": question.label}


def as_kept(value: Any) -> Any:
    """Return an answer as it is kept: a day as text."""
    return value.isoformat() if isinstance(value, date) else value


def fault_of(question: Question, value: Any) -> str:
    """Say what is wrong with an answer; nothing when it can be kept."""
    if value in EMPTY:
        return ""
    return FAULTS[QuestionKind(question.kind)](question, value)


def _text_fault(question: Question, value: Any) -> str:
    most = longest_of(question)
    if isinstance(value, str) and len(value) <= most:
        return ""
    return _("Write at most %(most)d characters; now there are %(now)d.") % {
        "most": most,
        "now": len(str(value)),
    }


def _number_fault(question: Question, value: Any) -> str:
    if not isinstance(value, int) or isinstance(value, bool):
        return say_ask(question)
    if question.lowest is not None and value < question.lowest:
        return _("The number must be %(number)s or more.") % {"number": format_number(question.lowest)}
    if question.highest is not None and value > question.highest:
        return _("The number must be %(number)s or less.") % {"number": format_number(question.highest)}
    return ""


def _date_fault(question: Question, value: Any) -> str:
    try:
        date.fromisoformat(as_kept(value))
    except (TypeError, ValueError):
        return say_ask(question)
    return ""


def _choice_fault(question: Question, value: Any) -> str:
    codes = {code for code, _label in question.choices}
    chosen = value if question.kind == QuestionKind.CHOICES else [value]
    if isinstance(chosen, list) and all(isinstance(code, str) and code in codes for code in chosen):
        return ""
    return _("Choose from the answers given to “%(question)s”") % {"question": question.label}


FAULTS: dict[QuestionKind, Callable[[Question, Any], str]] = {
    QuestionKind.SHORT_TEXT: _text_fault,
    QuestionKind.LONG_TEXT: _text_fault,
    QuestionKind.NUMBER: _number_fault,
    QuestionKind.DATE: _date_fault,
    QuestionKind.CHOICE: _choice_fault,
    QuestionKind.CHOICES: _choice_fault,
    QuestionKind.YES_NO: _choice_fault,
}
