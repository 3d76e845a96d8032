"""What the units' admin screens share: acts on records without states, with pages of their own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.domain import scope
from core.admin_shown import EnteredAdmin
from core.domain.transitions import TransitionInfo


@dataclass(frozen=True)
class Act:
    """How an act on a record without states is offered: its button, who may, when."""

    label: Any
    permission: str
    offered: Callable[[Any], bool] = lambda record: True
    tone: str = "now"


class ActAdmin(EnteredAdmin):
    """A record without states: its acts have buttons and pages as transitions have."""

    acts: ClassVar[Mapping[str, Act]] = {}

    def transitions_of(self, request: HttpRequest, obj: Any) -> list[TransitionInfo]:
        """The acts that make sense for the record now, each with whether this person may do it."""
        return [_info(obj, name, act, request.user) for name, act in self.acts.items() if act.offered(obj)]

    def _label(self, obj: Any, transition: str) -> str:
        return str(self.acts[transition].label)


def _info(record: Any, name: str, act: Act, user: Any) -> TransitionInfo:
    may = user.has_perm(act.permission)
    why_not = scope.refusal(record, user, act.permission) if may else _("Your role does not allow this.")
    return TransitionInfo(
        name=name, label=str(act.label), tone=act.tone, allowed=not why_not, why_not=why_not
    )


DAY = gettext_lazy("For example, 22.11.2026")
