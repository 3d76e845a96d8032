"""What is tried with decisions: taken, told, reversed, appealed against; and with contracts (1.4, 3.3.1)."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from applications.domain.appeal_answers import answer_appeal, give_appeal
from applications.domain.appeals import file_appeal, receive_appeal
from applications.domain.conditions import fail_condition, meet_condition
from applications.domain.decision import Terms, decide
from applications.domain.release import release_decision
from applications.domain.reversal import reverse_decision
from applications.enums import ApplicationState, Outcome
from applications.enums_decision import AppealState, ConditionKind, ConditionState
from applications.models import Appeal, Condition, Decision
from core.actors import StandIn
from core.clock import today
from documents.domain.acts import record_act
from documents.enums import ActKind
from residents.domain.contracts import cancel_contract, draft_contract, issue_contract
from residents.domain.signing import sign_contract
from residents.enums import ContractState
from residents.models import Contract
from tests.makers.applications import make_file
from tests.makers.residents import signatory, signed_copy, someone
from tests.makers.selection import APPEAL
from tests.regulation.machine.attempts import Attempts

S = ApplicationState
DATA = st.data()


class Deciding(Attempts):
    """Acts from the decision to the residency."""

    @rule(data=DATA, outcome=st.sampled_from((*Outcome, "perhaps")))
    def take_decision(self, data: st.DataObject, outcome: str) -> None:
        row = self.application(data, S.EVALUATED)
        kind = data.draw(st.sampled_from(ConditionKind))
        terms = Terms(kind, self.day(data, 30), self.words(data, "Лицензия алынсын."))
        given = {
            "reasons": self.words(data, "Комиссиянын сунушу боюнча."),
            "condition": terms if (outcome == Outcome.CONDITIONAL) == self.likely(data) else None,
            "revise_by": self.day(data, 14) if (outcome == Outcome.REVISION) == self.likely(data) else None,
            "decided_on": self.day(data),
            "actor": self.who(data, self.selection.director),
        }
        self.attempt("take_decision", lambda: decide(row, outcome=outcome, **given))

    @rule(data=DATA)
    def release(self, data: st.DataObject) -> None:
        row, actor = self.application(data, S.DECIDED), self.who(data, self.selection.director)
        self.attempt("release", lambda: release_decision(row, actor=actor))

    @rule(data=DATA)
    def reverse(self, data: st.DataObject) -> None:
        row = self.application(data, S.DECIDED, S.ACCEPTED, S.REJECTED)
        actor, day = self.who(data, self.selection.director), self.day(data)
        reason = self.words(data, "Жаңы жагдайлар ачылды.")
        self.attempt("reverse", lambda: reverse_decision(row, reason=reason, reversed_on=day, actor=actor))

    @rule(data=DATA, met=st.booleans())
    def close_condition(self, data: st.DataObject, met: bool) -> None:
        one = self.one(data, Condition.objects.all(), state=ConditionState.WAITING)
        actor, note = self.actor(data, self.selection.clerk), self.words(data, "Күбөлүк тиркелди.")
        assert one is not None
        if met:
            file = make_file("Күбөлүк.pdf")
            self.attempt("meet", lambda: meet_condition(one, note=note, file=file, actor=actor))
        else:
            self.attempt("fail", lambda: fail_condition(one, note=note, actor=actor))

    @rule(data=DATA)
    def appeal(self, data: st.DataObject) -> None:
        row = self.application(data, S.REJECTED, S.ACCEPTED)
        text = self.words(data, APPEAL)
        self.attempt("appeal", lambda: file_appeal(row, text=text))

    @rule(data=DATA)
    def receive(self, data: st.DataObject) -> None:
        one, actor = self.appealed(data, AppealState.FILED), self.actor(data, self.selection.clerk)
        self.attempt("receive", lambda: receive_appeal(one, actor=actor))

    @rule(data=DATA)
    def give_to_others(self, data: st.DataObject) -> None:
        one = self.appealed(data, AppealState.RECEIVED)
        members = self.selection.others if self.likely(data) else self.selection.experts
        kind = ActKind.DIRECTOR_ORDER if self.likely(data) else ActKind.RECTOR_ORDER
        number, actor = f"{next(self.numbers)}-а", self.who(data, self.selection.director)
        order = record_act(
            kind=kind, number=number, dated_on=today(), title="Апелляция", actor=StandIn.SYSTEM
        )
        self.attempt("give_to_others", lambda: give_appeal(one, order=order, members=members, actor=actor))

    @rule(data=DATA, upheld=st.booleans())
    def answer(self, data: st.DataObject, upheld: bool) -> None:
        one = self.appealed(data, AppealState.CONSIDERED)
        others = Decision.objects.in_force().exclude(pk=one.decision_id)
        before = set(others.values_list("pk", flat=True))
        given = {
            "reasons": self.words(data, "Прототип кайра каралды."),
            "considered_on": self.day(data),
            "file": make_file("Протокол.pdf"),
            "actor": self.who(data, self.selection.director),
        }
        self.attempt("answer", lambda: answer_appeal(one, upheld=upheld, **given))
        assert before == set(others.values_list("pk", flat=True)), "an appeal reversed another decision"

    @rule(data=DATA)
    def draft(self, data: st.DataObject) -> None:
        row = self.application(data, S.ACCEPTED)
        given = {
            "starts_on": self.day(data),
            "signatory": signatory(),
            "counterpart_name": self.words(data, "Асанова Мээрим Кубатбек кызы"),
            "actor": self.actor(data, self.selection.clerk),
        }
        self.attempt("draft", lambda: draft_contract(row, **given))

    @rule(data=DATA)
    def issue(self, data: st.DataObject) -> None:
        one, actor = self.contract(data, ContractState.DRAFT), self.actor(data, self.selection.clerk)
        day = self.day(data)
        self.attempt("issue", lambda: issue_contract(one, issued_on=day, actor=actor))

    @rule(data=DATA)
    def sign_both(self, data: st.DataObject) -> None:
        one, actor = self.contract(data, ContractState.ISSUED), self.actor(data, self.selection.director)
        given = {"signed_on": self.day(data), "scan": signed_copy(), "representative": someone()}
        self.attempt("sign_both", lambda: sign_contract(one, **given, actor=actor))

    @rule(data=DATA)
    def cancel(self, data: st.DataObject) -> None:
        one = self.contract(data, ContractState.DRAFT, ContractState.ISSUED)
        actor, reason = self.actor(data, self.selection.clerk), self.words(data, "Тараптар макул болушту.")
        self.attempt("cancel", lambda: cancel_contract(one, reason=reason, actor=actor))

    def appealed(self, data: st.DataObject, *states: str) -> Appeal:
        """An appeal, most often one in such a state."""
        found = self.one(data, Appeal.objects.all(), state__in=states)
        assert found is not None
        return found

    def contract(self, data: st.DataObject, *states: str) -> Contract:
        """A contract, most often one in such a state."""
        found = self.one(data, Contract.objects.all(), state__in=states)
        assert found is not None
        return found
