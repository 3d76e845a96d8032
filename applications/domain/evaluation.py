"""Closing an evaluation: the quorum has scored, the protocol is drafted (3.3.1)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.domain.conflicts import note_found_conflicts
from applications.domain.membership import panel_of
from applications.domain.protocol import protocol_content
from applications.domain.summary import Summary, summary
from applications.models import Application
from core import clock
from core.actors import Actor
from core.domain import transitions
from core.errors import DomainError
from documents.domain.papers import issue
from documents.enums import PaperKind
from documents.models import IssuedPaper

PROTOCOL = "applications/papers/protocol.html"
TITLE = gettext_lazy("Protocol of the expert commission")


@transaction.atomic
def close_evaluation(application: Application, *, actor: Actor, at: datetime | None = None) -> IssuedPaper:
    """Close the evaluation of an application and issue its protocol; scores are frozen from now on (3.3.1).

    Needs the quorum of sent sheets of experts without a conflict of interest, else raises DomainError;
    raises WrongState when it is closed already. Nothing is written then.
    """
    at = at or clock.now()
    row = transitions.lock(application)
    transitions.perform(row, "close_evaluation", actor=actor, at=at)
    note_found_conflicts(row, panel_of(row), at=at)
    state = summary(row)
    require_quorum(state)
    protocol = issue(
        PaperKind.PROTOCOL,
        title=TITLE,
        template=PROTOCOL,
        context=protocol_content(row, state),
        subject=row,
        on=clock.day_of(at),
        actor=actor,
        at=at,
    )
    application.refresh_from_db()
    return protocol


def require_quorum(state: Summary) -> None:
    """Refuse to close before the quorum, and say what is missing. Raises DomainError."""
    if not state.quorum_is_possible:
        raise DomainError(
            _(
                "The quorum can no longer be reached: it is %(quorum)d, and only %(eligible)d of the experts "
                "have no conflict of interest. Add experts to the commission by another order."
            )
            % {"quorum": state.quorum, "eligible": len(state.eligible)}
        )
    if not state.has_quorum:
        raise DomainError(
            _(
                "The quorum is not there yet: sent %(counted)d, needed %(quorum)d. "
                "Scores are awaited from: %(names)s"
            )
            % {
                "counted": len(state.counted),
                "quorum": state.quorum,
                "names": ", ".join(expert.member.user.short_name for expert in state.awaited),
            }
        )
