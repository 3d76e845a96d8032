"""Writing an application: every step is kept as soon as it is answered (3.3.1)."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain.calls import require_fitting, require_open_call
from applications.domain.questions import check_answers
from applications.domain.turns import require_turn
from applications.domain.units import suggest_unit
from applications.enums import ApplicantForm, Step
from applications.models import Application, Call, FormMemory
from core.actors import StandIn
from core.clock import now
from core.domain.transitions import create, lock, update
from core.errors import WrongState

FIELDS: dict[str, tuple[str, ...]] = {
    Step.APPLICANT: (
        "applicant_form",
        "applicant_name",
        "inn",
        "okpo",
        "registration_number",
        "address",
        "region",
        "representative",
        "email",
        "phone",
    ),
    Step.PROJECT: ("title", "innovation_types", "direction", "stage", "problem", "product"),
    Step.NEEDS: ("plan", "needs", "needs_note"),
}
LARGEST_MEMORY = 200_000


@transaction.atomic
def start_application(
    call: Call,
    *,
    data: Mapping[str, Any],
    language: str,
    public_id: uuid.UUID | None = None,
    saved: bool = True,
    at: datetime | None = None,
) -> Application:
    """Make the draft from the first step's answers; `saved=False` when that step is not finished.

    The same `public_id` twice (a double click) gives one draft, with the latest answers.
    """
    at = at or now()
    public_id = public_id or uuid.uuid4()
    existing = Application.objects.filter(public_id=public_id).first()
    if existing is None:
        require_open_call(call, at=at)
        existing = Application(
            call=call, public_id=public_id, language=language, question_set=call.question_set
        )
        create(existing, actor=StandIn.APPLICANT, at=at)
        FormMemory.objects.create(application=existing, saved_at=at)
    return write_answers(existing, step=Step.APPLICANT, data=data, saved=saved, at=at)


def save_step(
    application: Application,
    *,
    step: str,
    data: Mapping[str, Any],
    answers: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> Application:
    """Keep the accepted answers of one step; `answers` are those to the call's own questions, by code."""
    return write_answers(application, step=step, data=data, answers=answers or {}, saved=True, at=at)


@transaction.atomic
def write_answers(
    application: Application,
    *,
    step: str,
    data: Mapping[str, Any],
    saved: bool,
    answers: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> Application:
    """Write the answers of a step; `saved` says that the step is now answered."""
    at = at or now()
    row = lock_for_writing(application, step=step)
    written = _ready(step, data)
    require_fitting(row.call, direction=written.get("direction", ""), stage=written.get("stage", ""))
    if answers is not None:
        written |= _changed_answers(row, step, answers)
    if written:
        update(row, actor=StandIn.APPLICANT, at=at, **written)
    if saved:
        remember_step(row, step=step, at=at)
    return row


def lock_for_writing(application: Application, *, step: str | None = None) -> Application:
    """Return the row, locked, when its applicant may still change it. Needs an open transaction.

    With `step`, the steps before it are answered: OutOfTurn otherwise.
    """
    row = lock(application)
    if not row.is_editable:
        raise WrongState(
            _(
                "The application has been sent already, so its answers cannot be changed. "
                "The state now: %(state)s."
            )
            % {"state": row.get_state_display()}
        )
    if step:
        require_turn(row, step)
    return row


def remember_step(application: Application, *, step: str, at: datetime) -> None:
    """Note that a step is answered; what was typed there and not accepted is of no more use."""
    memory = _memory(application, at)
    memory.saved_steps = [code for code in Step.values if code in {*memory.saved_steps, step}]
    memory.typed.pop(step, None)
    memory.saved_at = at
    memory.save()


@transaction.atomic
def keep_typed(
    application: Application, *, step: str, typed: Mapping[str, list[str]], at: datetime | None = None
) -> None:
    """Keep what was typed on a step and could not be accepted, so that nothing is lost."""
    at = at or now()
    row = lock_for_writing(application)
    if sum(len(text) for texts in typed.values() for text in texts) > LARGEST_MEMORY:
        return
    memory = _memory(row, at)
    memory.typed[step] = dict(typed)
    memory.saved_at = at
    memory.save()


def _memory(application: Application, at: datetime) -> FormMemory:
    memory, _made = FormMemory.objects.get_or_create(application=application, defaults={"saved_at": at})
    return memory


def _changed_answers(row: Application, step: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    checked = check_answers(row, step=step, given=answers)
    return {} if checked == row.answers else {"answers": checked}


def _ready(step: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Keep only the step's own fields; a project team has no ИНН (1.4), the stage decides the unit (3.2)."""
    ready = {name: data[name] for name in FIELDS.get(step, ()) if name in data}
    if ready.get("applicant_form") == ApplicantForm.PROJECT_TEAM:
        ready |= {"inn": "", "okpo": "", "registration_number": ""}
    if "email" in ready:
        ready["email"] = ready["email"].lower()
    if "stage" in ready:
        suggestion = suggest_unit(ready["stage"])
        ready["unit"] = suggestion.unit if suggestion else ""
    return ready
