"""Closing an evaluation without a meeting: the score sheets of the quorum speak alone (3.3.1)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain.conflicts import note_found_conflicts
from applications.domain.membership import commission_of, panel_of
from applications.domain.sessions_content import item_content
from applications.domain.sessions_protocol import issue_protocol
from applications.domain.summary import Summary, summary
from applications.enums_session import LIVE_ITEMS, Result, SessionForm
from applications.models import AgendaItem, Application, CommissionSession
from core import clock
from core.actors import Actor
from core.conf import centre
from core.domain import transitions
from core.errors import DomainError, WrongState
from documents.domain import snapshots
from documents.models import IssuedPaper


@transaction.atomic
def close_evaluation(application: Application, *, actor: Actor, at: datetime | None = None) -> IssuedPaper:
    """Close the evaluation of one application by the written procedure and issue its protocol (3.3.1).

    The commission recommends what reaches the pass mark. Needs the quorum of sent sheets of experts without
    a conflict of interest and the setting WRITTEN_PROCEDURE, else raises DomainError; raises WrongState when
    it is closed already or stands on the agenda of a session. Nothing is written then.
    """
    at = at or clock.now()
    row = transitions.lock(application)
    transitions.perform(row, "close_evaluation", actor=actor, at=at)
    if not centre("WRITTEN_PROCEDURE"):
        raise DomainError(_("The commission deals with every application in a session: call one."))
    if row.agenda_items.filter(state__in=LIVE_ITEMS).exists():
        raise WrongState(_("This application stands on the agenda of a session: it is closed there."))
    note_found_conflicts(row, panel_of(row), at=at)
    state = summary(row)
    require_quorum(state)
    session = _session(row, actor=actor, at=at)
    _close_item(session, row, state, actor=actor, at=at)
    transitions.perform(session, "close_written", actor=actor, at=at)
    protocol = issue_protocol(session, actor=actor, at=at)
    application.refresh_from_db()
    return protocol.paper


def require_quorum(state: Summary) -> None:
    """Refuse to close before the quorum has scored, and say what is missing. Raises DomainError."""
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


def _session(application: Application, *, actor: Actor, at: datetime) -> CommissionSession:
    """Enter the written procedure as a session of its own, opened and closed at once."""
    session = CommissionSession(commission=commission_of(application), form=SessionForm.WRITTEN, held_at=at)
    return transitions.create(session, actor=actor, at=at)


def _close_item(
    session: CommissionSession, application: Application, state: Summary, *, actor: Actor, at: datetime
) -> None:
    item = AgendaItem(session=session, application=application, position=1)
    transitions.create(item, actor=actor, at=at)
    transitions.perform(
        item,
        "close_item",
        actor=actor,
        at=at,
        result=Result.RECOMMENDED if state.passes else Result.NOT_RECOMMENDED,
        mark=state.mark,
        content=snapshots.freeze(item_content(item, state)),
    )
