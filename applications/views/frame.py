"""What every page of the form shows around its questions: the steps, the way back, what was saved."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.domain.calls import fits, say_when
from applications.domain.completeness import steps_with_gaps
from applications.domain.queries import calls_now
from applications.enums import Step
from applications.models import Application, FormMemory
from applications.views.doors import token_of
from core.clock import now

FROM_CHECK = "check"


def step_url(application: Application, step: str) -> str:
    """Return the address of a step of this application's form."""
    return reverse("applications:step", args=[application.public_id, step])


def next_step(step: str) -> Step:
    """Return the step after this one."""
    return Step(Step.values[Step.values.index(step) + 1])


def memory_of(application: Application) -> FormMemory | None:
    """Return what the form remembers, if anything."""
    return getattr(application, "memory", None)


def done_steps(application: Application) -> frozenset[str]:
    """Return the steps that are answered; of an application sent before, all without gaps."""
    memory = memory_of(application)
    answered = set(Step.values) if application.number else set(memory.saved_steps if memory else ())
    return frozenset(answered - steps_with_gaps(application) - {Step.CHECK})


def first_open_step(application: Application) -> Step:
    """Return where the writer goes on."""
    done = done_steps(application)
    return next((step for step in Step if step not in done), Step.CHECK)


def steps_for(application: Application | None, current: str) -> list[Mapping[str, str]]:
    """Return the list of steps beside the form."""
    done = done_steps(application) if application else frozenset()
    return [
        {
            "label": str(step.label),
            "state": "current" if step == current else "done" if step in done else "todo",
            "url": step_url(application, step) if application and step in done else "",
        }
        for step in Step
    ]


def frame(application: Application | None, step: str, *, from_check: bool = False) -> dict[str, Any]:
    """Return what the page of a step shows around its questions."""
    position = Step.values.index(step)
    if from_check:
        back = step_url(application, Step.CHECK) if application else ""
    elif application and position:
        back = step_url(application, Step.values[position - 1])
    else:
        back = reverse("applications:apply")
    return {
        "application": application,
        "memory": memory_of(application) if application else None,
        "steps": steps_for(application, step),
        "steps_title": _("Steps of the application"),
        "position": position + 1,
        "total": len(Step),
        "back_url": back,
        "form_token": token_of(application),
        **closed_call(application),
    }


def closed_call(application: Application | None) -> dict[str, Any]:
    """Return the sentence of a call that takes nothing now, and the open calls a draft may move to."""
    at = now()
    if application is None or application.can_be_sent(at):
        return {}
    if not application.is_draft:
        return {}  # what is asked for stands above, with its term
    fitting = [call for call in calls_now(at).open if fits(call, application)]
    return {"closed_sentence": say_when(application.call, at=at), "open_calls": fitting}
