"""What the commission tries: orders, declarations, waivers, scores (3.3.1)."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from applications.domain.alternates import call_in_alternate
from applications.domain.commission import appoint_commission, give_to_commission
from applications.domain.conflicts import declare_conflict
from applications.domain.evaluation import close_evaluation
from applications.domain.membership_orders import change_membership
from applications.domain.scoring import open_scores, score, submit_scores
from applications.domain.waivers import waive_conflict
from applications.enums import ApplicationState, MemberRole
from applications.models import Application, Commission, CommissionMember, ConflictDeclaration
from tests.makers.commission import REASON, seats_of
from tests.regulation.machine.attempts import Attempts

S = ApplicationState
DATA = st.data()
POINTS = st.sampled_from((0, 2, 3, 4, 5))


class Evaluating(Attempts):
    """Acts from the order to the scores."""

    @rule(data=DATA)
    def appoint(self, data: st.DataObject) -> None:
        rows = {self.application(data, S.COMPLETE) for _each in range(data.draw(st.integers(1, 2)))}
        experts = self.selection.experts if self.likely(data) else self.selection.others
        seats = [*seats_of(experts), (self.selection.alternate, MemberRole.ALTERNATE)]
        if not self.likely(data):
            seats.append((self.who(data), data.draw(st.sampled_from(MemberRole))))
        given = {
            "order_number": f"{next(self.numbers)}-м",
            "order_date": self.day(data),
            "members": seats,
            "applications": sorted(rows, key=lambda row: row.pk),
            "quorum": data.draw(st.sampled_from((2, 2, 3, 4, 0))),
            "actor": self.actor(data, self.selection.director),
        }
        self.attempt("appoint", lambda: appoint_commission(self.selection.call, **given))

    @rule(data=DATA)
    def give(self, data: st.DataObject) -> None:
        row = self.application(data, S.COMPLETE, call=self.selection.call)
        commission = self.one(data, Commission.objects.all())
        actor = self.actor(data, self.selection.director)
        assert commission is not None
        self.attempt("give", lambda: give_to_commission(row, commission=commission, actor=actor))

    @rule(data=DATA)
    def change_members(self, data: st.DataObject) -> None:
        commission = self.one(data, Commission.objects.all())
        assert commission is not None
        seats = [(one.user, one.role) for one in commission.members.filter(left_on=None).order_by("pk")]
        place = data.draw(st.integers(0, len(seats) - 1))
        seats[place] = (self.who(data, *self.selection.judges, *self.selection.others), seats[place][1])
        given = {"order_number": f"{next(self.numbers)}-ө", "order_date": self.day(data), "members": seats}
        actor = self.actor(data, self.selection.director)
        self.attempt("change_members", lambda: change_membership(commission, **given, actor=actor))

    @rule(data=DATA)
    def declare(self, data: st.DataObject) -> None:
        row = self.application(data, S.IN_EVALUATION)
        expert = self.expert(data, row)
        has_conflict = data.draw(st.sampled_from((False, False, True)))
        words = self.words(data, "Мурда чогуу иштегенбиз.")
        self.attempt(
            "declare",
            lambda: declare_conflict(row, expert=expert, has_conflict=has_conflict, statement=words),
        )

    @rule(data=DATA)
    def waive(self, data: st.DataObject) -> None:
        shut_out = ConflictDeclaration.objects.shutting_out().filter(application__state=S.IN_EVALUATION)
        one = self.one(data, shut_out)
        row = one.application if one and self.likely(data) else self.application(data, S.IN_EVALUATION)
        seat = one.member if one and self.likely(data) else self.one(data, CommissionMember.objects.all())
        actor, reason = self.expert(data, row, chair=True), self.words(data, "Башка эксперт жок.")
        assert seat is not None
        self.attempt("waive", lambda: waive_conflict(row, member=seat, reason=reason, actor=actor))

    @rule(data=DATA)
    def call_in(self, data: st.DataObject) -> None:
        row = self.application(data, S.IN_EVALUATION)
        seat = self.one(data, CommissionMember.objects.all(), role=MemberRole.ALTERNATE)
        actor = self.who(data, self.selection.director, self.expert(data, row, chair=True))
        assert seat is not None
        self.attempt("call_in", lambda: call_in_alternate(row, member=seat, actor=actor))

    @rule(data=DATA, points=POINTS, explained=st.booleans())
    def give_points(self, data: st.DataObject, points: int, explained: bool) -> None:
        row = self.application(data, S.IN_EVALUATION)
        expert = self.expert(data, row)
        criteria = row.call.criteria.criteria.values_list("pk", flat=True)
        wrong = data.draw(st.sampled_from((None, None, None, 6, -1)))
        given = dict.fromkeys(criteria, points if wrong is None else wrong)
        reasons = dict.fromkeys(criteria, REASON) if explained else {}
        self.attempt(
            "give_points", lambda: score(row, expert=expert, points=given, comments=reasons, overall="Жакшы.")
        )

    @rule(data=DATA)
    def send_points(self, data: st.DataObject) -> None:
        row = self.application(data, S.IN_EVALUATION)
        expert = self.expert(data, row)
        self.attempt("send_points", lambda: submit_scores(row, expert=expert))

    @rule(data=DATA)
    def show_points(self, data: st.DataObject) -> None:
        row = self.application(data, S.IN_EVALUATION)
        actor = self.expert(data, row, chair=True)
        self.attempt("show_points", lambda: open_scores(row, actor=actor))

    @rule(data=DATA)
    def close_in_writing(self, data: st.DataObject) -> None:
        row = self.application(data, S.IN_EVALUATION)
        actor = self.actor(data, self.selection.secretary, self.selection.director)
        self.attempt("close_in_writing", lambda: close_evaluation(row, actor=actor))

    def expert(self, data: st.DataObject, row: Application, *, chair: bool = False):
        """Somebody of the application's commission most often, else anybody."""
        seats = CommissionMember.objects.filter(commission=row.commission_id, left_on=None).order_by("pk")
        if chair:
            seats = seats.filter(role=MemberRole.CHAIR)
        return self.who(data, *(seat.user for seat in seats.select_related("user")))
