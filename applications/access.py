"""Who may read the files of an application: its applicant, the clerk, and the experts it was given to."""

from django.utils.translation import gettext_lazy as _

from applications.domain.opening import is_open_to_expert, is_shut_out
from applications.domain.sessions_protocol import SIGNED_COPY
from applications.models import Application, Attachment, CommissionSession, SessionProtocol
from documents.access import Viewer, register
from documents.enums import PaperKind
from documents.models import IssuedPaper, Upload

ATTACHMENT = "application.attachment"
SEE = "applications.view_application"


def register_policies() -> None:
    """Register the rules of this room with the paper room."""
    register([ATTACHMENT], may_read_attachment, label=_("attachment of an application"))
    register([f"paper.{PaperKind.PROTOCOL}"], may_read_protocol)
    register([SIGNED_COPY], may_read_signed_protocol, label=_("signed copy of a protocol"))
    register([f"paper.{PaperKind.DECISION_LETTER}"], may_read_decision_letter)


def may_read_attachment(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Say whether this person may read a file an applicant sent."""
    attachment = Attachment.objects.select_related("application").filter(upload=item.pk).first()
    if attachment is None:
        return False
    if str(attachment.application.public_id) in viewer.application_ids:
        return True
    if attachment.application.is_draft:
        return False
    return _staff_may_see(attachment.application, viewer) or is_open_to_expert(
        attachment.application, viewer.user
    )


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


def may_read_decision_letter(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Say whether this person may read the letter about a decision: staff, and its applicant."""
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
