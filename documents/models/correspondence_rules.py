"""What one row of a register can hold (7.3)."""

from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from documents.enums import CorrespondenceState, Register

S = CorrespondenceState
NUMBER_TAKEN = _("This number is already in the register of this year.")
WITH_RESOLUTION = Q(
    executor__isnull=False, resolved_by__isnull=False, resolved_on__isnull=False, due_on__isnull=False
) & ~Q(resolution="")
WITHOUT_RESOLUTION = Q(
    executor__isnull=True,
    resolved_by__isnull=True,
    resolved_on__isnull=True,
    due_on__isnull=True,
    resolution="",
)
WITH_RESULT = Q(done_on__isnull=False) & ~Q(result="")
WITHOUT_RESULT = Q(done_on__isnull=True, result="")

CORRESPONDENCE_RULES = [
    UniqueConstraint(
        fields=["register", "year", "sequence"],
        name="documents_corr_sequence_once",
        violation_error_message=NUMBER_TAKEN,
    ),
    UniqueConstraint(
        fields=["register", "year", "number"],
        name="documents_corr_number_once",
        violation_error_message=NUMBER_TAKEN,
    ),
    CheckConstraint(
        name="documents_corr_sender_of_incoming",
        condition=Q(register=Register.INCOMING) | Q(their_number="", their_date__isnull=True),
        violation_error_message=_("Only an incoming document has a number and a date of its sender."),
    ),
    CheckConstraint(
        name="documents_corr_sent_before_registered",
        condition=Q(their_date__isnull=True) | Q(their_date__lte=F("registered_on")),
        violation_error_message=_("The sender's date lies after the day of registration."),
    ),
    CheckConstraint(
        name="documents_corr_paper_is_ours",
        condition=Q(paper__isnull=True) | ~Q(register=Register.INCOMING),
        violation_error_message=_("A paper of the Centre cannot come in as an incoming document."),
    ),
    CheckConstraint(
        name="documents_corr_due_after_resolution",
        condition=Q(due_on__isnull=True)
        | Q(resolved_on__gte=F("registered_on"), due_on__gte=F("resolved_on")),
        violation_error_message=_("The due date cannot lie before the day of registration."),
    ),
    CheckConstraint(
        name="documents_corr_state_fits_resolution",
        condition=Q(state=S.REGISTERED) & WITHOUT_RESOLUTION
        | Q(state__in=[S.ASSIGNED, S.DONE]) & WITH_RESOLUTION
        | Q(state=S.FILED) & (WITH_RESOLUTION | WITHOUT_RESOLUTION),
        violation_error_message=_("A resolution names the executor, the due date, its own day and author."),
    ),
    CheckConstraint(
        name="documents_corr_state_fits_result",
        condition=Q(state__in=[S.REGISTERED, S.ASSIGNED]) & WITHOUT_RESULT
        | Q(state=S.DONE) & WITH_RESULT
        | Q(state=S.FILED) & (WITH_RESULT & WITH_RESOLUTION | WITHOUT_RESULT & WITHOUT_RESOLUTION),
        violation_error_message=_("What was done has its day and its words."),
    ),
    CheckConstraint(
        name="documents_corr_done_after_registered",
        condition=Q(done_on__isnull=True) | Q(done_on__gte=F("registered_on")),
        violation_error_message=_("A document cannot be carried out before it was registered."),
    ),
    CheckConstraint(
        name="documents_corr_filed_under_an_index",
        condition=~Q(state=S.FILED) | Q(file_index__isnull=False),
        violation_error_message=_("A document is put to file under an index of the file plan."),
    ),
]
