"""The way of an application through the selection (3.3.1): its states and the doors between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from applications.enums import PENDING_STATES
from applications.enums import ApplicationState as S
from core.actors import StandIn

BY_APPLICANT = (StandIn.APPLICANT,)
TAKE_DECISION = "applications.take_decision"
RELEASE_DECISION = "applications.release_decision"


class Selection(FSMModelMixin, models.Model):
    """Application, evaluation by the expert commission, final decision (3.3.1)."""

    state = FSMField(
        _("state"), max_length=20, choices=S.choices, default=S.DRAFT, protected=True, db_index=True
    )

    class Meta:
        abstract = True

    @transition(
        field=state,
        source=S.DRAFT,
        target=S.SUBMITTED,
        permission="applications.submit_application",
        custom={"label": _("Submit"), "tone": "go", "stand_ins": BY_APPLICANT},
    )
    def submit(self) -> None:
        """The applicant sends the application."""

    @transition(
        field=state,
        source=S.SUBMITTED,
        target=S.RETURNED,
        permission="applications.check_application",
        custom={"label": _("Return for revision"), "tone": "stop", "stand_ins": ()},
    )
    def return_for_revision(self) -> None:
        """The clerk sends the application back with a remark."""

    @transition(
        field=state,
        source=S.RETURNED,
        target=S.SUBMITTED,
        permission="applications.submit_application",
        custom={"label": _("Submit again"), "tone": "go", "stand_ins": BY_APPLICANT},
    )
    def resubmit(self) -> None:
        """The applicant sends what was missing."""

    @transition(
        field=state,
        source=S.SUBMITTED,
        target=S.COMPLETE,
        permission="applications.check_application",
        custom={"label": _("Confirm that it is complete"), "tone": "go", "stand_ins": ()},
    )
    def confirm_complete(self) -> None:
        """The clerk finds the application complete."""

    @transition(
        field=state,
        source=S.COMPLETE,
        target=S.IN_EVALUATION,
        permission="applications.appoint_commission",
        custom={"label": _("Give to the commission"), "tone": "go", "stand_ins": ()},
    )
    def start_evaluation(self) -> None:
        """The director appoints the expert commission."""

    @transition(
        field=state,
        source=S.IN_EVALUATION,
        target=S.EVALUATED,
        permission="applications.close_evaluation",
        custom={"label": _("Close the evaluation"), "tone": "go", "stand_ins": ()},
    )
    def close_evaluation(self) -> None:
        """The quorum has scored: the protocol is drafted."""

    @transition(
        field=state,
        source=S.EVALUATED,
        target=S.DECIDED,
        permission=TAKE_DECISION,
        custom={"label": _("Accept"), "tone": "go", "stand_ins": ()},
    )
    def accept(self) -> None:
        """The final decision: accepted. Nobody is told before its release."""

    @transition(
        field=state,
        source=S.EVALUATED,
        target=S.DECIDED,
        permission=TAKE_DECISION,
        custom={"label": _("Accept on condition"), "tone": "go", "stand_ins": ()},
    )
    def accept_on_condition(self) -> None:
        """The final decision: accepted, with something to be done first."""

    @transition(
        field=state,
        source=S.EVALUATED,
        target=S.DECIDED,
        permission=TAKE_DECISION,
        custom={"label": _("Reject"), "tone": "stop", "stand_ins": ()},
    )
    def reject(self) -> None:
        """The final decision: rejected."""

    @transition(
        field=state,
        source=S.EVALUATED,
        target=S.DECIDED,
        permission=TAKE_DECISION,
        custom={"label": _("Return to the applicant"), "tone": "stop", "stand_ins": ()},
    )
    def send_back(self) -> None:
        """The decision: the applicant revises the project, and it is evaluated again."""

    @transition(
        field=state,
        source=S.DECIDED,
        target=S.ACCEPTED,
        permission=RELEASE_DECISION,
        custom={"label": _("Tell the applicant: accepted"), "tone": "go", "stand_ins": ()},
    )
    def release_acceptance(self) -> None:
        """The applicant learns that the application is accepted."""

    @transition(
        field=state,
        source=S.DECIDED,
        target=S.REJECTED,
        permission=RELEASE_DECISION,
        custom={"label": _("Tell the applicant: rejected"), "tone": "go", "stand_ins": ()},
    )
    def release_rejection(self) -> None:
        """The applicant learns that the application is rejected."""

    @transition(
        field=state,
        source=S.DECIDED,
        target=S.RETURNED,
        permission=RELEASE_DECISION,
        custom={"label": _("Tell the applicant: returned for revision"), "tone": "go", "stand_ins": ()},
    )
    def release_revision(self) -> None:
        """The applicant learns what to revise, and until when."""

    @transition(
        field=state,
        source=[S.DECIDED, S.ACCEPTED, S.REJECTED],
        target=S.EVALUATED,
        permission="applications.decide_application",
        custom={"label": _("Reverse the decision"), "tone": "stop", "stand_ins": ()},
    )
    def reverse_decision(self) -> None:
        """The decision no longer holds: another one is taken."""

    @transition(
        field=state,
        source=list(PENDING_STATES),
        target=S.WITHDRAWN,
        permission="applications.check_application",
        custom={"label": _("Withdraw at the applicant's wish"), "tone": "stop", "stand_ins": BY_APPLICANT},
    )
    def withdraw(self) -> None:
        """The applicant takes the application back."""
