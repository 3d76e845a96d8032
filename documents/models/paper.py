"""The register of issued papers: what each said when it was issued, and its file (7.3)."""

import uuid

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.fields import FoldedField
from core.models import Record
from documents.enums import PaperKind


class IssuedPaper(Record):
    """One numbered paper. Its words are frozen in `context`; its file is made from them and hashed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=32, choices=PaperKind.choices)
    number = models.CharField(_("number"), max_length=64)
    year = models.PositiveSmallIntegerField(_("year"))
    sequence = models.PositiveIntegerField(
        _("number in the register"),
        null=True,
        blank=True,
        help_text=_("Empty when the number came from elsewhere."),
    )
    issued_on = models.DateField(_("date"))
    title = models.CharField(_("title"), max_length=300)
    language = models.CharField(_("language"), max_length=2, default="ky")
    code = models.CharField(_("code"), max_length=14, unique=True)
    template = models.CharField(_("template"), max_length=120, editable=False)
    context = models.JSONField(_("frozen content"), default=dict, editable=False)
    content_type = models.ForeignKey(
        ContentType,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kind of record"),
    )
    object_id = models.CharField(_("record"), max_length=64, blank=True)
    subject = GenericForeignKey("content_type", "object_id")
    file = models.FileField(_("file"), max_length=200, blank=True, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    rendered_at = models.DateTimeField(_("file made at"), null=True, blank=True, editable=False)
    altered_at = models.DateTimeField(_("found changed at"), null=True, blank=True, editable=False)
    annulled_on = models.DateField(_("not valid from"), null=True, blank=True)
    annulment = models.TextField(_("why it is not valid"), blank=True)
    replaced_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("replaced by"),
    )
    folded = FoldedField(sources=("number", "title", "code"))

    class Meta:
        verbose_name = _("issued paper")
        verbose_name_plural = _("issued papers")
        ordering = ("-issued_on", "-created_at")
        permissions = [
            ("annul_issuedpaper", _("Say that an issued paper is no longer valid")),
            ("resend_letter", _("Try to send a letter again")),
        ]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="documents_paper_subject"),
            models.Index(fields=["-issued_on", "-created_at"], name="documents_paper_newest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "year", "number"],
                name="documents_paper_number_once",
                violation_error_message=_("This number is already in the register of this year."),
            ),
            models.UniqueConstraint(
                fields=["kind", "year", "sequence"],
                name="documents_paper_sequence_once",
                violation_error_message=_("This number is already in the register of this year."),
            ),
            models.CheckConstraint(
                name="documents_paper_file_has_hash",
                condition=(
                    models.Q(rendered_at__isnull=True, sha256="", file="")
                    | (models.Q(rendered_at__isnull=False) & ~models.Q(sha256="") & ~models.Q(file=""))
                ),
                violation_error_message=_("A paper's file, its hash and the time it was made go together."),
            ),
            models.CheckConstraint(
                name="documents_paper_annulled_with_reason",
                condition=models.Q(annulled_on__isnull=True, annulment="", replaced_by__isnull=True)
                | (models.Q(annulled_on__gte=models.F("issued_on")) & ~models.Q(annulment="")),
                violation_error_message=_("A paper that is not valid has the day and the reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} № {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("documents:paper", args=[self.pk])

    @property
    def purpose(self) -> str:
        """The key of this paper's reading rule in `documents.access.POLICIES`."""
        return f"paper.{self.kind}"

    @property
    def file_name(self) -> str:
        """The name under which a person saves it: the number, without characters a disk refuses."""
        return f"{self.number.replace('/', '-')}.pdf"
