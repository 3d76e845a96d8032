"""The people of a project."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.enums_people import Gender
from core.models import Record


class TeamMember(Record):
    """One person of the project's team, as the applicant wrote it."""

    application = models.ForeignKey(
        "applications.Application",
        on_delete=models.PROTECT,
        related_name="team",
        verbose_name=_("application"),
    )
    position = models.PositiveSmallIntegerField(_("position in the list"))
    name = models.CharField(_("name of the person"), max_length=120)
    role = models.CharField(_("role in the project"), max_length=120)
    experience = models.CharField(_("experience"), max_length=500, blank=True)
    gender = models.CharField(_("gender"), max_length=10, choices=Gender.choices, blank=True)

    class Meta:
        verbose_name = _("team member")
        verbose_name_plural = _("team members")
        ordering = ["application", "position"]
        constraints = [
            models.UniqueConstraint(fields=["application", "position"], name="team_member_position_once"),
            models.CheckConstraint(
                condition=models.Q(gender__in=("", *Gender.values)),
                name="team_member_gender_known",
                violation_error_message=_("Choose one of the answers, or leave the question open."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
