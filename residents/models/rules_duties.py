"""What one row of the duties can hold: named constraints, each with its sentence (3.3.3)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from residents.enums_duties import Acknowledged, Duty, DutyStatus, NoticeState

N = NoticeState
TOLD = [N.SENT, N.CURED, N.EXPIRED, N.ESCALATED]

ACKNOWLEDGEMENT_RULES = [
    models.UniqueConstraint(
        name="residents_rules_acknowledged_once",
        fields=["residency", "rules"],
        violation_error_message=_("This version of the rules is already acknowledged."),
    ),
    models.CheckConstraint(
        name="residents_acknowledged_rules_or_rights",
        condition=Q(kind=Acknowledged.RULES, rules__isnull=False) | Q(kind=Acknowledged.RIGHTS, rules=None),
        violation_error_message=_("An acknowledgement of rules names their version."),
    ),
]

CHECK_RULES = [
    models.CheckConstraint(
        name="residents_check_of_five_duties",
        condition=Q(duty__in=Duty.values),
        violation_error_message=_("Choose one of the five duties of 3.3.3."),
    ),
    models.CheckConstraint(
        name="residents_check_kept_or_missed",
        condition=Q(result__in=[DutyStatus.KEPT, DutyStatus.MISSED]) & ~Q(words=""),
        violation_error_message=_("Say whether the duty is kept, and from what it is seen."),
    ),
]

NOTICE_RULES = [
    models.UniqueConstraint(
        name="residents_one_open_notice_a_duty",
        fields=["residency", "duty"],
        condition=Q(state__in=[N.DRAFT, N.SENT]),
        violation_error_message=_("A notice about this duty is already open."),
    ),
    models.CheckConstraint(
        name="residents_notice_of_five_duties",
        condition=Q(duty__in=Duty.values),
        violation_error_message=_("Choose one of the five duties of 3.3.3."),
    ),
    models.CheckConstraint(
        name="residents_notice_sent_iff_paper",
        condition=Q(state__in=TOLD, paper__isnull=False, sent_on__isnull=False, cure_by__isnull=False)
        | Q(state=N.DRAFT, paper=None, sent_on=None, cure_by=None)
        | Q(state=N.WITHDRAWN, paper=None, sent_on=None, cure_by=None)
        | Q(state=N.WITHDRAWN, paper__isnull=False, sent_on__isnull=False, cure_by__isnull=False),
        violation_error_message=_("A notice is sent exactly when its letter, day and term are there."),
    ),
    models.CheckConstraint(
        name="residents_notice_term_after_letter",
        condition=Q(cure_by=None) | Q(cure_by__gt=F("sent_on")),
        violation_error_message=_("The term ends after the letter is sent."),
    ),
    models.CheckConstraint(
        name="residents_notice_cured_iff_evidence",
        condition=Q(state=N.CURED, cured_on__isnull=False) & ~Q(cure_words="")
        | ~Q(state=N.CURED) & Q(cured_on=None, cure_words="", cure_file=None),
        violation_error_message=_("A notice is put right exactly when the day and the evidence are there."),
    ),
]
