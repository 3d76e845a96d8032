"""The way of an application through the selection (3.3.1): its states and the doors between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from applications.enums import PENDING_STATES
from applications.enums import ApplicationState as S
from core.actors import StandIn

BY_APPLICANT = (StandIn.APPLICANT,)


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
        target=S.ACCEPTED,
        permission="applications.decide_application",
        custom={"label": _("Accept"), "tone": "go", "stand_ins": ()},
    )
    def accept(self) -> None:
        """The final decision: accepted."""

    @transition(
        field=state,
        source=S.EVALUATED,
        target=S.REJECTED,
        permission="applications.decide_application",
        custom={"label": _("Reject"), "tone": "stop", "stand_ins": ()},
    )
    def reject(self) -> None:
        """The final decision: rejected."""

    @transition(
        field=state,
        source=list(PENDING_STATES),
        target=S.WITHDRAWN,
        permission="applications.check_application",
        custom={"label": _("Withdraw at the applicant's wish"), "tone": "stop", "stand_ins": BY_APPLICANT},
    )
    def withdraw(self) -> None:
        """The applicant takes the application back."""
