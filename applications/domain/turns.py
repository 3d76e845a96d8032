"""The order of the steps: each is answered after those before it (3.3.1)."""

from django.utils.translation import gettext as _

from applications.enums import Step
from applications.models import Application, FormMemory
from core.errors import DomainError


class OutOfTurn(DomainError):
    """A step was sent before an earlier one was answered; `step` is the earlier one."""

    def __init__(self, step: Step) -> None:
        self.step = step
        super().__init__(
            _("First answer the step “%(step)s”: this one comes after it. What you typed is kept.")
            % {"step": step.label}
        )


def earlier_step(application: Application, step: str) -> Step | None:
    """Return the first step that must be answered before this one, if there is one.

    An application sent before has answered all of them.
    """
    if application.number:
        return None
    memory = FormMemory.objects.filter(application=application).first()
    answered = memory.saved_steps if memory else []
    before = Step.values[: Step.values.index(step)]
    return next((Step(one) for one in before if one not in answered), None)


def require_turn(application: Application, step: str) -> None:
    """Refuse a step that is sent before its turn. Raises OutOfTurn."""
    earlier = earlier_step(application, step)
    if earlier is not None:
        raise OutOfTurn(earlier)
