"""Messages between the Centre and those it deals with: one thread about one record, with files."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from core.models import ActorKind, Record
from documents.enums import Side

LONGEST_MESSAGE = 4000


class MessageQuerySet(models.QuerySet["Message"]):
    """Threads and what in them waits."""

    def of(self, subject: models.Model) -> "MessageQuerySet":
        """Return the thread about a record, the first message first."""
        kind = ContentType.objects.get_for_model(subject)
        return self.filter(content_type=kind, object_id=str(subject.pk)).order_by("created_at", "pk")

    def waiting_for_centre(self) -> "MessageQuerySet":
        """Return what came from outside and has neither an answer after it nor a note that none is needed."""
        later = Message.objects.filter(
            content_type=OuterRef("content_type"),
            object_id=OuterRef("object_id"),
            side=Side.CENTRE,
            pk__gt=OuterRef("pk"),
        )
        return self.filter(~Exists(later), side=Side.OUTSIDE, settled=False).order_by("created_at", "pk")

    def open_requests(self) -> "MessageQuerySet":
        """Return what the Centre asked for by a day and nobody has answered yet."""
        answers = Message.objects.filter(answers=OuterRef("pk"))
        return self.filter(~Exists(answers), answer_by__isnull=False).order_by("answer_by", "pk")


class Message(Record):
    """One message. Its words never change; what is wrong is put right by another message."""

    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, verbose_name=_("kind of record"))
    object_id = models.CharField(_("record"), max_length=64)
    subject = GenericForeignKey("content_type", "object_id")
    side = models.CharField(_("from"), max_length=10, choices=Side.choices)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("written by"),
    )
    author_kind = models.CharField(_("kind of author"), max_length=16, choices=ActorKind.choices)
    text = models.TextField(_("message"))
    # a request for additions: by which day, and which request a message answers
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    answers = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answered_by",
        verbose_name=_("answers the request"),
    )
    settled = models.BooleanField(_("needs no answer"), default=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id", "created_at"], name="documents_thread")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="documents_message_has_words",
                violation_error_message=_("Write the message."),
            ),
            models.CheckConstraint(
                condition=Q(author_kind="user", author__isnull=False)
                | (~Q(author_kind="user") & Q(author__isnull=True)),
                name="documents_message_author_known",
                violation_error_message=_("A message has an author."),
            ),
            models.CheckConstraint(
                condition=Q(answer_by__isnull=True) | Q(side=Side.CENTRE),
                name="documents_only_centre_sets_term",
                violation_error_message=_("Only the Centre asks for something by a day."),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_from_centre(self) -> bool:
        """Say whether the Centre wrote it."""
        return self.side == Side.CENTRE


class MessageFile(Record):
    """A file that came with a message."""

    message = models.ForeignKey(
        Message, on_delete=models.PROTECT, related_name="files", verbose_name=_("message")
    )
    upload = models.OneToOneField(
        "documents.Upload", on_delete=models.PROTECT, related_name="message_file", verbose_name=_("file")
    )

    class Meta:
        verbose_name = _("file of a message")
        verbose_name_plural = _("files of messages")
        ordering = ["message", "pk"]

    def __str__(self) -> str:
        return self.upload.name
