"""A selection in full swing for the state machine of 3.3.1: one application at each stage of its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from accounts.models import User
from accounts.roles import Role
from applications.domain.appeals import file_appeal, receive_appeal
from applications.domain.checking import return_application
from applications.domain.evaluation import close_evaluation
from applications.domain.sessions_voting import close_voting, open_voting
from applications.enums import ApplicantForm, Outcome
from applications.models import Application, Call
from core.clock import now
from tests.makers import sessions
from tests.makers.applications import checked, found_complete, make_call, make_draft
from tests.makers.applications import submitted_application as submitted
from tests.makers.commission import appointed_commission, decided, make_experts, role_holder, send_scores
from tests.makers.people import make_user
from tests.makers.residents import issued_contract

REMARK = "Бизнес-пландын финансылык бөлүгүн толуктаңыз."
APPEAL = "Чечим менен макул эмесмин: прототип текшерилген эмес, бирок ал комиссияга көрсөтүлгөн."
TEAM = {"applicant_form": ApplicantForm.PROJECT_TEAM}


@dataclass(frozen=True)
class Selection:
    """Who works in it, and its two calls; the applications are asked of the database."""

    director: User
    clerk: User
    secretary: User
    experts: Sequence[User]
    alternate: User
    others: Sequence[User]
    auditor: User
    call: Call
    other_call: Call

    @property
    def people(self) -> list[User]:
        """Return everybody, those of the Centre and those of the commission."""
        return [self.director, self.clerk, self.secretary, self.auditor, *self.judges, *self.others]

    @property
    def judges(self) -> list[User]:
        """Return the commission with its alternate."""
        return [*self.experts, self.alternate]


def selection_under_way() -> Selection:
    """Make the people, the calls, and applications from a draft to a contract that waits for signature."""
    opened = now() - timedelta(days=3)
    found = Selection(
        director=role_holder(Role.DIRECTOR),
        clerk=role_holder(Role.UNIT_STAFF),
        secretary=sessions.secretary(),
        experts=make_experts(3),
        alternate=make_experts(1)[0],
        others=make_experts(3),
        auditor=make_user(Role.AUDITOR),
        call=make_call(opens_at=opened),
        other_call=make_call(opens_at=opened, unit="technopark"),
    )
    _before_the_commission(found)
    _with_the_commission(found)
    return found


def _before_the_commission(found: Selection) -> None:
    make_draft(found.call)
    make_draft(found.other_call)
    submitted(found.call)
    checked(submitted(found.call, **TEAM), actor=found.clerk)
    return_application(submitted(found.call), remark=REMARK, actor=found.clerk)
    found_complete(submitted(found.call), actor=found.clerk)
    found_complete(submitted(found.other_call), actor=found.clerk)


def _with_the_commission(found: Selection) -> None:
    forms = [{}] * 5 + [TEAM, {}, {}, TEAM, {}, {}]
    rows = [found_complete(submitted(found.call, **form), actor=found.clerk) for form in forms]
    appointed_commission(rows, experts=found.experts, alternates=[found.alternate], quorum=2)
    for row in rows:
        row.refresh_from_db()
    _fresh, *scored = rows
    for row in scored:
        for expert in found.experts[:2]:
            send_scores(row, expert, 3)
    _hold(found, scored[:3])
    _decide(found, scored[4:])


def _hold(found: Selection, rows: Sequence[Application]) -> None:
    """A session under way: one item closed, one open for a secret vote, one that waits."""
    undeclared = [found.experts[2], found.alternate]
    session = sessions.session_under_way(rows, absent=undeclared)
    first, second, _third = session.items.order_by("position")
    for item in (first, second):
        open_voting(item, is_secret=True, actor=found.secretary)
        if item == first:
            sessions.vote_all(item)
            close_voting(item, actor=found.secretary)


def _decide(found: Selection, rows: Sequence[Application]) -> None:
    """Closed by the written procedure: one waits for its decision, the others have one each."""
    for row in rows:
        close_evaluation(row, actor=found.director)
    _waits, untold, rejected, conditional, appealed, contracted = rows
    decided(untold, Outcome.ACCEPTED, told=False)
    decided(rejected, Outcome.REJECTED)
    decided(conditional, Outcome.CONDITIONAL)
    decided(appealed, Outcome.REJECTED)
    receive_appeal(file_appeal(appealed, text=APPEAL), actor=found.clerk)
    decided(contracted, Outcome.ACCEPTED)
    contracted.refresh_from_db()
    issued_contract(contracted)
