"""Files people send: kept privately, under a random name, with what they really are."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.fields import FoldedField
from core.models import Record


class Upload(Record):
    """One file somebody sent. `purpose` names who may read it (`documents.access.POLICIES`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(_("purpose"), max_length=64, editable=False)
    name = models.CharField(_("name"), max_length=150, editable=False)
    content_type = models.CharField(_("kind of file"), max_length=100, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    file = models.FileField(_("file"), max_length=200, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("sent by"),
    )
    folded = FoldedField(sources=("name",))

    class Meta:
        verbose_name = _("uploaded file")
        verbose_name_plural = _("uploaded files")
        ordering = ("-created_at",)
        indexes = [models.Index(fields=["-created_at"], name="documents_upload_newest")]
        constraints = [
            models.CheckConstraint(
                name="documents_upload_not_empty",
                condition=models.Q(size__gt=0),
                violation_error_message=_("The file is empty."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("documents:upload", args=[self.pk])
