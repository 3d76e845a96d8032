"""Remarks beside the questions: what the Centre asks to add, and whether it has been added (3.3.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from applications.domain.checklist import LONGEST_REMARK, checklist_of
from applications.enums import ApplicationState
from applications.models import Application, Remark
from applications.questions import questions_of, texts_of
from core.actors import Actor
from core.domain.transitions import create
from core.errors import FieldError
from core.texts import clean_text


@dataclass(frozen=True)
class OpenRemark:
    """A remark the applicant has still to answer, or has answered by changing the answer."""

    question: str
    label: str
    step: str
    field: str
    text: str
    answered: bool


def open_remarks(application: Application) -> list[OpenRemark]:
    """Return the remarks of an application that is now with its applicant, in the order of the form."""
    if application.state != ApplicationState.RETURNED:
        return []
    rows = {
        row.question: row for row in Remark.objects.filter(application=application, round=application.round)
    }
    if not rows:
        return []
    texts = texts_of(application)
    return [
        OpenRemark(
            question=question.code,
            label=question.label,
            step=question.step,
            field=question.field,
            text=rows[question.code].text,
            answered=texts.get(question.code, "") != rows[question.code].answer,
        )
        for question in questions_of(application).values()
        if question.code in rows
    ]


def keep_remarks(
    application: Application, remarks: Mapping[str, str], *, actor: Actor, at: datetime | None = None
) -> list[Remark]:
    """Keep the remarks of this round, each with the answer it is about, inside the caller's transaction."""
    known, texts = questions_of(application), texts_of(application)
    kept = []
    for code, words in remarks.items():
        text = clean_text(words)
        if code not in known:
            raise FieldError(f"remark_{code}", _("There is no such question in this application."))
        if len(text) > LONGEST_REMARK:
            raise FieldError(f"remark_{code}", _("This remark is too long. Write it shorter."))
        if text:
            row = Remark(
                application=application,
                round=application.round,
                question=code,
                text=text,
                answer=texts.get(code, ""),
            )
            kept.append(create(row, actor=actor, at=at))
    return kept


def drafted_remarks(application: Application) -> dict[str, str]:
    """Return the remarks the clerk has written while checking and not sent yet."""
    found = checklist_of(application)
    return dict(found.remarks) if found else {}
