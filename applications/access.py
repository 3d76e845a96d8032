"""Who may read the files of an application: its applicant, the clerk, and the experts it was given to."""

from django.utils.translation import gettext_lazy as _

from applications.domain.appeal_answers import MINUTES
from applications.domain.appeal_reading import is_appeal_considered_by, is_considered_by
from applications.domain.appeals import APPEAL_FILE
from applications.domain.conditions import EVIDENCE
from applications.domain.expert_view import file_name_for_expert, may_see_file
from applications.domain.opening import is_open_to_expert, is_shut_out
from applications.domain.sessions_protocol import SIGNED_COPY
from applications.models import (
    Appeal,
    AppealFile,
    Application,
    Attachment,
    CommissionSession,
    Condition,
    SessionProtocol,
)
from documents.access import NAMES, Viewer, register
from documents.enums import PaperKind
from documents.models import IssuedPaper, MessageFile, Upload

ATTACHMENT = "application.attachment"
MESSAGE = "application.message"
SEE = "applications.view_application"


def register_policies() -> None:
    """Register the rules of this room with the paper room."""
    register([ATTACHMENT], may_read_attachment, label=_("attachment of an application"))
    register([MESSAGE], may_read_message_file, label=_("file of a message about an application"))
    NAMES[ATTACHMENT] = attachment_name
    register([APPEAL_FILE], may_read_appeal_file, label=_("file of an appeal"))
    register([MINUTES], may_read_minutes, label=_("minutes on an appeal"))
    register([EVIDENCE], may_read_evidence, label=_("evidence of a condition"))
    register([f"paper.{PaperKind.PROTOCOL}"], may_read_protocol)
    register([f"paper.{PaperKind.DECISION_LETTER}", f"paper.{PaperKind.RECEIPT}"], may_read_own_paper)
    register([SIGNED_COPY], may_read_signed_protocol, label=_("signed copy of a protocol"))


def may_read_attachment(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Say whether this person may read a file an applicant sent."""
    attachment = Attachment.objects.select_related("application").filter(upload=item.pk).first()
    if attachment is None:
        return False
    if str(attachment.application.public_id) in viewer.application_ids:
        return True
    if attachment.application.is_draft:
        return False
    if _staff_may_see(attachment.application, viewer):
        return True
    return may_see_file(attachment) and (
        is_open_to_expert(attachment.application, viewer.user)
        or is_appeal_considered_by(attachment.application, viewer.user)
    )


def attachment_name(item: Upload, viewer: Viewer) -> str:
    """Return the name under which this person saves an attachment; experts get a neutral one when blind."""
    attachment = Attachment.objects.select_related("application", "upload").get(upload=item.pk)
    own = str(attachment.application.public_id) in viewer.application_ids
    if own or _staff_may_see(attachment.application, viewer):
        return item.name
    return file_name_for_expert(attachment)


def may_read_message_file(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Say whether this person may read a file of a message: the applicant and the staff, no expert."""
    file = MessageFile.objects.select_related("message").filter(upload=item.pk).first()
    application = file.message.subject if file else None
    if not isinstance(application, Application):
        return False
    return str(application.public_id) in viewer.application_ids or _staff_may_see(application, viewer)


def may_read_appeal_file(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Say whether this person may read a file of an appeal: its applicant, staff, and who considers it."""
    file = AppealFile.objects.select_related("appeal__decision__application").filter(upload=item.pk).first()
    if file is None:
        return False
    application = file.appeal.decision.application
    own = str(application.public_id) in viewer.application_ids
    return own or _staff_may_see(application, viewer) or is_considered_by(file.appeal, viewer.user)


def may_read_minutes(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Say whether this person may read the minutes of those who considered an appeal: staff alone."""
    appeal = Appeal.objects.select_related("decision__application").filter(minutes=item.pk).first()
    return appeal is not None and _staff_may_see(appeal.decision.application, viewer)


def may_read_evidence(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Say whether this person may read what shows that a condition is met: staff alone."""
    condition = Condition.objects.select_related("decision__application").filter(evidence=item.pk).first()
    return condition is not None and _staff_may_see(condition.decision.application, viewer)


def may_read_protocol(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Say whether this person may read a commission's protocol: staff, and the experts it speaks of.

    Nobody who has a conflict of interest in all it is about.
    """
    subject = item.subject if isinstance(item, IssuedPaper) else None
    return any(
        _staff_may_see(application, viewer) or is_open_to_expert(application, viewer.user)
        for application in _applications_of(subject)
    )


def may_read_signed_protocol(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Say whether this person may read the signed copy of a protocol: who reads the protocol itself."""
    protocol = SessionProtocol.objects.select_related("paper").filter(scan=item.pk).first()
    return protocol is not None and may_read_protocol(protocol.paper, viewer)


def may_read_own_paper(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Say whether this person may read the receipt or the letter about a decision: staff, its applicant."""
    subject = item.subject if isinstance(item, IssuedPaper) else None
    if _staff_may_see(subject, viewer):
        return True
    return isinstance(subject, Application) and str(subject.public_id) in viewer.application_ids


def _applications_of(subject: object) -> list[Application]:
    """Return the applications a protocol is about; one issued before there were sessions is about one."""
    if isinstance(subject, CommissionSession):
        return [item.application for item in subject.items.select_related("application")]
    return [subject] if isinstance(subject, Application) else []


def _staff_may_see(application: object, viewer: Viewer) -> bool:
    """Staff of the application's unit; but nobody who as its expert has a conflict of interest."""
    if not isinstance(application, Application) or not viewer.may_on(SEE, application):
        return False
    return not is_shut_out(application, viewer.user)
