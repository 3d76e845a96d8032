"""The check of completeness: the clerk's checklist and the remarks beside the questions (3.3.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Record


class Checklist(Record):
    """What the clerk found item by item, anew each time the application was sent."""

    application = models.ForeignKey(
        "applications.Application",
        on_delete=models.PROTECT,
        related_name="checklists",
        verbose_name=_("application"),
    )
    round = models.PositiveSmallIntegerField(_("round of the check"))
    version = models.CharField(_("version of the checklist"), max_length=20)
    marks = models.JSONField(_("marks by item"), default=dict, blank=True)
    # Written while checking; they go to the applicant only when the application is returned.
    remarks = models.JSONField(_("remarks by question"), default=dict, blank=True)
    edition = models.PositiveIntegerField(_("how often it was saved"), default=1)
    filled_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("filled by")
    )
    filled_at = models.DateTimeField(_("filled"))

    class Meta:
        verbose_name = _("checklist")
        verbose_name_plural = _("checklists")
        ordering = ["application", "round"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "round"],
                name="checklist_once_a_round",
                violation_error_message=_("The checklist of this round has just been filled by somebody."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}, {self.round}"


class Remark(Record):
    """What the Centre asks the applicant to add to one question, with the answer it is about."""

    application = models.ForeignKey(
        "applications.Application",
        on_delete=models.PROTECT,
        related_name="remarks",
        verbose_name=_("application"),
    )
    round = models.PositiveSmallIntegerField(_("round of the check"))
    question = models.CharField(_("code of the question"), max_length=60)
    text = models.TextField(_("remark"))
    answer = models.TextField(_("answer at that time"), blank=True)

    class Meta:
        verbose_name = _("remark on a question")
        verbose_name_plural = _("remarks on questions")
        ordering = ["application", "round", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "round", "question"],
                name="remark_once_a_question",
                violation_error_message=_("This question has a remark already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(text=""),
                name="remark_has_words",
                violation_error_message=_("Write what is to be added."),
            ),
        ]

    def __str__(self) -> str:
        return self.text
