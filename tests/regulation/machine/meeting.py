"""What is tried at the commission's sessions: agenda, attendance, votes, protocol (3.3.1)."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from applications.domain.sessions import (
    call_session,
    cancel_session,
    close_session,
    open_session,
    put_on_agenda,
    record_attendance,
)
from applications.domain.sessions_protocol import correct_protocol, sign_protocol
from applications.domain.sessions_voting import (
    cast_vote,
    close_voting,
    open_voting,
    postpone_item,
    write_dissent,
    write_note,
)
from applications.enums import ApplicationState
from applications.enums_session import Choice, ItemState, SessionState
from applications.models import AgendaItem, Commission, CommissionMember, CommissionSession, SessionProtocol
from core.clock import now
from tests.makers.sessions import PLACE, signed_copy
from tests.regulation.machine.attempts import Attempts

S = ApplicationState
DATA = st.data()
CHOICES = st.sampled_from((*Choice, Choice.FOR, "perhaps"))


class Meeting(Attempts):
    """Acts of a session."""

    @rule(data=DATA)
    def call_together(self, data: st.DataObject) -> None:
        row = self.application(data, S.IN_EVALUATION)
        commission = row.commission or self.one(data, Commission.objects.all())
        held_at = now() + timedelta(days=0 if self.likely(data) else data.draw(st.integers(-5, 5)))
        place, actor = self.words(data, PLACE), self.actor(data, self.selection.secretary)
        self.attempt(
            "call_together",
            lambda: call_session(commission, held_at=held_at, place=place, applications=[row], actor=actor),
        )

    @rule(data=DATA)
    def add_to_agenda(self, data: st.DataObject) -> None:
        session = self.session(data, SessionState.PLANNED, SessionState.OPEN)
        row = self.application(data, S.IN_EVALUATION, commission=session.commission_id)
        actor = self.actor(data, self.selection.secretary)
        self.attempt("add_to_agenda", lambda: put_on_agenda(session, applications=[row], actor=actor))

    @rule(data=DATA)
    def open_it(self, data: st.DataObject) -> None:
        session = self.session(data, SessionState.PLANNED)
        actor = self.actor(data, self.selection.secretary)
        self.attempt("open_it", lambda: open_session(session, actor=actor))

    @rule(data=DATA)
    def attend(self, data: st.DataObject) -> None:
        session = self.session(data, SessionState.OPEN)
        seats = list(session.commission.members.order_by("pk"))
        here = [seat for seat in seats if self.likely(data)]
        if not self.likely(data):
            here.append(self.one(data, CommissionMember.objects.all()))
        actor = self.actor(data, self.selection.secretary)
        self.attempt("attend", lambda: record_attendance(session, present=here, actor=actor))

    @rule(data=DATA, is_secret=st.booleans())
    def open_vote(self, data: st.DataObject, is_secret: bool) -> None:
        item = self.item(data, ItemState.WAITING)
        actor = self.actor(data, self.selection.secretary)
        self.attempt("open_vote", lambda: open_voting(item, is_secret=is_secret, actor=actor))

    @rule(data=DATA, choice=CHOICES)
    def vote(self, data: st.DataObject, choice: str) -> None:
        item = self.item(data, ItemState.VOTING)
        expert = self.who(data, *self.selection.judges)
        if self.attempt("vote", lambda: cast_vote(item, expert=expert, choice=choice)):
            seat = CommissionMember.objects.get(commission=item.session.commission, user=expert)
            line = item.session.attendance.get(member=seat)
            assert line.is_present, "who is absent has voted"
            assert seat.left_on is None, "who has left the commission has voted"

    @rule(data=DATA)
    def vote_all(self, data: st.DataObject) -> None:
        """The whole commission votes, one after the other; some may not."""
        item = self.item(data, ItemState.VOTING)
        choice = data.draw(CHOICES)
        for seat in item.session.commission.members.order_by("pk").select_related("user"):
            self.attempt("vote", lambda seat=seat: cast_vote(item, expert=seat.user, choice=choice))

    @rule(data=DATA)
    def close_vote(self, data: st.DataObject) -> None:
        item = self.item(data, ItemState.VOTING)
        actor = self.actor(data, self.selection.secretary)
        self.attempt("close_vote", lambda: close_voting(item, actor=actor))

    @rule(data=DATA)
    def postpone(self, data: st.DataObject) -> None:
        item = self.item(data, ItemState.WAITING, ItemState.VOTING)
        actor, reason = self.actor(data, self.selection.secretary), self.words(data, "Эксперт ооруп калды.")
        self.attempt("postpone", lambda: postpone_item(item, reason=reason, actor=actor))

    @rule(data=DATA)
    def note(self, data: st.DataObject) -> None:
        item, actor = self.item(data), self.actor(data, self.selection.secretary)
        words = f"Талкууланды {next(self.numbers)}."
        self.attempt("note", lambda: write_note(item, note=words, actor=actor))

    @rule(data=DATA)
    def dissent(self, data: st.DataObject) -> None:
        item = self.item(data, ItemState.CLOSED)
        expert, words = self.who(data, *self.selection.judges), self.words(data, "Мен макул эмесмин.")
        self.attempt("dissent", lambda: write_dissent(item, expert=expert, text=words))

    @rule(data=DATA)
    def call_off(self, data: st.DataObject) -> None:
        session = self.session(data, SessionState.PLANNED)
        actor, reason = self.actor(data, self.selection.secretary), self.words(data, "Кворум жок.")
        self.attempt("call_off", lambda: cancel_session(session, reason=reason, actor=actor))

    @rule(data=DATA)
    def close_it(self, data: st.DataObject) -> None:
        session = self.session(data, SessionState.OPEN)
        actor = self.actor(data, self.selection.secretary)
        self.attempt("close_it", lambda: close_session(session, actor=actor))

    @rule(data=DATA)
    def sign(self, data: st.DataObject) -> None:
        protocol = self.one(data, SessionProtocol.objects.all(), signed_on=None)
        actor, day = self.actor(data, self.selection.secretary), self.day(data)
        assert protocol is not None
        self.attempt("sign", lambda: sign_protocol(protocol, signed_on=day, file=signed_copy(), actor=actor))

    @rule(data=DATA)
    def correct(self, data: st.DataObject) -> None:
        protocol = self.one(data, SessionProtocol.objects.all())
        assert protocol is not None
        item = protocol.session.items.order_by("pk").first()
        notes = {item.pk: f"Такталды {next(self.numbers)}."} if item and self.likely(data) else {}
        given = {"reason": self.words(data, "Тактоо."), "place": protocol.session.place, "notes": notes}
        actor = self.actor(data, self.selection.secretary)
        self.attempt("correct", lambda: correct_protocol(protocol, **given, actor=actor))

    def session(self, data: st.DataObject, *states: str) -> CommissionSession:
        """A session, most often one in such a state."""
        found = self.one(data, CommissionSession.objects.all(), state__in=states)
        assert found is not None
        return found

    def item(self, data: st.DataObject, *states: str) -> AgendaItem:
        """An item of an agenda, most often one in such a state."""
        fitting = {"state__in": states} if states else {}
        found = self.one(data, AgendaItem.objects.all(), **fitting)
        assert found is not None
        return found
