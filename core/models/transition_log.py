"""The log of every change of state: what, from, to, who, why, when."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.log_words import act_word


class ActorKind(models.TextChoices):
    """Who acted; the stand-ins of `core.actors` have no account."""

    USER = "user", _("user")
    APPLICANT = "applicant", _("applicant")
    SYSTEM = "system", _("the portal itself")


class TransitionLogQuerySet(models.QuerySet["TransitionLog"]):
    """Reusable filters of the log."""

    def of(self, record: models.Model) -> "TransitionLogQuerySet":
        """The log of one record, oldest first."""
        content_type = ContentType.objects.get_for_model(record)
        return self.filter(content_type=content_type, object_id=str(record.pk)).order_by("at", "pk")


class TransitionLog(models.Model):
    """One change of state. Rows are only ever added."""

    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, verbose_name=_("kind of record"))
    object_id = models.CharField(_("record"), max_length=64)
    record = GenericForeignKey("content_type", "object_id")
    transition = models.CharField(_("act"), max_length=64)
    source = models.CharField(_("state before"), max_length=64)
    target = models.CharField(_("state after"), max_length=64)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("actor"),
    )
    actor_kind = models.CharField(_("kind of actor"), max_length=16, choices=ActorKind.choices)
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(_("time"), default=timezone.now)

    objects = TransitionLogQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")
        ordering = ("at", "pk")
        indexes = [models.Index(fields=["content_type", "object_id", "at"], name="core_log_record")]
        constraints = [
            models.CheckConstraint(
                name="core_log_actor_known",
                condition=models.Q(actor_kind="user", actor__isnull=False)
                | (~models.Q(actor_kind="user") & models.Q(actor__isnull=True)),
            )
        ]

    def __str__(self) -> str:
        return act_word(self)
