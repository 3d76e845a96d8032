"""Files an applicant sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.enums import AttachmentKind
from core.models import Record


class Attachment(Record):
    """One file of an application."""

    application = models.ForeignKey(
        "applications.Application",
        on_delete=models.PROTECT,
        related_name="attachments",
        verbose_name=_("application"),
    )
    upload = models.OneToOneField(
        "documents.Upload", on_delete=models.PROTECT, related_name="attachment", verbose_name=_("file")
    )
    kind = models.CharField(_("kind of document"), max_length=20, choices=AttachmentKind.choices)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["application", "pk"]

    def __str__(self) -> str:
        return self.get_kind_display()
