"""Who may read the files of an application: its applicant, the clerk, and the experts it was given to."""

from applications.models import Attachment
from documents.access import Viewer, register
from documents.models import IssuedPaper, Upload

ATTACHMENT = "application.attachment"


def register_policies() -> None:
    """Register the rules of this room with the paper room."""
    register([ATTACHMENT], may_read_attachment)


def may_read_attachment(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Say whether this person may read a file an applicant sent."""
    attachment = Attachment.objects.select_related("application").filter(upload=item.pk).first()
    if attachment is None:
        return False
    if str(attachment.application.public_id) in viewer.application_ids:
        return True
    return not attachment.application.is_draft and viewer.may("applications.view_application")
