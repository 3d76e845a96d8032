"""What applicants and clerks try: drafts, sending, the check, withdrawals, transfers (3.2, 3.3.1)."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from applications.consent import CURRENT
from applications.domain.checking import confirm_complete, prolong_additions, return_application
from applications.domain.checklist import checklist_of, fill_checklist, items_for
from applications.domain.drafts import save_step, start_application
from applications.domain.submission import send_application, withdraw_application
from applications.domain.transfers import transfer_unit
from applications.enums import PENDING_STATES, ApplicationState, Mark, Step
from core.actors import StandIn
from core.enums import Unit
from tests.makers.applications import applicant_answers, project_answers
from tests.makers.selection import REMARK
from tests.regulation.machine.attempts import Attempts

S = ApplicationState
DATA = st.data()


class Applying(Attempts):
    """Acts before the commission."""

    @rule(data=DATA)
    def begin(self, data: st.DataObject) -> None:
        call = data.draw(st.sampled_from((self.selection.call, self.selection.other_call)))
        answers = applicant_answers(email=f"new{next(self.numbers)}@talaa.example")
        self.attempt("begin", lambda: start_application(call, data=answers, language="ky"))

    @rule(data=DATA)
    def write(self, data: st.DataObject) -> None:
        row = self.application(data, S.DRAFT, S.RETURNED)
        stage = data.draw(st.sampled_from(("idea", "prototype", "small_series")))
        answers = project_answers(stage=stage)
        step = data.draw(st.sampled_from((Step.PROJECT, Step.DOCUMENTS)))
        self.attempt("write", lambda: save_step(row, step=step, data=answers))

    @rule(data=DATA)
    def send(self, data: st.DataObject) -> None:
        row = self.application(data, S.DRAFT, S.RETURNED)
        version = CURRENT if self.likely(data) else "1999"
        was = row.state
        if self.attempt("send", lambda: send_application(row, consent_version=version, language="ru")):
            row.refresh_from_db()
            assert row.state == (S.SUBMITTED if was in (S.DRAFT, S.RETURNED) else was)

    @rule(data=DATA)
    def look_through(self, data: st.DataObject) -> None:
        row = self.application(data, S.SUBMITTED)
        actor = self.who(data, self.selection.clerk, self.selection.director)
        found = checklist_of(row)
        edition = found.edition if found and self.likely(data) else 0
        mark = Mark.PRESENT if self.likely(data) else Mark.MISSING
        marks = {item.code: mark for item in items_for(row)}
        self.attempt("look_through", lambda: fill_checklist(row, marks=marks, edition=edition, actor=actor))

    @rule(data=DATA)
    def find_complete(self, data: st.DataObject) -> None:
        row = self.application(data, S.SUBMITTED)
        actor = self.actor(data, self.selection.clerk)
        unit = data.draw(st.sampled_from(("", "", Unit.INCUBATOR, Unit.TECHNOPARK, Unit.TISC)))
        reason = self.words(data, "Прототип Борбордо көрсөтүлдү.")
        self.attempt("find_complete", lambda: confirm_complete(row, actor=actor, unit=unit, reason=reason))

    @rule(data=DATA)
    def return_with_remarks(self, data: st.DataObject) -> None:
        row = self.application(data, S.SUBMITTED)
        actor, remark = self.actor(data, self.selection.clerk), self.words(data, REMARK)
        remarks = data.draw(st.sampled_from(({}, {"problem": "Сандар менен жазыңыз."}, {"no_such": "…"})))
        days = data.draw(st.sampled_from((1, 10, 0, 61)))
        self.attempt(
            "return_with_remarks",
            lambda: return_application(row, remark=remark, remarks=remarks, days=days, actor=actor),
        )

    @rule(data=DATA)
    def prolong(self, data: st.DataObject) -> None:
        row = self.application(data, S.RETURNED)
        actor, day = self.who(data, self.selection.clerk), self.day(data, 30)
        reason = self.words(data, "Арыз ээси сурады.")
        self.attempt("prolong", lambda: prolong_additions(row, due_on=day, reason=reason, actor=actor))

    @rule(data=DATA)
    def withdraw(self, data: st.DataObject) -> None:
        row = self.application(data, *PENDING_STATES)
        right = StandIn.APPLICANT if self.likely(data) else self.actor(data)
        self.attempt("withdraw", lambda: withdraw_application(row, actor=right))

    @rule(data=DATA)
    def transfer(self, data: st.DataObject) -> None:
        row = self.application(data, S.COMPLETE, S.IN_EVALUATION, S.EVALUATED, call=self.selection.call)
        other = Unit.INCUBATOR if row.unit == Unit.TECHNOPARK else Unit.TECHNOPARK
        to = other if self.likely(data) else data.draw(st.sampled_from((*Unit, "")))
        actor, day = self.who(data, self.selection.director), self.day(data)
        reason = self.words(data, "Долбоор өстү.")
        self.attempt("transfer", lambda: transfer_unit(row, to=to, moved_on=day, reason=reason, actor=actor))

    @rule(days=st.sampled_from((1, 1, 3, 20)))
    def days_go_by(self, days: int) -> None:
        self.pass_time(days)
