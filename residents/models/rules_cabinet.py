"""What one row of the cabinet can hold: named constraints, each with its sentence (3.3.2)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from documents.enums import Side
from residents.enums_cabinet import CERTIFIED, UNCLOSED, NameState, RequestKind, RequestState

R, N = RequestState, NameState

REQUEST_RULES = [
    models.CheckConstraint(
        name="residents_request_of_the_list",
        condition=Q(kind__in=RequestKind.values) & ~Q(subject=""),
        violation_error_message=_("A request has its kind and its subject."),
    ),
    models.CheckConstraint(
        name="residents_request_term_iff_open",
        condition=Q(state=R.OPEN, due_on__isnull=False) | ~Q(state=R.OPEN) & Q(due_on=None),
        violation_error_message=_("The Centre has a term exactly while a request waits for it."),
    ),
    models.CheckConstraint(
        name="residents_request_closed_iff_day",
        condition=Q(state=R.CLOSED, closed_on__isnull=False) | ~Q(state=R.CLOSED) & Q(closed_on=None),
        violation_error_message=_("A request has a day of closing exactly when it is closed."),
    ),
    models.UniqueConstraint(
        name="residents_one_call_proposed",
        fields=["residency"],
        condition=Q(side=Side.CENTRE, state__in=UNCLOSED),
        violation_error_message=_("A call is already proposed to this resident; the request is not closed."),
    ),
]

NAME_RULES = [
    models.UniqueConstraint(
        name="residents_one_name_request",
        fields=["residency"],
        condition=Q(state=N.ASKED),
        violation_error_message=_("A request for the use of the name already waits for the decision."),
    ),
    models.CheckConstraint(
        name="residents_name_says_what_for",
        condition=~Q(purpose="") & ~Q(places=""),
        violation_error_message=_("Write for what and where the name is used."),
    ),
    models.CheckConstraint(
        name="residents_name_granted_iff_paper",
        condition=Q(
            state__in=CERTIFIED, paper__isnull=False, starts_on__isnull=False, valid_until__isnull=False
        )
        & ~Q(conditions="")
        | ~Q(state__in=CERTIFIED) & Q(paper=None, starts_on=None, valid_until=None, conditions=""),
        violation_error_message=_(
            "A permission is granted exactly when its certificate, its term and its conditions are there."
        ),
    ),
    models.CheckConstraint(
        name="residents_name_refused_iff_reason",
        condition=Q(state__in=[N.REFUSED, N.REVOKED]) & ~Q(refusal="")
        | ~Q(state__in=[N.REFUSED, N.REVOKED]) & Q(refusal=""),
        violation_error_message=_("A permission is refused or revoked with a reason."),
    ),
    models.CheckConstraint(
        name="residents_name_days_in_order",
        condition=(Q(valid_until=None) | Q(valid_until__gte=F("starts_on")))
        & (Q(ended_on=None) | Q(ended_on__gte=F("starts_on"))),
        violation_error_message=_("A permission ends after it begins."),
    ),
    models.CheckConstraint(
        name="residents_name_revoked_has_day",
        condition=~Q(state=N.REVOKED) | Q(ended_on__isnull=False),
        violation_error_message=_("A revoked permission has its day."),
    ),
]
