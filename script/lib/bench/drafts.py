"""Complete drafts by the hundred, ready to be sent, and the forms that send them."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.urls import reverse

from applications.consent import CURRENT
from applications.domain.links import form_token
from applications.enums import ApplicationState, Step
from applications.models import Application, BudgetLine, FormMemory, TeamMember
from bench.client import Form
from core.clock import now

# What an application has not before it is sent.
UNSENT: dict[str, Any] = {
    "state": ApplicationState.DRAFT,
    "number": "",
    "submitted_at": None,
    "consent_at": None,
    "consent_version": "",
    "consent_language": "",
    "check_due_on": None,
    "round": 1,
    "remark": "",
}


def drafts_like(complete: Application, count: int) -> list[Application]:
    """So many drafts with the answers of one that could be sent, each of an applicant of its own."""
    rows = [
        _copy(
            complete,
            **UNSENT,
            public_id=uuid.uuid4(),
            inn=f"0{number:013d}",
            email=f"sender{number}@talaa.example",
        )
        for number in range(count)
    ]
    drafts = Application.objects.bulk_create(rows)
    steps = [step for step in Step.values if step != Step.CHECK]
    FormMemory.objects.bulk_create(
        FormMemory(application=draft, saved_steps=steps, saved_at=now()) for draft in drafts
    )
    for model, lines in ((TeamMember, complete.team.all()), (BudgetLine, complete.budget.all())):
        copies = [_copy(line, application_id=draft.pk) for draft in drafts for line in lines]
        model._base_manager.bulk_create(copies)
    return drafts


def sending_forms(drafts: Iterable[Application]) -> list[Form]:
    """The last step of each draft, the consent ticked."""
    return [
        Form(
            reverse("applications:step", args=[draft.public_id, Step.CHECK]),
            {"form_token": form_token(draft), "consent": "on", "consent_version": CURRENT},
        )
        for draft in drafts
    ]


def _copy[M: models.Model](row: M, **changes: Any) -> M:
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key}
    return type(row)(**{**values, **changes})
