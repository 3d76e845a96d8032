"""Sets of criteria: what the expert commission scores, with which weights (3.3.1)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.languages import FALLBACKS, current_language, translated
from core.models import Record

LOWEST_POINTS, HIGHEST_POINTS = 0, 5
# The ends and the middle: what these points mean is described before a set is approved.
DESCRIBED_POINTS = (0, 3, 5)


class CriteriaSetQuerySet(models.QuerySet["CriteriaSet"]):
    """Sets of criteria as calls ask for them."""

    def approved(self) -> "CriteriaSetQuerySet":
        """Return the sets a call may use: approved, so they no longer change."""
        return self.filter(approved_on__isnull=False)


class CriteriaSet(Record):
    """One version of the criteria. Once approved it stands still; a change is a new version."""

    version = models.CharField(_("version"), max_length=20, unique=True)
    title_ky = models.CharField(_("title in Kyrgyz"), max_length=160)
    title_ru = models.CharField(_("title in Russian"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160)
    pass_mark = models.DecimalField(_("pass mark, out of 100"), max_digits=5, decimal_places=2)
    quorum = models.PositiveSmallIntegerField(_("quorum"))
    approved_on = models.DateField(_("approved on"), null=True, blank=True)

    objects = CriteriaSetQuerySet.as_manager()

    class Meta:
        verbose_name = _("set of criteria")
        verbose_name_plural = _("sets of criteria")
        ordering = ["-approved_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(pass_mark__gte=0, pass_mark__lte=100),
                name="criteria_pass_mark_out_of_100",
                violation_error_message=_("The pass mark lies between 0 and 100."),
            ),
            models.CheckConstraint(
                condition=Q(quorum__gte=1),
                name="criteria_quorum_at_least_one",
                violation_error_message=_("A quorum is at least one member."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"

    @property
    def title(self) -> str:
        """Return the title in the language of the screen."""
        return translated(self, "title")

    @property
    def is_approved(self) -> bool:
        """Say whether the set is approved and so frozen."""
        return self.approved_on is not None


class Criterion(Record):
    """One question the experts answer with 0 to 5 points, and its weight in per cent."""

    criteria_set = models.ForeignKey(
        CriteriaSet, on_delete=models.PROTECT, related_name="criteria", verbose_name=_("set of criteria")
    )
    code = models.SlugField(_("code"), max_length=30)
    position = models.PositiveSmallIntegerField(_("position"))
    name_ky = models.CharField(_("name in Kyrgyz"), max_length=120)
    name_ru = models.CharField(_("name in Russian"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    question_ky = models.CharField(_("question in Kyrgyz"), max_length=250)
    question_ru = models.CharField(_("question in Russian"), max_length=250)
    question_en = models.CharField(_("question in English"), max_length=250)
    weight = models.DecimalField(_("weight in per cent"), max_digits=5, decimal_places=2)
    # {"0": {"ky": …, "ru": …, "en": …}, …}
    levels = models.JSONField(_("what the points mean"), default=dict, blank=True)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["criteria_set", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["criteria_set", "code"],
                name="criterion_code_once",
                violation_error_message=_("This set already has a criterion with this code."),
            ),
            models.UniqueConstraint(
                fields=["criteria_set", "position"],
                name="criterion_position_once",
                violation_error_message=_("This set already has a criterion in this place."),
            ),
            models.CheckConstraint(
                condition=Q(weight__gt=0, weight__lte=100),
                name="criterion_weight_in_per_cent",
                violation_error_message=_("A weight is more than 0 and at most 100 per cent."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Return the name in the language of the screen."""
        return translated(self, "name")

    @property
    def question(self) -> str:
        """Return the question in the language of the screen."""
        return translated(self, "question")

    @property
    def described_levels(self) -> list[tuple[int, str]]:
        """Return the points that are described, with their words in the language of the screen."""
        order = (current_language(), *FALLBACKS[current_language()])
        found = []
        for points in range(LOWEST_POINTS, HIGHEST_POINTS + 1):
            words = self.levels.get(str(points), {})
            text = next((words[code] for code in order if words.get(code)), "")
            if text:
                found.append((points, text))
        return found
